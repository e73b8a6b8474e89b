import { AppError, isError } from "../../base/errors.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlText } from "../../engine/sql.ts";
import type { ImpactPlan, Split } from "../../reports/impact/plan.ts";
import { namesAPerson, type TableFile } from "../../sources/table-file.ts";
import { spellingSql } from "./spelling.ts";

/**
 * A database table with counts per combination of values: `d0`, `d1`, ... are the values, `n0` students whose outcome
 * 0 is known, `h0` students with it, `u0` rows where it is unknown.
 */
export interface ImpactTable {
  readonly name: string;
  readonly dimensions: readonly Dimension[];
}

interface Dimension {
  readonly column: number;
  /** Parsed as yes or no. */
  readonly isFlag: boolean;
}

/** Name of a column's values in the table. */
export function dimensionOf(table: Pick<ImpactTable, "dimensions">, column: number, isFlag: boolean): string {
  return `d${table.dimensions.findIndex((d) => d.column === column && d.isFlag === isFlag)}`;
}

export const isUnsplit = ({ columns }: Split): boolean => columns.length === 0;

const text = (column: number): string => `nullif(trim(c${column}), '')`;
/** R writes NA for missing values. */
const known = (column: number): string =>
  `nullif(CASE WHEN upper(trim(c${column})) = 'NA' THEN '' ELSE trim(c${column}) END, '')`;
const yesOrNo = (column: number): string =>
  `CASE trim(c${column}) WHEN '1' THEN true WHEN '0' THEN false ELSE
    CASE lower(trim(c${column})) WHEN 'true' THEN true WHEN 'false' THEN false ELSE
      CASE TRY_CAST(trim(c${column}) AS DOUBLE) WHEN 1 THEN true WHEN 0 THEN false END END END`;
/** Six decimals, so that sums are exact in any order. */
const decimal = (column: number): string => `TRY_CAST(trim(c${column}) AS DECIMAL(18, 6))`;

/**
 * Reads a plan's columns and counts each combination of values in one scan of the file.
 *
 * @throws AppError table.bad-rows, impact.values, impact.more-than-size, impact.no-rows, impact.identifier
 */
export async function readImpactTable(db: DuckDb, file: TableFile, plan: ImpactPlan): Promise<ImpactTable> {
  const table: ImpactTable = { name: "impact", dimensions: dimensionsOf(plan) };
  const lenient = await scan(db, file, (rows) =>
    db.run(`CREATE TEMP TABLE ${table.name} AS ${combinationsSql(table, plan, rows)}`),
  );
  await requireSoundValues(db, table, plan, file, lenient);
  await requireNoIdentifier(db, table, plan);
  return table;
}

function dimensionsOf(plan: ImpactPlan): readonly Dimension[] {
  const all: Dimension[] = [
    ...plan.splits.flatMap(({ columns, flag }) => columns.map((column) => ({ column, isFlag: flag !== null }))),
    ...[...plan.fixed, ...plan.scenarios, ...plan.outcomes.flatMap(({ cohort }) => cohort ?? [])].map((column) => ({
      column,
      isFlag: false,
    })),
  ];
  return [...new Map(all.map((d) => [`${d.column}/${d.isFlag}`, d])).values()];
}

/**
 * Runs a query over the rows of a file. A malformed row stops it unless it is blank. @returns whether blank rows were
 * skipped
 */
async function scan(db: DuckDb, file: TableFile, query: (rows: string) => Promise<unknown>): Promise<boolean> {
  try {
    await query(file.rows(false));
    return false;
  } catch (error) {
    if (!isError(error, "engine.question-failed")) throw error;
    await db.all(`SELECT count(c0) FROM ${file.rows(true)}`);
    const [bad] = await db.all(
      `SELECT CAST(count(DISTINCT line) AS INTEGER) AS rows, CAST(min(line) AS INTEGER) AS first_row FROM reject_errors WHERE trim(csv_line, ' \t,;|^"') <> ''`,
    );
    const rows = Number(bad?.["rows"] ?? 0);
    if (rows > 0) {
      throw new AppError("table.bad-rows", {
        file: file.name,
        rows,
        firstRow: Number(bad?.["first_row"]),
        columns: file.headings.length,
      });
    }
    await query(file.rows(true));
    return true;
  }
}

/** A value its column does not allow: where it is, and what is wrong. */
interface TableFault {
  readonly column: number;
  readonly needed: "yes-or-no" | "count" | "size" | "flag" | "no-more-than-size";
  readonly sql: string;
}

const badText = (column: number, read: string): string => `${known(column)} IS NOT NULL AND ${read} IS NULL`;

function faultsOf(plan: ImpactPlan): readonly TableFault[] {
  const { weight, long } = plan;
  const flags = plan.splits.flatMap(({ columns, flag }) => (flag === null ? [] : columns));
  const yesNo = (column: number): string => badText(column, yesOrNo(column));
  return [
    ...plan.outcomes.map(
      ({ column }): TableFault =>
        weight === null
          ? { column, needed: "yes-or-no", sql: yesNo(column) }
          : { column, needed: "count", sql: `${badText(column, decimal(column))} OR ${decimal(column)} < 0` },
    ),
    ...(weight === null ? [] : [{ column: weight, needed: "size", sql: badSize(plan, weight) } satisfies TableFault]),
    ...[
      ...flags,
      ...(long?.referenceFlag === undefined || long.referenceFlag === null ? [] : [long.referenceFlag]),
    ].map((column): TableFault => ({ column, needed: "flag", sql: yesNo(column) })),
    ...(weight === null
      ? []
      : plan.outcomes.map(
          ({ column }): TableFault => ({
            column,
            needed: "no-more-than-size",
            sql: `coalesce(${decimal(column)} > ${decimal(weight)}, false)`,
          }),
        )),
  ];
}

