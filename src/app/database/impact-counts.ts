import { AppError } from "../../base/errors.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import type { Row } from "../../records/table.ts";
import type { ImpactPlan, Split } from "../../reports/impact/plan.ts";
import { allTogether, type ImpactGroup, type ImpactSegment } from "../../reports/impact/segment.ts";
import { dimensionOf, type ImpactTable, isUnsplit } from "./impact-table.ts";
import { spellingOf } from "./spelling.ts";

/** More results than anyone reads, and about what fits in memory. */
const mostResults = 2_000_000;

/**
 * Counts the students of every group per outcome, cohort and scenario, by GROUPING SETS over the counts of distinct
 * combinations. Skips groups without a student whose outcome is known.
 *
 * @returns segments in the order of their scenario (all together first), outcome, cohort and disaggregation, groups
 *   by name
 * @throws AppError impact.too-many
 */
export async function countImpact(db: DuckDb, table: ImpactTable, plan: ImpactPlan): Promise<readonly ImpactSegment[]> {
  const ordered: { readonly order: readonly number[]; readonly segment: ImpactSegment }[] = [];
  let results = 0;
  for (const [splitAt, split] of plan.splits.entries()) {
    for (const cohort of new Set(plan.outcomes.map((outcome) => outcome.cohort))) {
      const rows = await db.all(countsSql(table, plan, split, cohort, mostResults - results + 1));
      results += rows.length;
      if (results > mostResults) throw new AppError("impact.too-many", { most: mostResults });
      plan.outcomes.forEach((outcome, at) => {
        if (outcome.cohort !== cohort) return;
        for (const segment of segmentsOf(rows, { plan, split, cohort, outcome: at }))
          ordered.push({ order: [at, splitAt], segment });
      });
    }
  }
  const excluded = ordered.filter(({ segment }) => !isExcluded(plan, segment.by));
  return excluded.sort(inOrder).map(({ segment }) => segment);
}

/** Rows without an outcome, per outcome. */
export async function rowsWithout(db: DuckDb, table: ImpactTable, plan: ImpactPlan): Promise<readonly number[]> {
  const sums = plan.outcomes.map((_, k) => `CAST(coalesce(sum(u${k}), 0) AS DOUBLE) AS u${k}`);
  const [found] = await db.all(`SELECT ${sums.join(", ")} FROM ${table.name}`);
  return plan.outcomes.map((_, k) => Number(found?.[`u${k}`] ?? 0));
}

/** Outcomes with a count that is not whole, if every group size is. */
export async function outcomesInParts(db: DuckDb, table: ImpactTable, plan: ImpactPlan): Promise<readonly string[]> {
  if (plan.weight === null) return [];
  const parts = plan.outcomes.map((_, k) => `coalesce(bool_or(h${k} <> floor(h${k})), false) AS part${k}`);
  const [found] = await db.all(
    `SELECT bool_and(students = floor(students)) AS whole, ${parts.join(", ")} FROM ${table.name}`,
  );
  return found?.["whole"] === true
    ? plan.outcomes.filter((_, k) => found[`part${k}`] === true).map(({ name }) => name)
    : [];
}

function countsSql(table: ImpactTable, plan: ImpactPlan, split: Split, cohort: number | null, most: number): string {
  const at = (column: number): string => dimensionOf(table, column, false);
  const group = split.columns.map((column) => dimensionOf(table, column, split.flag !== null));
  const fixed = [...plan.fixed.map(at), ...(cohort === null ? [] : [at(cohort)]), ...group];
  const scenario = plan.scenarios.map(at);
  const sets = subsets(scenario).map((subset) => `(${[...subset, ...fixed].join(", ") || ""})`);
  const named = (columns: readonly string[], prefix: string): string[] =>
    columns.map((sql, i) => `${sql} AS ${prefix}${i}`);
  const counts = plan.outcomes.flatMap((_, k) => [
    `CAST(sum(n${k}) AS DOUBLE) AS n${k}`,
    `CAST(sum(h${k}) AS DOUBLE) AS h${k}`,
  ]);
  const rolled = scenario.map((sql, i) => `CAST(GROUPING(${sql}) AS INTEGER) AS rolled${i}`);
  const order = [
    ...scenario.map((_, i) => `rolled${i} DESC, scenario${i} NULLS LAST`),
    ...plan.fixed.map((_, i) => `fixed${i} NULLS LAST`),
    ...(cohort === null ? [] : ["cohort NULLS LAST"]),
    ...group.map((_, i) => `group${i} NULLS LAST`),
  ];
  const columns = [
    ...named(scenario, "scenario"),
    ...rolled,
    ...named(plan.fixed.map(at), "fixed"),
    ...(cohort === null ? [] : [`${at(cohort)} AS cohort`]),
    ...named(group, "group"),
    "bool_or(reference) AS reference",
    ...counts,
  ];
  return `SELECT ${columns.join(", ")} FROM ${table.name} GROUP BY GROUPING SETS (${sets.join(", ")})${
    order.length > 0 ? ` ORDER BY ${order.join(", ")}` : ""
  } LIMIT ${most}`;
}

