import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { tidyIdentifierSql } from "./identifier-sql.ts";

/**
 * Columns whose values are printed unmasked: codes and names of places, and languages. A code that identifies a
 * person quarantines its row.
 */
const printedColumns: Readonly<Record<string, "code" | "name">> = {
  school_id: "code",
  district_id: "code",
  county_id: "code",
  place: "code",
  name: "name",
  school_name: "name",
  district_name: "name",
  county_name: "name",
  home_language: "name",
  primary_language: "name",
};

/** What a printed column contains; undefined for other columns. */
export const printedAs = (table: string, column: string): "code" | "name" | undefined =>
  // Published figures contain no one's row.
  table === "official_figure" || table === "place_code" || table === "dashboard_row"
    ? undefined
    : printedColumns[column];

const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
/** A date or a Social Security number; no place has such a name. */
const datesAndNumbers = [
  "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([ t].*)?",
  "\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})( .*)?",
  `\\d{1,2}[- ]${month}[- ]\\d{2,4}`,
  `${month}\\.? \\d{1,2},? (19|20)\\d\\d`,
  "\\d{3}-\\d{2}-\\d{4}",
];
/**
 * A state student identifier, or a date without separators. Some agencies might number schools like this, but then
 * all of them.
 */
const longNumbers = ["\\d{10}", "(19[89]\\d|20[0-2]\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])"];

const matches = (column: string, forms: readonly string[]): string =>
  `coalesce(regexp_full_match(lower(${tidyIdentifierSql(column)}), ${sqlText(forms.join("|"))}), false)`;

/**
 * SQL condition for values in a printed column that look like a student identifier or a date, as in a row whose cells
 * have shifted.
 *
 * @param file  SQL of a row's file number; each file is judged on its own
 * @returns null if there are no such values
 */
export async function personalValues(db: DuckDb, table: string, column: string, file: string): Promise<string | null> {
  const name = sqlName(column);
  // There are few distinct values, so few need a closer look.
  const files = await db.all(
    `SELECT file, sum(n) AS "all", sum(n) FILTER (${matches("v", datesAndNumbers)}) AS dates, sum(n) FILTER (${matches("v", longNumbers)}) AS longs
     FROM (SELECT ${file} AS file, ${name} AS v, count(*) AS n FROM ${table} WHERE ${name} IS NOT NULL GROUP BY ALL) GROUP BY file`,
  );
  const all = matches(name, [...datesAndNumbers, ...longNumbers]);
  const usual = files.filter((row) => Number(row["longs"] ?? 0) * 2 > Number(row["all"]));
  const isFound = files.some(
    (row) => Number(row["dates"] ?? 0) + (usual.includes(row) ? 0 : Number(row["longs"] ?? 0)) > 0,
  );
  if (!isFound) return null;
  if (usual.length === 0) return all;
  const numbers = usual.map((row) => row["file"]).join(", ");
  return `CASE WHEN ${file} IN (${numbers}) THEN ${matches(name, datesAndNumbers)} ELSE ${all} END`;
}
