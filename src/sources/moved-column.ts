import { holdLimits } from "../rules/hold-limits.ts";
import { type CellContext, cellSql, textColumns } from "./cell-sql.ts";
import { type Fates, fileNumber, noFates, totalOf } from "./fates.ts";
import { any, type Flag } from "./mapped-columns.ts";
import type { RecordType } from "./mapping.ts";
import type { RawFiles } from "./raw-files.ts";
import { rawTable } from "./raw-rows.ts";

/** Share of a column's filled cells that must be what another column should be. */
const nearlyAll = 0.95;

/** Whether so many of a file's rows are refused in one column that the column is another one. */
export const isRefused = (rows: number, total: number): boolean => {
  const { share, rows: least } = holdLimits.columnRefused;
  return rows >= least && rows > share * total;
};

/**
 * Where the values of a column are that is mostly not what it should be: the only other column of the file whose cells nearly all are. Numbers, texts and
 * years fit too many columns to say so.
 *
 * @returns the column's name; undefined where no column, or more than one, fits
 */
export async function movedTo(
  files: RawFiles,
  record: RecordType,
  { column, reader, fault }: Flag,
  file: number,
  rows: number,
  fates: Fates = noFates,
): Promise<string | undefined> {
  const isDistinctive =
    reader?.as === "code" || reader?.as === "date" || (reader?.as === "id" && reader.digits !== undefined);
  if (reader === null || column === null || !isDistinctive || fault === "blank" || files.streamed !== undefined)
    return undefined;
  if (!isRefused(rows, totalOf(fates))) return undefined;
  const own = files.cells.locate(column);
  const ofFile = `WHERE ${fileNumber(files)} = ${file}`;
  const [width] = await files.db.all(`SELECT max(len(f)) AS n FROM ${rawTable} ${ofFile}`);
  const others = Array.from({ length: Number(width?.["n"] ?? 0) }, (_, i) => i + 1).filter((at) => at !== own);
  const cells: CellContext = { ...files.cells, texts: textColumns(record.missing ?? []) };
  const sums = others.flatMap((position) => {
    const { text, faults } = cellSql({ at: { position }, read: reader }, cells);
    const filled = `${text ?? "NULL"} IS NOT NULL`;
    const bad = any(faults.flatMap((f) => (f.fault === "restored-zeros" ? [] : [`coalesce(${f.when}, false)`])));
    return [
      `count_if(${filled}) AS filled_${position}`,
      `count_if(${filled} AND NOT ${bad}) AS fits_${position}`,
      `count(DISTINCT ${text ?? "NULL"}) AS values_${position}`,
    ];
  });
  const below = cells.texts.under(sums.join(" "), (texts) => `(SELECT line${texts} FROM ${rawTable} ${ofFile})`);
  const [row] = await files.db.all(`SELECT ${sums.join(", ")} FROM ${below}`);
  const count = (name: string, at: number): number => Number(row?.[`${name}_${at}`] ?? 0);
  const fit = others.filter(
    (at) =>
      count("filled", at) >= rows / 2 &&
      count("values", at) > 1 &&
      count("fits", at) >= nearlyAll * count("filled", at),
  );
  const [found] = fit;
  return fit.length === 1 && found !== undefined ? files.nameAt(found) : undefined;
}
