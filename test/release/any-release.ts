import fc from "fast-check";
import type { Release, ReleaseCell } from "../../src/release/cell.ts";
import { offeredKeys } from "../../src/release/offered-keys.ts";
import { hiddenValue, type Printed, printedNumber } from "../../src/release/printed.ts";
import {
  type ReleaseIndicator,
  type ReleasePlace,
  releaseForm,
  type Structure,
  type SumOfParts,
} from "../../src/release/structure.ts";

const sum = fc.constantFrom<SumOfParts>("exact", "remainder", "overlap", "none", "separate");
const name = fc.stringMatching(/^[a-z][a-z0-9 -]{0,6}[a-z0-9]$/).filter((text) => text !== "all" && text !== "unknown");
const names = (minLength: number, maxLength: number) => fc.uniqueArray(name, { minLength, maxLength });

const indicator = (id: string): fc.Arbitrary<ReleaseIndicator> =>
  fc.oneof(
    fc.constant({ id, measure: "rate" as const }),
    fc.record({
      id: fc.constant(id),
      measure: fc.constant("average" as const),
      unit: fc.constantFrom("days", "points"),
      least: fc.constantFrom(null, 0),
      most: fc.constantFrom(null, 180),
    }),
    fc.constant({ id, measure: "other" as const, unit: "teachers" }),
  );

/** A structure with a tree of places, groupings, crossings, unions, two populations and withdrawn cells. */
export const anyStructure: fc.Arbitrary<Structure> = fc
  .record({
    years: names(1, 2),
    grades: names(0, 3),
    schools: names(1, 3),
    groupings: names(1, 3),
    levels: fc.array(names(1, 3), { minLength: 3, maxLength: 3 }),
    sums: fc.array(sum, { minLength: 8, maxLength: 8 }),
    ids: names(2, 4),
    zeros: fc.constantFrom("shown", "mixed", "hidden"),
    hasCrossing: fc.boolean(),
    hasWithdrawal: fc.boolean(),
    grid: fc.constantFrom(null, { from: 40, step: 20 }),
  })
  .chain(({ years, grades, schools, groupings, levels, sums, ids, zeros, hasCrossing, hasWithdrawal, grid }) => {
    const [first = "a", ...others] = ids;
    const district = { kind: "district", id: "1" };
    const places: readonly ReleasePlace[] = [
      { ...district, parent: null, grades, schoolYears: years },
      ...schools.map((id) => ({ kind: "school", id, parent: district, grades, schoolYears: years })),
    ];
    const listed = groupings.map((id, at) => ({ id, levels: levels[at] ?? ["yes"], sum: sums[at] ?? "exact" }));
    const crossings = hasCrossing && groupings.length > 1 ? [groupings.slice(0, 2)] : [];
    const [one] = listed;
    const whole = { grouping: one?.id ?? "", level: one?.levels[0] ?? "" };
    const offered = ["all", ...groupings, ...crossings.map((crossed) => crossed.join("*"))];
    return fc.tuple(...others.map(indicator)).map((indicators): Structure => {
      const rates = indicators.filter(({ measure }) => measure === "rate").map(({ id }) => id);
      return {
        form: releaseForm,
        released: "2026-12-01",
        minimum: 11,
        zeros,
        rounding: {
          counts: grid,
          rates: [
            { from: 11, to: 40, low: 10, high: 90, step: 10, form: "band" },
            { from: 41, to: null, low: 2, high: 98, step: 2, form: "rounded" },
          ],
        },
        places,
        groupings: listed,
        crossings,
        unions: [{ whole, parts: [whole], sum: sums[3] ?? "none" }],
        populations: [
          {
            id: first,
            years: years.map((schoolYear) => ({ schoolYear, records: "fall, 1st count" })),
            places: sums[4] ?? "exact",
            grades,
            gradesSum: sums[5] ?? "exact",
            indicators,
            outcomes: rates.map((id) => ({ whole: "", parts: [id], sum: sums[6] ?? "none" })),
            partOf: null,
            offers: [
              { placeKinds: ["district", "school"], grades: ["all"], groupings: offered },
              { placeKinds: ["school"], grades, groupings: ["all"] },
            ],
          },
          {
            id: `${first}-2`,
            years: years.map((schoolYear) => ({ schoolYear, records: "x" })),
            places: "none",
            grades: [],
            gradesSum: "none",
            indicators: [],
            outcomes: [],
            partOf: { population: first, indicator: rates[0] ?? "" },
            offers: [{ placeKinds: ["district"], grades: ["all"], groupings: ["all"] }],
          },
        ],
        withdrawn: hasWithdrawal
          ? [
              {
                why: "unsafe",
                population: first,
                schoolYears: years.slice(0, 1),
                places: [district],
                grades: ["all"],
                groupings: offered.slice(-1),
              },
            ]
          : [],
      };
    });
  });

const anyCount: fc.Arbitrary<Printed> = fc.oneof(
  fc.nat(5000).map((n) => printedNumber(n)),
  fc.nat(50).map((step): Printed => ({ kind: "range", low: step * 20, high: step * 20 + 19 })),
  fc.constant(hiddenValue),
);
const anyRate: fc.Arbitrary<Printed> = fc.oneof(
  fc.nat(1000).map((tenths) => printedNumber(tenths / 10, 1)),
  fc.nat(100).map((percent) => printedNumber(percent)),
  fc.nat(9).map((ten): Printed => ({ kind: "range", low: ten * 10, high: ten * 10 + 9 })),
  fc.nat(100).map((low): Printed => ({ kind: "at-least", low })),
  fc.nat(100).map((high): Printed => ({ kind: "at-most", high })),
  fc.constant(hiddenValue),
);
const anyValue: fc.Arbitrary<Printed> = fc.oneof(
  fc.integer({ min: -9999, max: 9999 }).map((cents) => printedNumber(cents / 100, 2)),
  fc.constant(hiddenValue),
);

/** A release of any structure with any printed values; the values need not agree with each other. */
export const anyRelease: fc.Arbitrary<Release> = anyStructure.chain((structure) => {
  const keys = [...offeredKeys(structure)];
  const cells = keys.map((key): fc.Arbitrary<ReleaseCell> => {
    const population = structure.populations.find(({ id }) => id === key.population);
    const one = population?.indicators.find(({ id }) => id === key.indicator);
    const isRate = one?.measure === "rate";
    const hasValue = one !== undefined && one.measure !== "rate";
    return fc.record({
      population: fc.constant(key.population),
      indicator: fc.constant(key.indicator),
      schoolYear: fc.constant(key.schoolYear),
      placeKind: fc.constant(key.placeKind),
      placeId: fc.constant(key.placeId),
      grade: fc.constant(key.grade),
      grouping: fc.constant(key.grouping),
      level: fc.constant(key.level),
      n: anyCount,
      rate: isRate ? anyRate : fc.constant(null),
      value: hasValue ? anyValue : fc.constant(null),
      unit: fc.constant(one !== undefined && one.measure !== "rate" ? one.unit : ""),
    });
  });
  return fc.tuple(...cells).map((all) => ({ structure, cells: all }));
});
