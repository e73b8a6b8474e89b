import { crossedLevel, crossing } from "../base/keys.ts";
import type { AverageScale } from "../release/rounding.ts";
import {
  everyGrade,
  type Offer,
  type ReleaseGroup,
  type ReleasePlaceId,
  releaseForm,
  type Structure,
  unlisted,
  type Withdrawal,
} from "../release/structure.ts";
import type { PrivacyPolicy } from "../rules/privacy.ts";
import { type GroupCondition, type GroupSystem, groupSystem } from "./group-system.ts";

/** A grouping of students. Every student is at exactly one of its levels, or in its remainder. */
export interface TableGrouping {
  readonly id: string;
  readonly levels: readonly string[];
  /** Students at none of the levels are counted too, as a last level that no table offers. */
  readonly hasRemainder?: boolean;
  /** The levels are sets of levels of another grouping, as "ever an English learner" is of the English learner status. */
  readonly madeOf?: { readonly grouping: string; readonly parts: readonly (readonly string[])[] };
}

/** Counts of a population in a school year, before protection. */
export interface YearOfCounts {
  readonly schoolYear: string;
  /** State of the records that were counted: the same text in two releases means the same records. */
  readonly records: string;
  /** Students, by place, grade (all first) and group: the order of `nodesOf` and of the population's `releaseGroups`. */
  readonly n: Int32Array;
  /** Students with each indicator's outcome, in the same order. */
  readonly outcomes: ReadonlyMap<string, Int32Array>;
  /** Sum of each average's values over the students, in its unit, in the same order. */
  readonly sums?: ReadonlyMap<string, Float64Array>;
}

/** An average of a population: a value of each of its students, from `least` to `most`. */
export interface TableAverage extends AverageScale {
  readonly id: string;
  readonly unit: string;
}

export interface CountedPopulation {
  readonly id: string;
  /**
   * `exact`: no student is at two schools of a place. `overlap`: some are. `separate`: some are, and a place may count an
   * outcome that none of its schools does. In every case an attacker is taken to know the difference.
   */
  readonly places: "exact" | "overlap" | "separate";
  /** Kinds of places at which it is counted; default: all. */
  readonly placeKinds?: readonly string[];
  /** Single grades; empty if it is not divided by grade. */
  readonly grades: readonly string[];
  /** The group of another population that it is, or is a part of, by its definition. */
  readonly inside?: readonly ReleaseGroup[];
  /** Groupings that it is not divided by, as everybody it counts is in one level of each by its definition. */
  readonly notBy?: readonly string[];
  /** Those of `notBy` that it is not divided by because the group of somebody whom it counts is not known. */
  readonly unknownBy?: readonly string[];
  /** Students without a grade are counted too, as a last grade that no table offers. */
  readonly hasUnlistedGrade?: boolean;
  /**
   * Rates of the population. Rates that add up to each other, as the levels of a test do, are one indicator: their
   * relation is not part of the model.
   */
  readonly indicators: readonly string[];
  readonly averages?: readonly TableAverage[];
  readonly years: readonly YearOfCounts[];
  readonly offers: readonly Offer[];
  /** Offered cells where nobody was counted. */
  readonly notCounted?: readonly Omit<Withdrawal, "population" | "why">[];
}

/** Everything that a release counts, as plain data: what a cube or a generated district fills in. */
export interface ReleaseTables {
  /** Day of the release, as 2026-12-01. */
  readonly released: string;
  /** Parents first. */
  readonly places: readonly (ReleasePlaceId & {
    readonly parent: ReleasePlaceId | null;
    readonly grades: readonly string[];
  })[];
  readonly groupings: readonly TableGrouping[];
  /** Groupings crossed with each other. */
  readonly crossings: readonly (readonly string[])[];
  readonly populations: readonly CountedPopulation[];
}

/** A place at a grade, as numbers: of the place in the tables, and of the grade in `gradesOf` the population. */
export interface CountedNode {
  readonly place: number;
  readonly grade: number;
}

/** All grades, the single grades of a population, and the unlisted one if it has one. */
export const gradesOf = ({ grades, hasUnlistedGrade }: CountedPopulation): readonly string[] => [
  everyGrade,
  ...grades,
  ...(hasUnlistedGrade === true ? [unlisted] : []),
];

/** Places and grades of a population in the order of its counts. */
export function nodesOf({ places }: ReleaseTables, population: CountedPopulation): readonly CountedNode[] {
  const counted = gradesOf(population);
  return [...places.entries()]
    .filter(
      ([, { kind, grades }]) =>
        population.placeKinds?.includes(kind) !== false &&
        (population.grades.length === 0 || grades.some((r) => population.grades.includes(r))),
    )
    .flatMap(([place, { grades }]) =>
      counted.flatMap((grade, r) =>
        r === 0 || grade === unlisted || grades.includes(grade) ? [{ place, grade: r }] : [],
      ),
    );
}