/** A row without a size is skipped if it has no count either; tables that hide small numbers have such rows. */
const badSize = ({ outcomes }: ImpactPlan, weight: number): string =>
  `${badText(weight, decimal(weight))} OR coalesce(${decimal(weight)} <= 0, ${outcomes.map(({ column }) => `${known(column)} IS NOT NULL`).join(" OR ")})`;

function combinationsSql(table: ImpactTable, plan: ImpactPlan, rows: string): string {
  const { weight, long } = plan;
  const values = table.dimensions.map(({ column, isFlag }, i) =>
    isFlag ? `CASE ${yesOrNo(column)} WHEN true THEN '1' WHEN false THEN '0' END AS d${i}` : `${text(column)} AS d${i}`,
  );
  const outcomes = plan.outcomes.map(
    ({ column }, k) => `${weight === null ? yesOrNo(column) : decimal(column)} AS s${k}`,
  );
  const faults = faultsOf(plan);
  const inner = [
    ...values,
    ...outcomes,
    ...(weight === null ? [] : [`${decimal(weight)} AS size`]),
    `${long?.referenceFlag === undefined || long.referenceFlag === null ? "false" : yesOrNo(long.referenceFlag)} AS is_reference`,
    ...faults.map(({ sql }, i) => `${sql} AS fault${i}`),
  ];
  const counts = plan.outcomes.flatMap((_, k) =>
    weight === null
      ? [`count(s${k}) AS n${k}`, `count_if(s${k}) AS h${k}`, `count_if(s${k} IS NULL) AS u${k}`]
      : [`sum(size) FILTER (s${k} IS NOT NULL) AS n${k}`, `sum(s${k}) AS h${k}`, `count_if(s${k} IS NULL) AS u${k}`],
  );
  const outer = [
    ...table.dimensions.map((_, i) => `d${i}`),
    `${weight === null ? "count(*)" : "sum(size)"} AS students`,
    "bool_or(is_reference) AS reference",
    ...counts,
    ...faults.map((_, i) => `count_if(fault${i}) AS faults${i}`),
  ];
  const by = table.dimensions.length === 0 ? "" : ` GROUP BY ${table.dimensions.map((_, i) => `d${i}`).join(", ")}`;
  return `SELECT ${outer.join(", ")} FROM (SELECT ${inner.join(", ")} FROM ${rows}${whereOf(plan)})${by}`;
}

const whereOf = ({ only }: ImpactPlan): string =>
  only.length === 0
    ? ""
    : ` WHERE ${only
        .map(({ column, values }) => {
          const wanted = values.map((value) => spellingSql(sqlText(value)));
          return `coalesce(${spellingSql(`c${column}`)}, '') IN (${wanted.join(", ")})`;
        })
        .join(" AND ")}`;

async function requireSoundValues(
  db: DuckDb,
  table: ImpactTable,
  plan: ImpactPlan,
  file: TableFile,
  lenient: boolean,
): Promise<void> {
  const faults = faultsOf(plan);
  const [sums] = await db.all(
    `SELECT CAST(count(*) AS INTEGER) AS combinations, ${faults.map((_, i) => `CAST(coalesce(sum(faults${i}), 0) AS INTEGER) AS f${i}`).join(", ")} FROM ${table.name}`,
  );
  if (Number(sums?.["combinations"] ?? 0) === 0)
    throw new AppError("impact.no-rows", { file: file.name, filtered: plan.only.length > 0 });
  for (const [i, fault] of faults.entries()) {
    const rows = Number(sums?.[`f${i}`] ?? 0);
    if (rows === 0) continue;
    const [first] = await db.all(
      `SELECT CAST(min(row_at) AS INTEGER) AS first_row FROM (SELECT *, row_number() OVER () + ${file.headingRow} AS row_at FROM ${file.rows(lenient)})
       ${whereOf(plan) === "" ? " WHERE" : `${whereOf(plan)} AND`} (${fault.sql})`,
    );
    const at = { column: plan.headings[fault.column] ?? "", rows, firstRow: Number(first?.["first_row"]) };
    if (fault.needed === "no-more-than-size")
      throw new AppError("impact.more-than-size", { ...at, size: plan.headings[plan.weight ?? 0] ?? "" });
    throw new AppError("impact.values", { ...at, needed: fault.needed });
  }
}

/** Columns with at most this many values are not treated as lists of people by their values alone. */
const fewValues = 10;

/**
 * Rejects a column with about one value per student: values are printed, and these would identify children. A column
 * whose heading says identifier or name is rejected if it has fewer than ten students per value.
 */
async function requireNoIdentifier(db: DuckDb, table: ImpactTable, plan: ImpactPlan): Promise<void> {
  const columns = table.dimensions.map(({ isFlag }, i) => (isFlag ? "0" : `CAST(count(DISTINCT d${i}) AS INTEGER)`));
  if (columns.length === 0) return;
  const [found] = await db.all(
    `SELECT CAST(sum(students) AS DOUBLE) AS students, ${columns.map((sql, i) => `${sql} AS values${i}`).join(", ")} FROM ${table.name}`,
  );
  const students = Number(found?.["students"] ?? 0);
  for (const [i, { column }] of table.dimensions.entries()) {
    const heading = plan.headings[column] ?? "";
    const values = Number(found?.[`values${i}`] ?? 0);
    const isList = values > fewValues && values * 2 > students;
    if (isList || (namesAPerson(heading) && values * fewValues > students))
      throw new AppError("impact.identifier", { column: heading, values, students });
  }
}
