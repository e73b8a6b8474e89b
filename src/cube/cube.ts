import { isNone } from "../base/finding.ts";
import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";
import type { Audience } from "./audience.ts";
import { audienceOf, type MadeFor } from "./brand.ts";
import { type Cell, type CellCounts, exactCounts } from "./cell.ts";
import { type OfficialCellColumns, readOfficial } from "./official-figures.ts";
import type { Period, PeriodKind } from "./periods.ts";
import type { SharedSums } from "./shared-sums.ts";
import { readCell, type Tally, type TallyPlan } from "./tally.ts";

export type { Audience } from "./audience.ts";
export { audienceOf } from "./brand.ts";

export type PlaceKind = "state" | "county" | "district" | "school" | "grade-band" | "grade";

/** A place; grade bands and grades belong to a school and are named `<school>/<band or grade>`. */
export interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
  readonly name: string;
  /** Index of the parent place in the same list; -1 for the top. */
  readonly within: number;
}

/** A group of students: a level of a grouping; all students are `all`/`all`; a crossing joins two with `*`. */
export interface Group {
  readonly grouping: string;
  readonly level: string;
}

/**
 * Cells of one audit, as an audience may see them. Made only by `buildCube`, `readCube` and `officialCube`: a copy is
 * not a cube (`brand.ts`). `audienceOf` returns its audience.
 */
export interface Cube<A extends Audience> extends CubeData, MadeFor<A> {}

/** Data of a cube before it is branded. */
export interface CubeData {
  /** Program version that made it. */
  readonly program: string;
  /** Hash of the input: the plan and the deliveries. */
  readonly fingerprint: string;
  readonly periodKind: PeriodKind;
  /** The periods, in chronological order. */
  readonly periods: readonly Period[];
  /** School year of each period. */
  readonly years: readonly number[];
  readonly places: readonly Place[];
  /** All students first, then one-way levels, then crossings. */
  readonly groups: readonly Group[];
  /** How many of the groups also have cells for grade bands and grades (all students and one-way levels). */
  readonly oneWayGroups: number;
  readonly plan: TallyPlan;
  readonly tally: Tally;
  /** First slot of a place in a period, -1 where no student was counted: `slots[place * periods + period]`. */
  readonly slots: ReadonlyNumbers;
  /** What gaps of values that teachers or schools share are judged by; absent if there are none, and in official figures. */
  readonly shared?: SharedSums;
  /** Indicators and groupings that could not be computed in a period, with the missing records. */
  readonly missing: readonly Missing[];
  /** Published content of each cell of official figures; absent if the program counted students. */
  readonly official?: OfficialCellColumns;
}

export interface Missing {
  readonly what: "indicator" | "grouping";
  readonly id: string;
  readonly schoolYear: number;
  /** Index of the period. */
  readonly period: number;
  /**
   * Why: no records cover the period; no record matches an enrolled student; the indicator needs whole school years
   * or its records have no dates; or the period has fewer school days than a student must be enrolled to count.
   */
  readonly why: "no-records" | "not-matched" | "not-dated" | "too-short";
  /** Schools missing from the records while others are covered; absent if all are missing. */
  readonly schools?: readonly string[];
  /** Missing records, as keys of the words. */
  readonly records: readonly string[];
}

/** Indicators and groupings that could not be computed anywhere, as opposed to at some schools. */
export const missingEverywhere = ({ missing }: Pick<CubeData, "missing">): readonly Missing[] =>
  missing.filter(({ schools }) => schools === undefined);

/**
 * The cell of an indicator for a year, a place and a group, each given by its index in the cube.
 *
 * @returns undefined where the cube has no cell: no student was there, or a crossing in a grade; in official figures,
 *   where nothing was published
 * @throws AppError cube.not-from-a-door
 */
export function cellAt<A extends Audience>(
  cube: Cube<A>,
  indicator: number,
  year: number,
  place: number,
  group: number,
): Cell<A> | undefined {
  audienceOf(cube);
  const first = cube.slots[place * cube.years.length + year] ?? -1;
  if (first < 0) return undefined;
  const kind = cube.places[place]?.kind;
  if (group >= cube.oneWayGroups && (kind === "grade" || kind === "grade-band")) return undefined;
  const slot = first + group;
  // Only official figures set `official`, and their cubes are public: A is "public" here.
  if (cube.official !== undefined)
    return readOfficial(cube.official, cube.plan, cube.tally, slot, indicator) as Cell<A> | undefined;
  return readCell(cube.plan, cube.tally, slot, indicator);
}

/**
 * What reading a counted cell needs, as plain data. Sent to threads without the cube's brand, which does not cross
 * threads.
 */
export type CountedCells = Pick<CubeData, "years" | "oneWayGroups" | "plan" | "tally" | "slots" | "shared">;

/** Counts of a place that has crossings; undefined if nobody was counted. Not for official figures. */
export function countedCell(
  { years, plan, tally, slots }: CountedCells,
  indicator: number,
  year: number,
  place: number,
  group: number,
): CellCounts | undefined {
  const first = slots[place * years.length + year] ?? -1;
  return first < 0 ? undefined : readCell(plan, tally, first + group, indicator);
}

/** Exact counts of the same cell; undefined if there is no cell or it has no exact counts. */
export function countsAt(
  cube: Cube<Audience>,
  indicator: number,
  year: number,
  place: number,
  group: number,
): CellCounts | undefined {
  const cell = cellAt(cube, indicator, year, place, group);
  const counts = cell === undefined ? undefined : exactCounts(cell);
  return isNone(counts) ? undefined : counts;
}
