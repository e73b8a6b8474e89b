import type { FlatFile } from "./flat-files.ts";
import { hardLines, linesOf } from "./raw-rows.ts";
import { splitCsv } from "./split-csv.ts";

/**
 * Rows of unrecognized files up to this size are counted in JavaScript, because engine statements cost far more than
 * so little text.
 */
const smallEnough = 1 << 20;

/** Whether `countRows` counts a file's rows. */
export const isCountedHere = ({ content }: FlatFile): boolean =>
  content.kind === "text" && content.seen.size <= smallEnough;

/**
 * Any character besides spaces, quotes and the delimiter, once no-break spaces are normalized and zero-width ones
 * removed.
 */
const filled = (delimiter: string): RegExp =>
  new RegExp(`[^\\t\\n\\f\\r "\\u00a0\\u200b${delimiter === "" ? "" : `\\${delimiter}`}]`);

/** Number of rows `loadRawRows` would load from a clean text file, and lines with an unclosed quoted cell. */
export function countRows(path: string, delimiter: string, width: number): { rows: number; open: number[] } {
  const isHardLine = hardLines(delimiter);
  const isFilled = filled(delimiter);
  let rows = 0;
  let isHard = false;
  for (const { text } of linesOf(path)) {
    isHard = isHardLine(text);
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
