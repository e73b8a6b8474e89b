import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { tidyIdentifierSql } from "./identifier-sql.ts";

/** Columns whose values are printed as they are: codes and names of places, and languages. A code that is a person's quarantines its row. */
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

/** What a column that is printed holds; undefined for others. */
export const printedAs = (table: string, column: string): "code" | "name" | undefined =>
  // Offices publish their figures without anybody's row.
  table === "official_figure" || table === "place_code" || table === "dashboard_row"
    ? undefined
    : printedColumns[column];

const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
/** A date, or a social security number: no place is called that. */
const datesAndNumbers = [
  "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([ t].*)?",
  "\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})( .*)?",
  `\\d{1,2}[- ]${month}[- ]\\d{2,4}`,
  `${month}\\.? \\d{1,2},? (19|20)\\d\\d`,
  "\\d{3}-\\d{2}-\\d{4}",
];
/** A state's identifier of a student, or a date without separators. Some places may number their schools so, but then all of them. */
const longNumbers = ["\\d{10}", "(19[89]\\d|20[0-2]\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])"];

const matches = (column: string, forms: readonly string[]): string =>
  `coalesce(regexp_full_match(lower(${tidyIdentifierSql(column)}), ${sqlText(forms.join("|"))}), false)`;

/**
 * Of a table's printed column, the condition for a value that has the form of a student's identifier or of a date, as in a row whose cells have shifted.
 *
 * @returns null where no value has
 */
export async function personalValues(db: DuckDb, table: string, column: string): Promise<string | null> {
  const name = sqlName(column);
  // Few values are distinct, so that hardly any is looked at by its form.
  const [found] = await db.all(
    `SELECT sum(n) AS "all", sum(n) FILTER (${matches("v", datesAndNumbers)}) AS dates, sum(n) FILTER (${matches("v", longNumbers)}) AS longs
     FROM (SELECT ${name} AS v, count(*) AS n FROM ${table} WHERE ${name} IS NOT NULL GROUP BY v)`,
  );
  const n = (of: string): number => Number(found?.[of] ?? 0);
  const isUsual = n("longs") * 2 > n("all");
  if (n("dates") + (isUsual ? 0 : n("longs")) === 0) return null;
  return matches(name, isUsual ? datesAndNumbers : [...datesAndNumbers, ...longNumbers]);
}
