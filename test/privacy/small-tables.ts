import { crossedGroupings, crossedLevels } from "../../src/base/keys.ts";
import type { ReleaseTables } from "../../src/privacy/release-tables.ts";
import { nodesOf, releaseGroups } from "../../src/privacy/release-tables.ts";
import { seeded } from "../models/chance.ts";

const schools = ["S1", "S2", "S3", "S4"];
const grades = ["03", "04"];
const races = ["latino", "white", "black", "nhpi"];

/** Averages that a district may have, and a value of one of its students: many at an end of the scale, near its middle, or around 0. */
const everyAverage = [
  { id: "exposed", unit: "percent", least: 0, most: 100, value: (u: number) => (u < 0.7 ? 0 : 25 * Math.ceil(4 * u)) },
  { id: "class-size", unit: "students", least: 0, most: 50, value: (u: number) => 15 + 20 * u },
  { id: "growth", unit: "scale-points", least: -200, most: 200, value: (u: number) => 160 * (u - 0.5) },
] as const;

/** A seeded district of 2 to 4 schools with two grades: races, two flags, a crossing, a rate and an average. */
export function smallTables(seed: number): ReleaseTables {
  const { share } = seeded(seed);
  const values = seeded(seed + 1000);
  const averages = everyAverage.filter((_, i) => i === seed % everyAverage.length);
  const here = schools.slice(0, 2 + (seed % 3));
  const rate = [0.03, 0.4, 0.92][Math.floor(seed / 3) % 3]!;
  const most = [25, 60, 120][Math.floor(seed / 9) % 3]!;
  const people = here.flatMap((school) =>
    grades.flatMap((grade) =>
      Array.from({ length: 6 + Math.floor(share() * most) }, () => {
        const u = share();
        const race = races[u < 0.55 ? 0 : u < 0.85 ? 1 : u < 0.96 ? 2 : 3]!;
        const el = share() < 0.15 ? "yes" : "no";
        const levels: Record<string, string> = { race, el, sed: share() < 0.6 ? "yes" : "no" };
        return {
          school,
          grade,
          levels,
          isMet: share() < rate,
          values: averages.map(({ value }) => value(values.share())),
        };
      }),
    ),
  );
  const flag = ["yes", "no"];
  const single = ["all", "race", "el", "sed"];
  const district = { kind: "district", id: "D" };
  const shape: ReleaseTables = {
    released: "2026-12-01",
    places: [
      { ...district, parent: null, grades },
      ...here.map((id) => ({ kind: "school", id, parent: district, grades })),
    ],
    groupings: [
      { id: "race", levels: races },
      { id: "el", levels: flag },
      { id: "sed", levels: flag },
    ],
    crossings: [["race", "sed"]],
    populations: [
      {
        id: "students",
        places: "exact",
        grades,
        indicators: ["met"],
        averages: averages.map(({ id, unit, least, most }) => ({ id, unit, least, most })),
        years: [],
        offers: [
          { placeKinds: ["district", "school"], grades: ["all"], groupings: [...single, "race*sed"] },
          { placeKinds: ["district", "school"], grades, groupings: ["all", "race", "el"] },
        ],
      },
    ],
  };
  const [population] = shape.populations;
  const { names } = releaseGroups(shape);
  const cells = nodesOf(shape, population!).flatMap(({ place, grade }) =>
    names.map((name) => {
      const groupings = crossedGroupings(name.grouping);
      const levels = crossedLevels(name);
      return people.filter(
        (one) =>
          (place === 0 || one.school === shape.places[place]!.id) &&
          (grade === 0 || one.grade === grades[grade - 1]) &&
          groupings.every((grouping, i) => grouping === "all" || one.levels[grouping] === levels[i]),
      );
    }),
  );
  const year = {
    schoolYear: "2025-26",
    records: "first",
    n: Int32Array.from(cells, (list) => list.length),
    outcomes: new Map([["met", Int32Array.from(cells, (list) => list.filter(({ isMet }) => isMet).length)]]),
    sums: new Map(
      averages.map(({ id }, i) => [
        id,
        Float64Array.from(cells, (list) => list.reduce((sum, one) => sum + one.values[i]!, 0)),
      ]),
    ),
  };
  return { ...shape, populations: [{ ...population!, years: [year] }] };
}
