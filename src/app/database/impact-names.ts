import { AppError } from "../../base/errors.ts";
import { languages } from "../../base/lang.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlText } from "../../engine/sql.ts";
import type { ImpactPlan } from "../../reports/impact/plan.ts";
import { namedGroups } from "../../sources/official-files/group-codes.ts";
import { plainName } from "../../sources/source.ts";
import { languageOf } from "../../ui/language/languages.ts";
import { dimensionOf, type ImpactTable } from "./impact-table.ts";
import { spellingOf, spellingSql } from "./spelling.ts";

/** Spellings of one value that were read as the same. */
export interface SameName {
  readonly column: string;
  /** The spelling with the most students; null = blank. */
  readonly name: string | null;
  readonly also: readonly string[];
}

/** A value whose rows were left out because its name is that of a total. */
export interface TotalLeftOut {
  readonly column: string;
  readonly name: string;
  /** Students in its rows. */
  readonly students: number;
  /** Students in the rows of all other values. A true total has as many. */
  readonly others: number;
}

/** What the names in a file's columns turned out to be. */
export interface ImpactNames {
  readonly same: readonly SameName[];
  readonly totals: readonly TotalLeftOut[];
}

/** Names of a row of totals, beyond those in states' files. */
const furtherTotals = new Set(["grandtotal", "subtotal", "overall", "everyone", "todoslosestudiantes", "totalgeneral"]);

/**
 * Names that mean the same as a blank cell. They include those that a result shows for a blank, so that no two groups
 * have one name. "Unknown" and "declined" are answers of their own.
 */
const blankNames: ReadonlySet<string> = new Set(
  [...languages.map((lang) => languageOf[lang].terminal.impact.notStated), "not reported", "no response", "?"].map(
    spellingOf,
  ),
);

const isTotalName = (name: string): boolean =>
  namedGroups[plainName(name)] === "all=all" || furtherTotals.has(plainName(name));

/**
 * Gives each value of a column one spelling, and removes rows of totals, which would count every student twice. In long
 * form a total is removed only from a disaggregation that has other groups.
 *
 * @throws AppError impact.only-totals if every row is a total in one of several columns
 */
export async function settleNames(db: DuckDb, table: ImpactTable, plan: ImpactPlan): Promise<ImpactNames> {
  const same: SameName[] = [];
  const totals = new Map<string, TotalLeftOut>();
  const split = new Set(plan.splits.flatMap(({ columns, flag }) => (flag === null ? columns : [])));
  const repeated = new Set(plan.scenarios);
  const removed: string[] = [];
  for (const { column, isFlag } of table.dimensions) {
    if (isFlag) continue;
    const heading = plan.headings[column] ?? "";
    const values = await withoutBlanks(db, table, column, (also) => same.push({ column: heading, name: null, also }));
    for (const spellings of Map.groupBy(values, ({ spelling }) => spelling).values()) {
      const [most, ...others] = spellings;
      if (most === undefined || others.length === 0) continue;
      const also = others.map(({ name }) => name);
      same.push({ column: heading, name: most.name, also });
      const at = dimensionOf(table, column, false);
      await db.run(
        `UPDATE ${table.name} SET ${at} = ${sqlText(most.name)} WHERE ${at} IN (${also.map(sqlText).join(", ")})`,
      );
    }
    const named = values.filter(({ name }) => isTotalName(name));
    if (!(split.has(column) || repeated.has(column)) || named.length === 0 || named.length === values.length) continue;
    const isTotal = `${dimensionOf(table, column, false)} IN (${named.map(({ name }) => sqlText(name)).join(", ")})`;
    const where = plan.long === null ? isTotal : `${isTotal} AND ${hasOthers(table, plan, isTotal)}`;
    removed.push(where);
    const others = await studentsWhere(db, table, isBeside(table, plan, isTotal));
    for (const { name, students } of await leftOut(db, table, column, where))
      totals.set(`${heading}/${name}`, { column: heading, name, students, others });
  }
  if (removed.length > 0) {
    await db.run(`DELETE FROM ${table.name} WHERE ${removed.join(" OR ")}`);
    const [left] = await db.all(`SELECT count(*) > 0 AS any FROM ${table.name}`);
    if (left?.["any"] !== true)
      throw new AppError("impact.only-totals", {
        columns: [...new Set([...totals.values()].map((one) => one.column))],
      });
  }
  return { same, totals: [...totals.values()] };
}

