import { crossedGroupings, crossedLevels } from "../../src/base/keys.ts";
import type { Release, ReleaseCell, ReleaseKey } from "../../src/release/cell.ts";
import { offeredKeys } from "../../src/release/offered-keys.ts";
import { hiddenValue, type Printed, printedNumber } from "../../src/release/printed.ts";
import { type LadderStep, ladderStepOf, printedRate } from "../../src/release/rounding.ts";
import { releaseForm, type Structure } from "../../src/release/structure.ts";

/** Some students who are alike. */
export interface People {
  readonly count: number;
  readonly school: string;
  readonly grade?: string;
  readonly levels: Readonly<Record<string, string>>;
  /** How many of them have each outcome. */
  readonly outcomes?: Readonly<Record<string, number>>;
}

/** NCES 2011-603, table 1. */
export const ladder: readonly LadderStep[] = [
  { from: 10, to: 20, low: 20, high: 80, step: 10, form: "band" },
  { from: 21, to: 40, low: 10, high: 90, step: 10, form: "band" },
  { from: 41, to: 100, low: 5, high: 95, step: 5, form: "band" },
  { from: 101, to: 300, low: 2, high: 98, step: 2, form: "rounded" },
  { from: 301, to: null, low: 1, high: 99, step: 1, form: "rounded" },
];

const year = "2025-26";

interface Shape {
  readonly groupings: Structure["groupings"];
  readonly schools: readonly string[];
  readonly grades?: readonly string[];
  readonly crossings?: Structure["crossings"];
  readonly unions?: Structure["unions"];
  readonly indicators?: readonly string[];
  readonly records?: string;
  /** Groupings offered in single grades; none if absent. */
  readonly byGrade?: readonly string[];
  readonly zeros?: Structure["zeros"];
}

/** One district with its schools and one population. */
export function shaped(shape: Shape): Structure {
  const { groupings, schools, grades = [], crossings = [], unions = [], indicators = [], byGrade = [] } = shape;
  const district = { kind: "district", id: "D" };
  const placeKinds = schools.length === 0 ? ["district"] : ["district", "school"];
  const offered = ["all", ...groupings.map(({ id }) => id), ...crossings.map((ids) => ids.join("*"))];
  return {
    form: releaseForm,
    released: "2026-12-01",
    minimum: 11,
    zeros: shape.zeros ?? "mixed",
    rounding: { counts: { from: 40, step: 20 }, rates: ladder },
    places: [
      { ...district, parent: null, grades, schoolYears: [year] },
      ...schools.map((id) => ({ kind: "school", id, parent: district, grades, schoolYears: [year] })),
    ],
    groupings,
    crossings,
    unions,
    populations: [
      {
        id: "students",
        years: [{ schoolYear: year, records: shape.records ?? "2026-10-07" }],
        places: "exact",
        grades,
        gradesSum: grades.length === 0 ? "none" : "exact",
        indicators: indicators.map((id) => ({ id, measure: "rate" as const })),
        outcomes: [],
        partOf: null,
        offers: [
          { placeKinds, grades: ["all"], groupings: offered },
          { placeKinds, grades, groupings: byGrade },
        ],
      },
    ],
    withdrawn: [],
  };
}

/** Students in a cell, or those of them with an outcome. */
export function counted(people: readonly People[], key: ReleaseKey, indicator = ""): number {
  const groupings = crossedGroupings(key.grouping);
  const levels = crossedLevels(key);
  return people
    .filter(
      ({ school, grade, levels: own }) =>
        (key.placeKind === "district" || school === key.placeId) &&
        (key.grade === "all" || grade === key.grade) &&
        groupings.every((grouping, at) => grouping === "all" || own[grouping] === levels[at]),
    )
    .reduce((sum, { count, outcomes }) => sum + (indicator === "" ? count : (outcomes?.[indicator] ?? 0)), 0);
}

/** How one cell is named in tests: `S1 el=yes`, `D`, `S1/05 race*el=white*no`. */
export const nameOf = ({ placeId, grade, grouping, level }: ReleaseKey): string =>
  `${placeId}${grade === "all" ? "" : `/${grade}`}${grouping === "all" ? "" : ` ${grouping}=${level}`}`;

interface Shown {
  /** Names of hidden cells. */
  readonly hidden?: readonly string[] | ((key: ReleaseKey, n: number) => boolean);
  /** What is printed for a count or a rate in place of the usual, by name. */
  readonly counts?: Readonly<Record<string, Printed>>;
  readonly rates?: Readonly<Record<string, Printed>>;
}

/** The release of some students: numbers as they are, or hidden; rates by the ladder, or hidden where the group is. */
export function released(structure: Structure, people: readonly People[], shown: Shown = {}): Release {
  const { hidden = [], counts = {}, rates = {} } = shown;
  const cells = [...offeredKeys(structure)].map((key): ReleaseCell => {
    const name = nameOf(key);
    const n = counted(people, key);
    const isHidden = typeof hidden === "function" ? hidden(key, n) : hidden.includes(name);
    const printed = counts[name] ?? (isHidden ? hiddenValue : printedNumber(n));
    const size = printed.kind === "range" ? printed.low : n;
    const x = counted(people, key, key.indicator);
    const rate = isHidden || ladderStepOf(ladder, size) === undefined ? hiddenValue : printedRate(x, n, ladder, size);
    return {
      ...key,
      n: printed,
      rate: key.indicator === "" ? null : (rates[name] ?? rate),
      value: null,
      unit: "",
    };
  });
  return { structure, cells };
}