/** The groups of a population: all students, the levels of each grouping, then of each crossing. */
export interface ReleaseGroups {
  readonly names: readonly ReleaseGroup[];
  readonly system: GroupSystem;
}

export function releaseGroups(
  tables: Pick<ReleaseTables, "groupings" | "crossings">,
  { notBy = [] }: Pick<CountedPopulation, "notBy"> = {},
): ReleaseGroups {
  const groupings = tables.groupings.filter(({ id }) => !notBy.includes(id));
  const crossings = tables.crossings.filter((ids) => !ids.some((id) => notBy.includes(id)));
  const own = groupings.filter(({ madeOf }) => madeOf === undefined);
  const levelsOf = ({ levels, hasRemainder }: TableGrouping): readonly string[] =>
    hasRemainder === true ? [...levels, unlisted] : levels;
  const byId = new Map(groupings.map((grouping) => [grouping.id, grouping]));
  const get = (id: string): TableGrouping => {
    const grouping = byId.get(id);
    if (grouping === undefined) throw new RangeError(`no grouping ${id}`);
    return grouping;
  };
  const condition = (grouping: TableGrouping, level: string): GroupCondition[number] => {
    const base = grouping.madeOf === undefined ? grouping : get(grouping.madeOf.grouping);
    const parts = grouping.madeOf?.parts[grouping.levels.indexOf(level)] ?? [level];
    return [own.indexOf(base), parts.map((part) => levelsOf(base).indexOf(part))];
  };
  const single = groupings.flatMap((grouping) =>
    levelsOf(grouping).map((level) => ({ grouping: grouping.id, level, of: [condition(grouping, level)] })),
  );
  const crossed = crossings.flatMap((ids) =>
    ids
      .map(get)
      .reduce<{ levels: readonly string[]; of: GroupCondition }[]>(
        (before, grouping) =>
          before.flatMap(({ levels, of }) =>
            levelsOf(grouping).map((level) => ({
              levels: [...levels, level],
              of: [...of, condition(grouping, level)],
            })),
          ),
        [{ levels: [], of: [] }],
      )
      .map(({ levels, of }) => ({ grouping: crossing(...ids), level: crossedLevel(...levels), of })),
  );
  const all = [{ grouping: everyGrade, level: everyGrade, of: [] }, ...single, ...crossed];
  return {
    names: all.map(({ grouping, level }) => ({ grouping, level })),
    system: groupSystem(
      own.map((grouping) => levelsOf(grouping).length),
      all.map(({ of }) => of),
    ),
  };
}

/** The structure of the release before anything is withdrawn as unsafe. */
export function releaseStructure(tables: ReleaseTables, policy: PrivacyPolicy): Structure {
  const years = [...new Set(tables.populations.flatMap((one) => one.years.map(({ schoolYear }) => schoolYear)))];
  return {
    form: releaseForm,
    released: tables.released,
    minimum: policy.minimumCount,
    zeros: policy.zeros,
    rounding: { counts: policy.ranges, rates: policy.rates },
    places: tables.places.map((place) => ({ ...place, schoolYears: years })),
    groupings: tables.groupings.map(({ id, levels, hasRemainder }) => ({
      id,
      levels,
      sum: hasRemainder === true ? "remainder" : "exact",
    })),
    crossings: tables.crossings,
    unions: tables.groupings.flatMap(({ id, levels, madeOf }) =>
      madeOf === undefined
        ? []
        : levels.map((level, i) => ({
            whole: { grouping: id, level },
            parts: (madeOf.parts[i] ?? []).map((part) => ({ grouping: madeOf.grouping, level: part })),
            sum: "exact" as const,
          })),
    ),
    populations: tables.populations.map(
      ({ id, places, grades, hasUnlistedGrade, indicators, averages = [], years: counted, offers }) => ({
        id,
        years: counted.map(({ schoolYear, records }) => ({ schoolYear, records })),
        places,
        grades,
        gradesSum: grades.length === 0 ? "none" : hasUnlistedGrade === true ? "remainder" : "exact",
        indicators: [
          ...indicators.map((one) => ({ id: one, measure: "rate" as const })),
          ...averages.map((one) => ({ ...one, measure: "average" as const })),
        ],
        outcomes: [],
        partOf: null,
        offers,
      }),
    ),
    withdrawn: tables.populations.flatMap(({ id, notCounted = [] }) =>
      notCounted.map((one) => ({ why: "not-counted" as const, population: id, ...one })),
    ),
  };
}
