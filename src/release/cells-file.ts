import type { CellsFault } from "../base/error-facts.ts";
import { AppError } from "../base/errors.ts";
import type { ReleaseCell, ReleaseKey } from "./cell.ts";
import { offeredKeys } from "./offered-keys.ts";
import { type Printed, printedText, readPrinted } from "./printed.ts";
import type { ReleaseIndicator, Structure } from "./structure.ts";

/** Columns of `cells.csv`. Texts never contain a comma, a quotation mark or a line break, so no cell is quoted. */
const columns = [
  "population",
  "indicator",
  "school_year",
  "place_kind",
  "place_id",
  "grade",
  "grouping",
  "level",
  "n",
  "rate",
  "value",
  "unit",
] as const;

const header = columns.join(",");

/** The key columns of a row, as written. */
export const keyText = (key: ReleaseKey): string => keysOf(key).join(",");

const keysOf = (key: ReleaseKey): readonly string[] => [
  key.population,
  key.indicator,
  key.schoolYear,
  key.placeKind,
  key.placeId,
  key.grade,
  key.grouping,
  key.level,
];

/** Lines of one piece of text. */
const perPiece = 10_000;

/** `cells.csv`, one line per cell, in pieces: those of a state have more characters than one string can. */
export const writeCells = (cells: readonly ReleaseCell[]): Iterable<string> => ({
  *[Symbol.iterator]() {
    yield `${header}\n`;
    for (let from = 0; from < cells.length; from += perPiece)
      yield cells
        .slice(from, from + perPiece)
        .map(lineOf)
        .join("");
  },
});

const lineOf = (cell: ReleaseCell): string =>
  `${keyText(cell)},${printedText(cell.n)},${optional(cell.rate)},${optional(cell.value)},${cell.unit}\n`;

const optional = (printed: Printed | null): string => (printed === null ? "" : printedText(printed));

/**
 * Reads `cells.csv`. Its rows must be exactly the offered cells, in order.
 *
 * @param text  whole, or in pieces cut anywhere
 * @throws AppError release.cells, with the line (the header is line 1) and the column; an empty column means the whole line
 */
export function readCells(text: string | Iterable<string>, structure: Structure): readonly ReleaseCell[] {
  const lines = linesOf(typeof text === "string" ? [text] : text);
  const first = lines.next();
  if (first.done === true || first.value !== header) throw fault(1, "population", "header");
  const measures = measuresOf(structure);
  const cells: ReleaseCell[] = [];
  let line = 1;
  for (const key of offeredKeys(structure)) {
    line += 1;
    const row = lines.next();
    if (row.done === true) throw fault(line, "", "missing");
    const measure = measures.get(key.population)?.get(key.indicator);
    cells.push(cellOf(row.value, key, measure, line));
  }
  const more = lines.next();
  if (more.done !== true)
    throw more.value === null ? fault(line + 1, "", "cut-short") : fault(line + 1, "population", "not-offered");
  return cells;
}

const measuresOf = (structure: Structure): ReadonlyMap<string, ReadonlyMap<string, ReleaseIndicator>> =>
  new Map(structure.populations.map(({ id, indicators }) => [id, new Map(indicators.map((one) => [one.id, one]))]));

/** Lines without their ends; null for a last line that has no end. */
function* linesOf(pieces: Iterable<string>): Generator<string | null> {
  let rest = "";
  for (const piece of pieces) {
    const text = rest + piece;
    let at = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", at)) {
      yield text.slice(at, end);
      at = end + 1;
    }
    rest = text.slice(at);
  }
  if (rest !== "") yield null;
}

function cellOf(row: string | null, key: ReleaseKey, measure: ReleaseIndicator | undefined, line: number): ReleaseCell {
  if (row === null) throw fault(line, "", "cut-short");
  const fields = row.split(",");
  if (fields.length !== columns.length) throw fault(line, "", "columns");
  const wrong = keysOf(key).findIndex((expected, at) => fields[at] !== expected);
  if (wrong >= 0) throw fault(line, columns[wrong] ?? "population", "not-offered");
  const [n = "", rate = "", value = "", unit = ""] = fields.slice(keysOf(key).length);
  const kind = measure?.measure;
  const expectedUnit = measure !== undefined && measure.measure !== "rate" ? measure.unit : "";
  if (unit !== expectedUnit) throw fault(line, "unit", "unit");
  return {
    ...key,
    n: count(n, line),
    rate: kind === "rate" ? share(rate, line) : empty(rate, line, "rate"),
    value: kind === "average" || kind === "other" ? shown(value, line, "value") : empty(value, line, "value"),
    unit: expectedUnit,
  };
}

function shown(text: string, line: number, column: string): Printed {
  const printed = readPrinted(text);
  if (printed === undefined) throw fault(line, column, "unreadable");
  return printed;
}

/** A number of students: whole, not negative. */
function count(text: string, line: number): Printed {
  const printed = shown(text, line, "n");
  if (!isWholeCount(printed)) throw fault(line, "n", "unreadable");
  return printed;
}

function isWholeCount(printed: Printed): boolean {
  const least =
    "value" in printed ? printed.value : "low" in printed ? printed.low : "high" in printed ? printed.high : 0;
  return least >= 0 && !("decimals" in printed && (printed.decimals ?? 0) > 0);
}

/** A percentage: from 0 to 100. */
function share(text: string, line: number): Printed {
  const printed = shown(text, line, "rate");
  const ends =
    "value" in printed
      ? [printed.value]
      : [...("low" in printed ? [printed.low] : []), ...("high" in printed ? [printed.high] : [])];
  const isCodeOfWhole = printed.kind === "number" || isWholeCount(printed);
  if (!isCodeOfWhole || ends.some((end) => end < 0 || end > 100)) throw fault(line, "rate", "unreadable");
  return printed;
}

function empty(text: string, line: number, column: string): null {
  if (text !== "") throw fault(line, column, "not-empty");
  return null;
}

const fault = (line: number, column: string, wrong: CellsFault): AppError =>
  new AppError("release.cells", { line, column, wrong });