/** Distinct values of a column. Those that mean a blank become one, where the column also has blanks. */
async function withoutBlanks(
  db: DuckDb,
  table: ImpactTable,
  column: number,
  report: (names: readonly string[]) => void,
): ReturnType<typeof valuesOf> {
  const values = await valuesOf(db, table, column);
  const named = values.filter(({ spelling }) => blankNames.has(spelling)).map(({ name }) => name);
  if (named.length === 0) return values;
  const at = dimensionOf(table, column, false);
  const [blank] = await db.all(`SELECT 1 AS one FROM ${table.name} WHERE ${at} IS NULL LIMIT 1`);
  if (blank === undefined) return values;
  await db.run(`UPDATE ${table.name} SET ${at} = NULL WHERE ${at} IN (${named.map(sqlText).join(", ")})`);
  report(named);
  return values.filter(({ name }) => !named.includes(name));
}

/** Distinct values of a column, most students first. */
async function valuesOf(
  db: DuckDb,
  table: ImpactTable,
  column: number,
): Promise<readonly { readonly name: string; readonly spelling: string }[]> {
  const at = dimensionOf(table, column, false);
  const rows = await db.all(
    `SELECT ${at} AS name, ${spellingSql(at)} AS spelling FROM ${table.name} WHERE ${at} IS NOT NULL
     GROUP BY ALL ORDER BY sum(students) DESC, name`,
  );
  return rows.map(({ name, spelling }) => ({ name: String(name), spelling: String(spelling) }));
}

async function leftOut(
  db: DuckDb,
  table: ImpactTable,
  column: number,
  where: string,
): Promise<readonly { readonly name: string; readonly students: number }[]> {
  const rows = await db.all(
    `SELECT ${dimensionOf(table, column, false)} AS name, CAST(sum(students) AS DOUBLE) AS students
     FROM ${table.name} WHERE ${where} GROUP BY ALL ORDER BY name`,
  );
  return rows.map(({ name, students }) => ({ name: String(name), students: Number(students ?? 0) }));
}

async function studentsWhere(db: DuckDb, table: ImpactTable, where: string): Promise<number> {
  const [sum] = await db.all(
    `SELECT CAST(coalesce(sum(students), 0) AS DOUBLE) AS students FROM ${table.name} WHERE ${where}`,
  );
  return Number(sum?.["students"] ?? 0);
}

/** SQL: the row's disaggregation in long form. */
function disaggregationOf(table: ImpactTable, plan: ImpactPlan): string {
  const fixed = plan.fixed.map((column) => `coalesce(${dimensionOf(table, column, false)}, '')`).join(", ");
  return fixed === "" ? "true" : `(${fixed})`;
}

/** SQL: whether the row's disaggregation also has groups that are not totals. */
function hasOthers(table: ImpactTable, plan: ImpactPlan, isTotal: string): string {
  const key = disaggregationOf(table, plan);
  return `${key} IN (SELECT ${key} FROM ${table.name} WHERE NOT coalesce(${isTotal}, false))`;
}

/** SQL: whether the row is no total, of a disaggregation that has one. */
function isBeside(table: ImpactTable, plan: ImpactPlan, isTotal: string): string {
  const other = `NOT coalesce(${isTotal}, false)`;
  if (plan.long === null) return other;
  const key = disaggregationOf(table, plan);
  return `${other} AND ${key} IN (SELECT ${key} FROM ${table.name} WHERE ${isTotal})`;
}
