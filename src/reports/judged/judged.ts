import type { Reason } from "../../base/finding.ts";
import { crossedGroupings } from "../../base/keys.ts";
import type { ReadonlyNumbers } from "../../base/readonly-numbers.ts";
import type { Audience, Group, Place } from "../../cube/cube.ts";
import type { MadeFor } from "../../cube/made-from.ts";
import type { OfficialCellColumns } from "../../cube/official-figures.ts";
import type { AnyIndicator } from "../../indicators/indicator.ts";
import type { SharedBy } from "../../indicators/shared-value.ts";
import type { Verdict } from "../../measures/verdict.ts";

/** What the table needs to know about an indicator, in the order of the cube's plan. */
export interface JudgedIndicator extends Pick<AnyIndicator, "id" | "goal" | "outcome" | "unit" | "kind" | "restates"> {
  /** Who its values belong to, where not to the students. */
  readonly shared?: SharedBy;
}

/**
 * Columns shared by both tables. Rows are sorted by place, school year, indicator and group (cube indexes), so the
 * rows of a place and year are adjacent and a comparison is found by binary search.
 */
interface Keys {
  readonly rows: number;
  /** First row of a place in a year, `start[place * years + year]`, with one extra entry at the end. */
  readonly start: ReadonlyNumbers;
  readonly indicator: ReadonlyNumbers;
  readonly group: ReadonlyNumbers;
  /** Comparison group: index into `comparisons`. */
  readonly comparison: ReadonlyNumbers;
  readonly n: ReadonlyNumbers;
  readonly comparisonN: ReadonlyNumbers;
}

/** Tested gaps with raw sign, group minus comparison. Findings orient the sign for readers. */
export interface GapColumns extends Keys {
  /** -1 for averages and ratios, which have no hits. */
  readonly hits: ReadonlyNumbers;
  readonly comparisonHits: ReadonlyNumbers;
  readonly rate: ReadonlyNumbers;
  readonly comparisonRate: ReadonlyNumbers;
  readonly value: ReadonlyNumbers;
  readonly lower: ReadonlyNumbers;
  readonly upper: ReadonlyNumbers;
  readonly variance: ReadonlyNumbers;
  /** NaN if nothing could be tested. */
  readonly p: ReadonlyNumbers;
  /** p adjusted over all gaps of the audit (`measures/gap-family.ts`). */
  readonly q: ReadonlyNumbers;
  /** Smallest gap worth acting on. */
  readonly actionLine: ReadonlyNumbers;
  /** Index into `verdicts`. */
  readonly verdict: ReadonlyNumbers;
}

/** Gaps before multiplicity adjustment. */
export type TestedColumns = Omit<GapColumns, "q" | "verdict">;

/** Comparisons without a gap, with their reasons. Numbers of students are -1 if an agency did not publish them. */
export interface RefusedColumns extends Keys {
  /** Index into `reasons`. */
  readonly reason: ReadonlyNumbers;
  /** 1 if it is the only withheld group, so the total and the other groups reveal it. */
  readonly recoverable: ReadonlyNumbers;
  /** The rows with rates to show, in order: what an office published, and gaps of which only the certainty is unknown. The next two are parallel to it, NaN where unknown. */
  readonly rateRow: ReadonlyNumbers;
  readonly rate: ReadonlyNumbers;
  readonly comparisonRate: ReadonlyNumbers;
}

/** Estimates with intervals, as three columns. */
export interface EstimateColumns {
  readonly value: ReadonlyNumbers;
  readonly lower: ReadonlyNumbers;
  readonly upper: ReadonlyNumbers;
}

/**
 * Depth statistics beyond a single gap, for the few rows that have them: latest year, districts and larger places.
 * NaN if missing.
 */
export interface Depth {
  /** Ascending row numbers in the gap table; the other columns are parallel. */
  readonly row: ReadonlyNumbers;
  /** V gap over achievement levels, in standard deviations. */
  readonly vGap: EstimateColumns;
  /** For crossings: rate predicted by a model of the two groups. */
  readonly shrunken: EstimateColumns;
}

/**
 * How much a gap deserves discussion: score components, score and rank. One row for each gap in shares in the latest
 * year that is a disadvantage and not too uncertain. Ranked within a place, single groups separately from crossings.
 */
export interface PriorityColumns {
  /** Ascending row numbers in the gap table; the other columns are parallel. */
  readonly row: ReadonlyNumbers;
  /** Score components, each 0 to 1 (`improve/priority.ts`). */
  readonly size: ReadonlyNumbers;
  readonly reach: ReadonlyNumbers;
  readonly persistence: ReadonlyNumbers;
  readonly reliability: ReadonlyNumbers;
  /** 0 to 100. */
  readonly score: ReadonlyNumbers;
  /** 1 is first; then the best and worst rank under other weights. */
  readonly rank: ReadonlyNumbers;
  readonly rankMin: ReadonlyNumbers;
  readonly rankMax: ReadonlyNumbers;
}

/**
 * Largest p-value of a clear change after multiplicity adjustment, for larger places and for schools; 0 if there is
 * none.
 */
export interface ChangeCuts {
  readonly wide: number;
  readonly school: number;
}

/** Verdicts by code. */
export const verdicts = [
  "clear",
  "clear-small",
  "probable",
  "no-sign",
  "cannot-tell",
] as const satisfies readonly Verdict[];

