import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import type { FileColumn, RecordType } from "./mapping.ts";
import { rawTable } from "./raw-rows.ts";
import type { OtherRows } from "./source.ts";

/** Some rows under one header: their record type, and SQL that selects them among the raw rows. */
interface RowKind {
  readonly record: RecordType;
  readonly where: string;
  readonly rows: number;
}

/** Kinds of rows under one header, each with its share of the file's rows; skips kinds without rows. */
export async function kindsOfRows(
  db: DuckDb,
  {
    record,
    others,
    rows,
  }: { readonly record: RecordType; readonly others: OtherRows | undefined; readonly rows: number },
  locate: (column: FileColumn) => number | null,
): Promise<RowKind[]> {
  const position = others === undefined ? null : locate(others.at);
  if (others === undefined || position === null) return [{ record, where: "true", rows }];
  const codes = others.isIn.map((code) => sqlText(code.toUpperCase())).join(", ");
  const isOther = `coalesce(upper(trim(f[${position}])) IN (${codes}), false)`;
  const [counted] = await db.all(`SELECT count_if(${isOther}) AS n FROM ${rawTable}`);
  const n = Number(counted?.["n"]);
  const kinds = [
    { record, where: `NOT ${isOther}`, rows: rows - n },
    { record: others.record, where: isOther, rows: n },
  ].filter((kind) => kind.rows > 0);
  return kinds.length === 0 ? [{ record, where: "true", rows }] : kinds;
}
