import { isIdentifying } from "../base/shown-value.ts";

/** Position of the first row at least 60% as wide as the widest one, below any titles; -1 if no row has two cells. */
export function widestRow(rows: readonly (readonly string[])[]): number {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== "").length;
  const first = rows.slice(0, 20);
  const widest = Math.max(0, ...first.map(filled));
  return first.findIndex((row) => filled(row) >= Math.max(2, widest * 0.6));
}

/**
 * Position of the row of headings in a file of unknown layout; -1 if it has none. Headings differ from each other, and
 * the first is a word, not a number or a date.
 */
export function headingRow(rows: readonly (readonly string[])[]): number {
  const at = widestRow(rows);
  const cells = (rows[at] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== "");
  const [first = ""] = cells;
  return /\p{L}/u.test(first) && !isIdentifying(first) && new Set(cells).size === cells.length ? at : -1;
}