/**
 * Every comparison of an audit, in columns: the gap, or the reason it is missing. Created only by `judge` and
 * `readJudged`; a copy is not a judged table.
 */
export interface Judged<A extends Audience> extends JudgedData, MadeFor<A> {
  readonly audience: Audience;
}

/** Data of a judged table, as sent to other threads. */
export interface JudgedData {
  /** The cube's lists, which the columns index into. */
  readonly years: readonly number[];
  readonly places: readonly Place[];
  readonly groups: readonly Group[];
  readonly indicators: readonly JudgedIndicator[];
  /** Labels of comparisons: "everyone-else", "level:white" ... */
  readonly comparisons: readonly string[];
  readonly reasons: readonly Reason[];
  /** Confidence level of the intervals, a share. */
  readonly confidence: number;
  readonly gaps: GapColumns;
  readonly changes: ChangeCuts;
  readonly refused: RefusedColumns;
  readonly depth: Depth;
  readonly priority: PriorityColumns;
  /** Origins of published figures; absent if the program counted students. */
  readonly official?: Pick<OfficialCellColumns, "origin" | "origins">;
}

/** Position of a gap table row in a column that only some rows have, or -1. Binary search. */
export function indexOfRow({ row }: { readonly row: ReadonlyNumbers }, wanted: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return row[low] === wanted ? low : -1;
}

/** Key of a row: indexes into the table's lists. */
export interface RowKey {
  readonly indicator: number;
  readonly year: number;
  readonly place: number;
  readonly group: number;
}

/** Half-open range of rows of a place in a year. */
export function rowsAt(
  keys: Pick<Keys, "start">,
  years: number,
  place: number,
  year: number,
): readonly [from: number, to: number] {
  const at = place * years + year;
  return [keys.start[at] ?? 0, keys.start[at + 1] ?? 0];
}

/** The number of rows of a place in a year. */
export function rowCount(
  keys: Pick<Keys, "start">,
  { years }: Pick<Judged<Audience>, "years">,
  place: number,
  year: number,
): number {
  const [from, to] = rowsAt(keys, years.length, place, year);
  return to - from;
}

/** Half-open range of rows of a question at a place in a year. Binary search. */
export function rowsOfIndicator(
  keys: Pick<Keys, "start" | "indicator">,
  years: number,
  place: number,
  year: number,
  indicator: number,
): readonly [from: number, to: number] {
  const [start, end] = rowsAt(keys, years, place, year);
  const firstFrom = (wanted: number): number => {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys.indicator[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [firstFrom(indicator), firstFrom(indicator + 1)];
}

/** Row of a comparison, or -1. Binary search among the rows of its place and year. */
export function rowOf(
  keys: Pick<Keys, "start" | "indicator" | "group">,
  years: number,
  { indicator, year, place, group }: RowKey,
): number {
  let [low, end] = rowsAt(keys, years, place, year);
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = keys.indicator[middle]! - indicator || keys.group[middle]! - group;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return low < end && keys.indicator[low] === indicator && keys.group[low] === group ? low : -1;
}

/** Key of a row. */
export function keyOf(keys: Pick<Keys, "start" | "indicator" | "group">, years: number, row: number): RowKey {
  // Binary search: the last place and year that starts at or before the row.
  let low = 0;
  let high = keys.start.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (keys.start[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return {
    indicator: keys.indicator[row]!,
    group: keys.group[row]!,
    place: Math.floor(low / years),
    year: low % years,
  };
}

/**
 * Rows by indicator and grouping, then place, year and level: print order.
 *
 * Stable counting sort, since rows are already sorted by place and year.
 */
export function printedOrder(keys: Pick<Keys, "rows" | "indicator" | "group">, groups: readonly Group[]): Int32Array {
  const ids = [...new Set(groups.map((g) => g.grouping))];
  const grouping = Int32Array.from(groups, (g) => ids.indexOf(g.grouping));
  const keyAt = (row: number): number => keys.indicator[row]! * ids.length + grouping[keys.group[row]!]!;
  let most = 0;
  for (let row = 0; row < keys.rows; row++) most = Math.max(most, keyAt(row));
  const next = new Int32Array(most + 2);
  for (let row = 0; row < keys.rows; row++) next[keyAt(row) + 1]!++;
  for (let k = 1; k < next.length; k++) next[k]! += next[k - 1]!;
  const order = new Int32Array(keys.rows);
  for (let row = 0; row < keys.rows; row++) order[next[keyAt(row)]!++] = row;
  return order;
}

/**
 * Indicators with the groupings they were compared by at a place in a year, judged or not. A crossing counts for its
 * first grouping.
 */
export function comparedAt(judged: Judged<Audience>, place: number, year: number): ReadonlySet<string> {
  const pairs = new Set<number>();
  for (const keys of [judged.gaps, judged.refused]) {
    const [from, to] = rowsAt(keys, judged.years.length, place, year);
    for (let row = from; row < to; row++) pairs.add(keys.indicator[row]! * judged.groups.length + keys.group[row]!);
  }
  return new Set(
    [...pairs].map((pair) => {
      const group = judged.groups[pair % judged.groups.length];
      const indicator = judged.indicators[Math.floor(pair / judged.groups.length)];
      return `${indicator?.id}/${crossedGroupings(group?.grouping ?? "")[0]}`;
    }),
  );
}
