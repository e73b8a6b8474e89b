import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { rawTable } from "./raw-rows.ts";
import type { Source } from "./source.ts";

/**
 * Restores the width of rows that a spreadsheet saved: it leaves out blank cells at a row's end, or, in a workbook, adds some to make rows as wide as the widest.
 * Rows of a record type get the width of its layout that most of them have. In text, a row that is wider than that has a delimiter inside a cell, so no row of its
 * record type is changed, and the wide ones fit no layout.
 *
 * @param isWorkbook  whether the rows are cells of a workbook
 */
export async function restoreWidths(db: DuckDb, source: Source, isWorkbook: boolean): Promise<void> {
  const widths = await db.all(
    `SELECT f[1] AS tag, len(f) AS width, count(*) AS n FROM ${rawTable} GROUP BY ALL ORDER BY n DESC, width DESC`,
  );
  const suffix = source.extract?.suffix ?? "";
  const usual = new Map<string, number>();
  const widest = new Map<string, number>();
  for (const { tag: text, width: fields } of widths) {
    const [tag, width] = [String(text), Number(fields)];
    widest.set(tag, Math.max(width, widest.get(tag) ?? 0));
    const id = source.tagOf?.(tag) ?? null;
    if (id === null || usual.has(tag)) continue;
    const isExtract = suffix !== "" && tag.trim().toUpperCase().endsWith(suffix);
    const more = isExtract ? (source.extract?.fields ?? 0) : 0;
    if (source.records.some((r) => r.id === id && r.fieldCounts?.includes(width - more))) usual.set(tag, width);
  }
  for (const [tag, width] of usual) {
    if (!isWorkbook && (widest.get(tag) ?? 0) > width) continue;
    const isBlankBeyond = `len(list_filter(f[${width + 1}:], lambda cell: trim(cell) <> '')) = 0`;
    await db.run(
      `UPDATE ${rawTable} SET f = list_resize(f, ${width}, '') WHERE f[1] = ${sqlText(tag)} AND len(f) <> ${width} AND ${isBlankBeyond}`,
    );
  }
}
