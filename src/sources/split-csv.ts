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
 * file's field count, otherwise its quote counts as never closed.
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
    if (fields !== null && (waiting.length === 1 || fields.length === width)) {
      yield { line: waiting[0]?.line ?? next.line, fields };
      waiting = [];
    } else if (fields !== null || waiting.length > longestCell) {
      const row = giveUp();
      if (row !== null) yield row;
    }
  }
}

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