function subsets(columns: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const column of columns) sets.push(...sets.map((set) => [...set, column]));
  return sets;
}

interface Asked {
  readonly plan: ImpactPlan;
  readonly split: Split;
  readonly cohort: number | null;
  readonly outcome: number;
}

/** Groups consecutive rows of one scenario and cohort into segments. */
function* segmentsOf(rows: readonly Row[], { plan, split, cohort, outcome }: Asked): Generator<ImpactSegment> {
  const isLong = plan.long !== null;
  const parts = isLong ? plan.long.disaggregations : 0;
  let key = "";
  let first: Row | undefined;
  let groups: ImpactGroup[] = [];
  const segment = (): ImpactSegment[] => {
    if (first === undefined || groups.length === 0) return [];
    const row = first;
    const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
    const fixed = plan.fixed.map((_, i) => text(`fixed${i}`));
    return [
      {
        by: [
          ...plan.scenarios.map((_, i) => (Number(row[`rolled${i}`]) === 1 ? allTogether : text(`scenario${i}`))),
          ...fixed.slice(parts),
        ],
        scenarios: plan.scenarios.length,
        outcome: plan.outcomes[outcome]?.name ?? "",
        cohortColumn: cohort === null ? null : (plan.headings[cohort] ?? null),
        cohort: cohort === null ? allTogether : text("cohort"),
        disaggregation: isLong ? joined(fixed.slice(0, parts), " + ") : split.name,
        groups,
        flag: split.flag,
      },
    ];
  };
  for (const row of rows) {
    const own = keyOf(row, plan);
    if (own !== key || first === undefined) {
      yield* segment();
      key = own;
      first = row;
      groups = [];
    }
    const n = Number(row[`n${outcome}`] ?? 0);
    if (n === 0) continue;
    const hits = Number(row[`h${outcome}`] ?? 0);
    groups.push({
      name: isUnsplit(split) ? allTogether : nameOf(split.columns.map((_, i) => row[`group${i}`] ?? null)),
      n,
      hits: plan.unfavorable ? n - hits : hits,
      isReference: row["reference"] === true,
    });
  }
  yield* segment();
}

const keyOf = (row: Row, plan: ImpactPlan): string =>
  JSON.stringify([
    ...plan.scenarios.flatMap((_, i) => [row[`rolled${i}`], row[`scenario${i}`]]),
    ...plan.fixed.map((_, i) => row[`fixed${i}`]),
    row["cohort"] ?? null,
  ]);

/** Group name such as "Asian, Female"; null if no part is known. */
function nameOf(parts: readonly unknown[]): string | null {
  if (parts.every((part) => part === null)) return null;
  return joined(
    parts.map((part) => (part === null ? null : String(part))),
    ", ",
  );
}

const joined = (parts: readonly (string | null)[], by: string): string => parts.map((part) => part ?? "?").join(by);

/** Whether every column named in an exclusion has the excluded value. */
const isExcluded = ({ excluded, scenarios }: ImpactPlan, by: readonly (string | null)[]): boolean =>
  excluded.some((named) =>
    [...named].every(([column, value]) => spellingOf(by[scenarios.indexOf(column)] ?? "") === spellingOf(value)),
  );

interface Ordered {
  readonly order: readonly number[];
  readonly segment: ImpactSegment;
}

function inOrder(a: Ordered, b: Ordered): number {
  return (
    compareLists(a.segment.by, b.segment.by) ||
    (a.order[0] ?? 0) - (b.order[0] ?? 0) ||
    compare(a.segment.cohort, b.segment.cohort) ||
    (a.order[1] ?? 0) - (b.order[1] ?? 0) ||
    compare(a.segment.disaggregation, b.segment.disaggregation)
  );
}

function compareLists(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, own] of a.entries()) {
    const order = compare(own, b[i] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** All students first, unknown last, otherwise by code unit, so that the order does not depend on the language. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === allTogether || b === null) return -1;
  if (b === allTogether || a === null) return 1;
  return a < b ? -1 : 1;
}
