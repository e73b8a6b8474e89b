import { isNone } from "../../base/finding.ts";
import { flagsOf, type ImpactRow } from "./row.ts";
import { allTogether, type ImpactSegment, noDisaggregation } from "./segment.ts";

/** What the three methods say of one outcome and one disaggregation, over all cohorts, among the students of all scenarios together. */
export interface ImpactSummary {
  /** With what the file is summarized by: "Transfer, Success". */
  readonly outcome: string;
  readonly disaggregation: string;
  readonly cohorts: number;
  /** Groups that were compared. */
  readonly groups: number;
  /** Names of those that a method flags in a cohort, each once. */
  readonly gap: readonly (string | null)[];
  readonly ratio: readonly (string | null)[];
  readonly share: readonly (string | null)[];
  /** Of the rows the percentage point gap flags, the one that needs the most students for the reference rate. */
  readonly most: ImpactRow | undefined;
}

/** A summary for each outcome and disaggregation, in the order of the rows. Totals are compared with nobody and have none. */
export function impactSummaries(rows: readonly ImpactRow[]): readonly ImpactSummary[] {
  const compared = rows.filter((row) => isWhole(row) && row.segment.disaggregation !== noDisaggregation);
  const keyOf = ({ segment }: ImpactRow): string => JSON.stringify([outcomeOf(segment), segment.disaggregation]);
  return [...Map.groupBy(compared, keyOf).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [summaryOf(first, own)];
  });
}

/** An outcome with the values of the columns its file is summarized by. */
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

/** More students for the reference rate, by the percentage point gap. */
const needed = (row: ImpactRow | undefined): number =>
  row === undefined || isNone(row.gap) ? 0 : row.gap.neededForParity;

/** Whether a row is of the students of all scenarios together. */
export const isWhole = ({ segment: { by, scenarios } }: ImpactRow): boolean =>
  by.slice(0, scenarios).every((value) => value === allTogether);

/** How many scenarios there are besides all students together, and in how many of them the percentage point gap flags a group. */
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
