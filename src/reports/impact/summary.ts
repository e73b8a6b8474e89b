import { isNone } from "../../base/finding.ts";
import { flagsOf, type ImpactRow } from "./row.ts";
import { allTogether, type ImpactSegment, noDisaggregation } from "./segment.ts";

/** Results of the three methods for one outcome and disaggregation: over all cohorts, with all scenarios combined. */
export interface ImpactSummary {
  /** Includes the summarized-by values: "Transfer, Success". */
  readonly outcome: string;
  readonly disaggregation: string;
  readonly cohorts: number;
  /** Number of groups compared. */
  readonly groups: number;
  /** Names of groups flagged in any cohort, without duplicates. */
  readonly gap: readonly (string | null)[];
  readonly ratio: readonly (string | null)[];
  readonly share: readonly (string | null)[];
  /** Row flagged by the percentage point gap that needs the most students to reach the reference rate. */
  readonly most: ImpactRow | undefined;
}

/** A summary per outcome and disaggregation, in row order. Totals have no comparison and no summary. */
export function impactSummaries(rows: readonly ImpactRow[]): readonly ImpactSummary[] {
  const compared = rows.filter((row) => isWhole(row) && row.segment.disaggregation !== noDisaggregation);
  const keyOf = ({ segment }: ImpactRow): string => JSON.stringify([outcomeOf(segment), segment.disaggregation]);
  return [...Map.groupBy(compared, keyOf).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [summaryOf(first, own)];
  });
}

/** An outcome with the values of the summarized-by columns. */
export const outcomeOf = ({ by, scenarios, outcome }: ImpactSegment): string =>
  [...by.slice(scenarios).map((value) => value ?? "?"), outcome].join(", ");

function summaryOf({ segment }: ImpactRow, own: readonly ImpactRow[]): ImpactSummary {
  const flaggedBy = (method: "gap" | "ratio" | "share"): (string | null)[] => [
    ...new Set(own.filter((row) => flagsOf(row)[method]).map(({ name }) => name)),
  ];
  return {
    outcome: outcomeOf(segment),
    disaggregation: segment.disaggregation,
    cohorts: new Set(own.map((row) => row.segment.cohort)).size,
    groups: new Set(own.map(({ name }) => name)).size,
    gap: flaggedBy("gap"),
    ratio: flaggedBy("ratio"),
    share: flaggedBy("share"),
    most: own
      .filter((row) => flagsOf(row).gap)
      .reduce<ImpactRow | undefined>((best, row) => (needed(row) > needed(best) ? row : best), undefined),
  };
}

/** Additional students needed for the reference rate, by the percentage point gap. */
const needed = (row: ImpactRow | undefined): number =>
  row === undefined || isNone(row.gap) ? 0 : row.gap.neededForParity;

/** Whether a row covers the students of all scenarios. */
export const isWhole = ({ segment: { by, scenarios } }: ImpactRow): boolean =>
  by.slice(0, scenarios).every((value) => value === allTogether);

/** Number of scenarios besides all students, and in how many of them the percentage point gap flags a group. */
export function scenariosWithSign(rows: readonly ImpactRow[]): {
  readonly scenarios: number;
  readonly flagged: number;
} {
  const all = new Map<string, boolean>();
  for (const row of rows) {
    if (isWhole(row)) continue;
    const key = JSON.stringify(row.segment.by);
    all.set(key, all.get(key) === true || flagsOf(row).gap);
  }
  return { scenarios: all.size, flagged: [...all.values()].filter(Boolean).length };
}
