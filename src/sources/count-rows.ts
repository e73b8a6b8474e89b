import type { FlatFile } from "./flat-files.ts";
import { linesOf } from "./raw-rows.ts";
import { splitCsv } from "./split-csv.ts";

/** Up to this many bytes the rows of a file that no source knows are counted here: the engine's statements cost far more than so little text. */
const smallEnough = 1 << 20;

/** Whether `countRows` counts a file's rows. */
export const isCountedHere = ({ content }: FlatFile): boolean =>
  content.kind === "text" && content.seen.size <= smallEnough;

/** Any character besides spaces, quotes and the delimiter, after no-break spaces became spaces and zero-width ones went. */
const filled = (delimiter: string): RegExp =>
  new RegExp(`[^\\t\\n\\f\\r "\\u00a0\\u200b${delimiter === "" ? "" : `\\${delimiter}`}]`);

/** The number of rows that `loadRawRows` would load from a clean text file, and the lines whose quoted cell was never closed. */
export function countRows(path: string, delimiter: string, width: number): { rows: number; open: number[] } {
  const d = `\\${delimiter}`;
  const allQuoted = new RegExp(`^"[^"]*"(${d}"[^"]*")*$`);
  const isFilled = filled(delimiter);
  let rows = 0;
  let isHard = false;
  for (const { text } of linesOf(path)) {
    isHard = delimiter !== "^" && text.includes('"') && !allQuoted.test(text);
    if (isHard) break;
    if (isFilled.test(text)) rows++;
  }
  if (!isHard) return { rows, open: [] };
  const open: number[] = [];
  const isFilledRow = filled("");
  rows = 0;
  for (const row of splitCsv(linesOf(path), delimiter, width)) {
    if (row.open) open.push(row.line);
    if (row.fields.some((field) => isFilledRow.test(field))) rows++;
  }
  return { rows, open };
}
