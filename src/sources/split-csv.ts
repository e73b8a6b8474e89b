/** A line of text with its number, from 1. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A row of a quoted table with the line on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
  /** A quoted cell was never closed; the row is one line, split at every delimiter. */
  readonly open?: true;
}

/** Most lines in a quoted cell before its quote counts as unclosed. */
const longestCell = 50;

/**
 * Splits lines into fields as RFC 4180 defines: a field may be quoted, a quote inside is doubled, and a quoted field
 * may span lines. A quote inside an unquoted field is an ordinary character. A row that spans lines must have the
 * file's field count, and no further line may look like a row of its own, otherwise its quote counts as never closed:
 * two stray quotes in one column would make one row of all the rows between them.
 *
 * @param width  number of fields in the header
 */
export function* splitCsv(lines: Iterable<Line>, delimiter: string, width: number): Generator<CsvRow> {
  const source = lines[Symbol.iterator]();
  let queue: Line[] = [];
  let waiting: Line[] = [];
  const giveUp = (): CsvRow | null => {
    const first = waiting[0];
    queue = [...waiting.slice(1), ...queue];
    waiting = [];
    return first === undefined ? null : { line: first.line, fields: first.text.split(delimiter), open: true };
  };
  let model: readonly string[] = [];
  for (;;) {
    const next = queue.shift() ?? source.next().value;
    if (next === undefined) {
      if (waiting.length === 0) return;
      const row = giveUp();
      if (row !== null) yield row;
      continue;
    }
    waiting.push(next);
    const fields = cut(waiting, delimiter);
    const isOneLine = waiting.length === 1;
    if (fields !== null && (isOneLine || (fields.length === width && !holdsRows(waiting, model, delimiter, width)))) {
      yield { line: waiting[0]?.line ?? next.line, fields };
      if (fields.length === width) model = fields.map(bare);
      waiting = [];
    } else if (fields !== null || waiting.length > longestCell) {
      const row = giveUp();
      if (row !== null) yield row;
    }
  }
}

/** Fewer fields or digits than these can be in a line of a note. */
const fewestFields = 5;
const fewestDigits = 5;
/** In characters: how much the numbers of a column differ. */
const similarLength = 2;

/**
 * Whether one of a row's further lines is a row itself: it has all fields, with numbers where another row has them, such
 * as identifiers. If no row has numbers, every line must have exactly the file's fields.
 *
 * @param model  cells of another row
 */
function holdsRows(lines: readonly Line[], model: readonly string[], delimiter: string, width: number): boolean {
  const [first, ...further] = lines.map(({ text }) => readings(text, delimiter));
  const models = [model, ...(first ?? [])].filter((cells) => cells.filter(isNumeric).join("").length >= fewestDigits);
  if (models.length === 0)
    return width >= fewestFields && [first, ...further].every((each) => each?.[0]?.length === width);
  return further.some((each) =>
    each.some((cells) => cells.length >= width && models.some((row) => areAlike(row, cells))),
  );
}

/** Cells of a line, with its quotes as ordinary characters or as pairs. */
const readings = (text: string, delimiter: string): string[][] =>
  [text, text.replaceAll(/"[^"]*"/g, "")].map((plain) => plain.split(delimiter).map(bare));

/** Whether cells have numbers where a row has most of its numbers and its longest. */
function areAlike(row: readonly string[], cells: readonly string[]): boolean {
  const lengthAt = (at: number): number => row[at]?.length ?? 0;
  const numbers = row.flatMap((cell, at) => (isNumeric(cell) ? [at] : []));
  const [longest = 0] = numbers.toSorted((a, b) => lengthAt(b) - lengthAt(a));
  const own = cells[longest] ?? "";
  return (
    isNumeric(own) &&
    Math.abs(own.length - lengthAt(longest)) <= similarLength &&
    numbers.filter((at) => isNumeric(cells[at] ?? "")).length * 2 >= numbers.length
  );
}

const bare = (cell: string): string => cell.replaceAll('"', "").trim();
const isNumeric = (cell: string): boolean => /\d/.test(cell) && !/\p{L}/u.test(cell);

/** Fields of joined lines, or null if the last quoted field is still open. */
function cut(lines: readonly Line[], delimiter: string): string[] | null {
  const text = lines.map((l) => l.text).join("\n");
  const fields: string[] = [];
  for (let at = 0; ; ) {
    let value = "";
    if (text[at] === '"') {
      const closed = quoted(text, at + 1);
      if (closed === null) return null;
      value = closed.value;
      at = closed.after;
      // A quote that ends several lines and has text behind it begins another cell: the first one was never closed.
      if (value.includes("\n") && at < text.length && text[at] !== delimiter) return [];
    }
    // Text after a closing quote is part of the field.
    const end = text.indexOf(delimiter, at);
    fields.push(value + text.slice(at, end < 0 ? text.length : end));
    if (end < 0) return fields;
    at = end + 1;
  }
}

function quoted(text: string, from: number): { value: string; after: number } | null {
  let value = "";
  for (let at = from; ; ) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, after: close + 1 };
    value += '"';
    at = close + 2;
  }
}
