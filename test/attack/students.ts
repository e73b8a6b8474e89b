import { crossedGroupings, crossedLevels } from "../../src/base/keys.ts";
import {
  type CountedPopulation,
  gradesOf,
  nodesOf,
  type ReleaseTables,
  releaseGroups,
} from "../../src/privacy/release-tables.ts";
import type { ReleaseKey } from "../../src/release/cell.ts";
import { unlisted } from "../../src/release/structure.ts";
import { seeded } from "../models/chance.ts";

/** A made-up student. A level that no grouping lists is `unlisted`. */
export interface Student {
  readonly school: string;
  readonly grade: string;
  readonly levels: Readonly<Record<string, string>>;
  /** Indicators whose outcome he or she has. */
  readonly outcomes: ReadonlySet<string>;
}

/** A small district of any shape: up to four schools, one of them perhaps alone in its grades, and tiny groups. `largest`: most students of a grade. */
export interface SmallDistrict {
  readonly shape: ReleaseTables;
  readonly students: readonly Student[];
}

const races = ["latino", "white", "black", "nhpi", "aian"];
const grades = ["03", "04", "05"];
const flag = ["yes", "no"];

export function smallDistrict(seed: number, largest = 150): SmallDistrict {
  const { share } = seeded(seed);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(share() * list.length)]!;
  const schools = Array.from({ length: oneOf([1, 2, 2, 3, 3, 4]) }, (_, i) => `S${i + 1}`);
  const counted = grades.slice(0, oneOf([0, 1, 2, 3]));
  const gradesAt = schools.map(() => {
    const own = counted.filter(() => share() < 0.7);
    return own.length === 0 ? counted.slice(0, 1) : own;
  });
  const levels = races.slice(0, oneOf([2, 3, 4, 5]));
  const hasRemainder = share() < 0.25;
  const crossings = oneOf([
    [],
    [["race", "sed"]],
    [
      ["race", "sed"],
      ["race", "el"],
    ],
    [
      ["race", "sed"],
      ["el", "sed"],
      ["race", "el"],
    ],
  ]);
  const indicators = oneOf([[], ["met"], ["met", "absent"]]);
  const rates: Readonly<Record<string, number>> = {
    met: oneOf([0, 0.03, 0.4, 0.9, 1]),
    absent: oneOf([0.05, 0.2, 0.6]),
  };
  const most = Math.min(largest, oneOf([6, 12, 30, 60, 150]));
  const skew = oneOf([1, 2.5, 5]);
  const [el, sed] = [oneOf([0, 0.04, 0.2, 0.5, 1]), oneOf([0.3, 0.6, 0.95])];
  const students = schools.flatMap((school, s) =>
    (counted.length === 0 ? [""] : gradesAt[s]!).flatMap((grade) =>
      Array.from({ length: 1 + Math.floor(share() * most) }, (): Student => {
        const race = levels[Math.min(levels.length - 1, Math.floor(levels.length * share() ** skew))]!;
        return {
          school,
          grade,
          levels: {
            race: hasRemainder && share() < 0.05 ? unlisted : race,
            el: share() < el ? "yes" : "no",
            sed: share() < sed ? "yes" : "no",
          },
          outcomes: new Set(indicators.filter((one) => share() < rates[one]!)),
        };
      }),
    ),
  );
  const district = { kind: "district", id: "D" };
  const single = ["all", "race", "el", "sed"];
  const crossed = crossings.map((ids) => ids.join("*"));
  const population: CountedPopulation = {
    id: "students",
    places: "exact",
    grades: counted,
    indicators,
    years: [],
    offers: [
      { placeKinds: ["district", "school"], grades: ["all"], groupings: [...single, ...crossed] },
      { placeKinds: ["district", "school"], grades: counted, groupings: ["all", "race", "el"] },
    ],
  };
  const shape: ReleaseTables = {
    released: "2026-12-01",
    places: [
      { ...district, parent: null, grades: counted.filter((grade) => gradesAt.some((own) => own.includes(grade))) },
      ...schools.map((id, s) => ({ kind: "school", id, parent: district, grades: gradesAt[s]! })),
    ],
    groupings: [
      { id: "race", levels, hasRemainder },
      { id: "el", levels: flag },
      { id: "sed", levels: flag },
    ],
    crossings,
    populations: [population],
  };
  return { shape, students };
}

/** Whether a student is counted in a row of a release, whatever the indicator. */
export const isCountedIn = ({ school, grade, levels }: Student, key: Omit<ReleaseKey, "indicator">): boolean => {
  const own = crossedLevels(key);
  return (
    (key.placeKind === "district" || key.placeId === school) &&
    (key.grade === "all" || key.grade === grade) &&
    crossedGroupings(key.grouping).every((grouping, i) => grouping === "all" || levels[grouping] === own[i])
  );
};

/** The students as the counts that a release is made from. */
export function tablesOf({ shape, students }: SmallDistrict, records = "first"): ReleaseTables {
  const [population] = shape.populations as readonly [CountedPopulation];
  const schoolYear = "2025-26";
  const cells = nodesOf(shape, population).flatMap(({ place, grade }) =>
    releaseGroups(shape, population).names.map((name) => {
      const { kind, id } = shape.places[place]!;
      const row = { population: population.id, schoolYear, placeKind: kind, placeId: id, ...name };
      return students.filter((one) => isCountedIn(one, { ...row, grade: gradesOf(population)[grade]! }));
    }),
  );
  const countOf = (indicator: string): Int32Array =>
    Int32Array.from(cells, (list) => list.filter(({ outcomes }) => outcomes.has(indicator)).length);
  const year = {
    schoolYear,
    records,
    n: Int32Array.from(cells, ({ length }) => length),
    outcomes: new Map(population.indicators.map((one) => [one, countOf(one)])),
  };
  return { ...shape, populations: [{ ...population, years: [year] }] };
}
