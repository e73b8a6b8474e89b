import type { Reason } from "../../base/finding.ts";
import { crossedGroupings } from "../../base/keys.ts";
import type { ReadonlyNumbers } from "../../base/readonly-numbers.ts";
import type { Audience, Group, Place } from "../../cube/cube.ts";
import type { MadeFor } from "../../cube/made-from.ts";
import type { OfficialCellColumns } from "../../cube/official-figures.ts";
import type { AnyIndicator } from "../../indicators/indicator.ts";
import type { Verdict } from "../../measures/verdict.ts";

/** The table's data on an indicator, in the order of the cube's plan. */
export type JudgedIndicator = Pick<AnyIndicator, "id" | "goal" | "outcome" | "unit" | "kind" | "restates">;

/**
 * Columns that both tables share. Rows are sorted by place, school year, indicator and group, each by its index in the cube, so that the rows of one
 * place and year lie together and one comparison is found by binary search.
 */
interface Keys {
  readonly rows: number;
  /** First row of a place in a year: `start[place * years + year]`; one entry more than there are. */
  readonly start: ReadonlyNumbers;
  readonly indicator: ReadonlyNumbers;
  readonly group: ReadonlyNumbers;
  /** The comparison group: an index into `comparisons`. */
  readonly comparison: ReadonlyNumbers;
  readonly n: ReadonlyNumbers;
  readonly comparisonN: ReadonlyNumbers;
}

/** Gaps that were tested, as counted: group minus comparison. The sign a reader sees is set when a finding is made. */
export interface GapColumns extends Keys {
  /** -1 where there are no hits: averages and ratios. */
  readonly hits: ReadonlyNumbers;
  readonly comparisonHits: ReadonlyNumbers;
  readonly rate: ReadonlyNumbers;
  readonly comparisonRate: ReadonlyNumbers;
  readonly value: ReadonlyNumbers;
  readonly lower: ReadonlyNumbers;
  readonly upper: ReadonlyNumbers;
  readonly variance: ReadonlyNumbers;
  /** NaN where nothing could be tested. */
  readonly p: ReadonlyNumbers;
  /** p adjusted for all gaps of the audit (`measures/gap-family.ts`). */
  readonly q: ReadonlyNumbers;
  /** The smallest gap worth acting on. */
  readonly actionLine: ReadonlyNumbers;
  /** An index into `verdicts`. */
  readonly verdict: ReadonlyNumbers;
}

/** Gaps before their p-values are adjusted together. */
export type TestedColumns = Omit<GapColumns, "q" | "verdict">;

/** Comparisons without a gap, each with its reason. Numbers of students are -1 where an office did not publish them. */
export interface RefusedColumns extends Keys {
  /** An index into `reasons`. */
  readonly reason: ReadonlyNumbers;
  /** 1: the only group withheld, so that the others and the total give it away. */
  readonly recoverable: ReadonlyNumbers;
  /** The published rates, NaN where not published; empty where the program counted students. */
  readonly rate: ReadonlyNumbers;
  readonly comparisonRate: ReadonlyNumbers;
}

/** An estimate with its interval in three columns. */
export interface EstimateColumns {
  readonly value: ReadonlyNumbers;
  readonly lower: ReadonlyNumbers;
  readonly upper: ReadonlyNumbers;
}

/**
 * Depth statistics beyond a single gap, for the few rows that have them: districts and wider places in the latest year. NaN where there is none.
 */
export interface Depth {
  /** Rows of the table of gaps, in order; the other columns are parallel to it. */
  readonly row: ReadonlyNumbers;
  /** The gap of the whole distribution over achievement levels, in standard deviations. */
  readonly vGap: EstimateColumns;
  /** For crossings: the rate that a model of the two groups would give. */
  readonly shrunken: EstimateColumns;
}

/**
 * How much a gap deserves discussion: the parts of its score, the score and its rank. Has a row for each gap of shares of the latest year that is a
 * disadvantage and not too unsure to say. Ranked together are the gaps of a place by single groups, and those by crossings.
 */
export interface PriorityColumns {
  /** Rows of the table of gaps, in order; the other columns are parallel to it. */
  readonly row: ReadonlyNumbers;
  /** The parts, each 0 to 1 (`improve/priority.ts`). */
  readonly size: ReadonlyNumbers;
  readonly reach: ReadonlyNumbers;
  readonly persistence: ReadonlyNumbers;
  readonly reliability: ReadonlyNumbers;
  /** 0 to 100. */
  readonly score: ReadonlyNumbers;
  /** 1 is first; then the best and the worst rank that other weights give. */
  readonly rank: ReadonlyNumbers;
  readonly rankMin: ReadonlyNumbers;
  readonly rankMax: ReadonlyNumbers;
}

/** The largest p-value of a change that is clear after allowing for all changes looked at, at districts and wider places and at schools; 0 where none is. */
export interface ChangeCuts {
  readonly wide: number;
  readonly school: number;
}

/** Verdicts by their code in the column. */
export const verdicts = [
  "clear",
  "clear-small",
  "probable",
  "no-sign",
  "cannot-tell",
] as const satisfies readonly Verdict[];

/** Every comparison of an audit, in columns: the gap, or why there is none. Made by `judge` and `readJudged`: a copy is not a judged table. */
export interface Judged<A extends Audience> extends JudgedData, MadeFor<A> {
  readonly audience: Audience;
}

/** The data of a judged table, as it goes to other threads. */
export interface JudgedData {
  /** The cube's lists, to which the columns point. */
  readonly years: readonly number[];
  readonly places: readonly Place[];
  readonly groups: readonly Group[];
  readonly indicators: readonly JudgedIndicator[];
  /** Labels of comparisons: "everyone-else", "level:white" ... */
  readonly comparisons: readonly string[];
  readonly reasons: readonly Reason[];
  /** Confidence of the intervals, a share. */
  readonly confidence: number;
  readonly gaps: GapColumns;
  readonly changes: ChangeCuts;
  readonly refused: RefusedColumns;
  readonly depth: Depth;
  readonly priority: PriorityColumns;
  /** Where an office's figures come from; absent where the program counted students. */
  readonly official?: Pick<OfficialCellColumns, "origin" | "origins">;
}

/** Index of a row of the table of gaps in a column that only some of them have, or -1. Binary search. */
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

/** The key of a row, each part an index into the lists of the judged table. */
export interface RowKey {
  readonly indicator: number;
  readonly year: number;
  readonly place: number;
  readonly group: number;
}

/** The half-open range of rows of a place in a year. */
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

/** The row of a comparison, or -1. Binary search among the rows of its place and year. */
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

/** The key of a row. */
export function keyOf(keys: Pick<Keys, "start" | "indicator" | "group">, years: number, row: number): RowKey {
  // Binary search: the last place and year that begins at or before the row.
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
 * Rows by indicator and grouping, then place, year and level: the order in which an audit is printed.
 *
 * A stable counting sort: rows already lie by place and year.
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

/** Indicators with the groupings that they were compared by at a place in a year, judged or not; a crossing counts for the grouping it names first. */
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
