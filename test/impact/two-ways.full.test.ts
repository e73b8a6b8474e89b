import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImpactRequest } from "../../src/reports/impact/plan.ts";
import { askImpact, type Result, resultsOf } from "./ask.ts";

interface Student {
  readonly group: string | null;
  readonly gender: string;
  readonly goal: string;
  readonly status: string;
  readonly cohort: string | null;
  readonly flags: readonly (0 | 1 | null)[];
  readonly math: 0 | 1 | null;
  readonly transfer: 0 | 1;
}

const bit = fc.constantFrom(0 as const, 1 as const);
const maybe = fc.option(bit, { nil: null });
const students: fc.Arbitrary<readonly Student[]> = fc.array(
  fc.record({
    group: fc.constantFrom("A, B", 'C "c"', "é", "NA", null),
    gender: fc.constantFrom("F", "M"),
    goal: fc.constantFrom("Degree", "Other"),
    status: fc.constantFrom("First", "Other"),
    cohort: fc.constantFrom("2017", "2018", null),
    flags: fc.tuple(maybe, bit),
    math: maybe,
    transfer: bit,
  }),
  { minLength: 1, maxLength: 40 },
);

const header = ["group", "gender", "goal", "status", "cohort", "flag_x", "flag_y", "math", "transfer"];
const tableOf = (all: readonly Student[]): (string | number | null)[][] => [
  header,
  ...all.map((s) => [s.group, s.gender, s.goal, s.status, s.cohort, ...s.flags, s.math, s.transfer]),
];

/** Brute force: counts student by student for every result. */
function naive(
  all: readonly Student[],
  key: (s: Student) => string | null,
  outcome: "math" | "transfer",
): Map<string, string> {
  const counts = new Map<string, [number, number]>();
  for (const student of all) {
    const value = student[outcome];
    const name = key(student);
    if (value === null || name === null) continue;
    const [n, hits] = counts.get(name) ?? [0, 0];
    counts.set(name, [n + 1, hits + value]);
  }
  return new Map([...counts].map(([name, [n, hits]]) => [name, `${hits}/${n}`]));
}

const counted = (results: readonly Result[], of: (result: Result) => string): Map<string, string> =>
  new Map(results.map((result) => [of(result), `${result["success"]}/${result["n"]}`]));
const sorted = (map: ReadonlyMap<string, string>): [string, string][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const runs = { numRuns: 8 };

test("counts by group, intersection, cohort and scenario equal counting student by student", async () => {
  const request: ImpactRequest = {
    success: ["math,transfer"],
    group: ["group"],
    cross: ["group,gender"],
    cohort: ["cohort"],
    scenario: ["goal,status"],
  };
  await fc.assert(
    fc.asyncProperty(students, async (all) => {
      const results = resultsOf(await askImpact(tableOf(all), request));
      const splits: [string, (s: Student) => string | null][] = [
        ["- None", () => "- All"],
        ["group", (s) => s.group],
        ["group + gender", (s) => `${s.group ?? "?"}, ${s.gender}`],
      ];
      for (const outcome of ["math", "transfer"] as const) {
        for (const [disaggregation, name] of splits) {
          const own = results.filter(
            (r) => r["success_variable"] === outcome && r["disaggregation"] === disaggregation,
          );
          const keys = (goal: boolean, status: boolean) => (s: Student) =>
            [goal ? s.goal : "- All", status ? s.status : "- All", s.cohort, name(s)].join("|");
          const expected = new Map(
            [keys(false, false), keys(true, false), keys(false, true), keys(true, true)].flatMap((key) => [
              ...naive(all, key, outcome),
            ]),
          );
          const found = counted(own, (r) => [r["goal"], r["status"], r["cohort"], r["group"]].join("|"));
          expect(sorted(found)).toEqual(sorted(expected));
        }
      }
    }),
    runs,
  );
});

test("a scenario equals an analysis of its students alone", async () => {
  const request: ImpactRequest = { success: ["transfer"], group: ["group", "gender"] };
  await fc.assert(
    fc.asyncProperty(students, fc.constantFrom("Degree", "Other"), async (all, goal) => {
      fc.pre(all.some((s) => s.goal === goal));
      const within = resultsOf(await askImpact(tableOf(all), { ...request, scenario: ["goal"] }))
        .filter((result) => result["goal"] === goal)
        .map(({ goal: _, ...result }) => result);
      expect(within).toEqual(resultsOf(await askImpact(tableOf(all), { ...request, only: [`goal=${goal}`] })));
      expect(within).toEqual(resultsOf(await askImpact(tableOf(all.filter((s) => s.goal === goal)), request)));
    }),
    runs,
  );
});

test("overlapping flags: each group is compared with all students and with those without the flag", async () => {
  const request: ImpactRequest = { success: ["transfer"], flags: ["Overlapping=flag_*"], total: false };
  await fc.assert(
    fc.asyncProperty(students, async (all) => {
      const results = resultsOf(await askImpact(tableOf(all), request, { gapReference: ["all but current"] }));
      const expected = new Map(
        ["x", "y"].flatMap((name, i) => [...naive(all, (s) => (s.flags[i] === 1 ? name : null), "transfer")]),
      );
      expect(sorted(counted(results, (r) => String(r["group"])))).toEqual(sorted(expected));
      for (const result of results) {
        const others = all.filter((s) => s.flags[result["group"] === "x" ? 0 : 1] !== 1);
        expect(result["disaggregation"]).toBe("Overlapping");
        if (others.length === 0) expect(result["ppg_reference"]).toBeNull();
        else
          expect(result["ppg_reference"]).toBeCloseTo(
            others.reduce((sum, s) => sum + s.transfer, 0) / others.length,
            12,
          );
        const rate = all.reduce((sum, s) => sum + s.transfer, 0) / all.length;
        if (rate > 0) expect(result["di_prop_index"]).toBeCloseTo((result["pct"] as number) / rate, 12);
      }
    }),
    runs,
  );
});

test("a table of counts gives the same results as the student rows", async () => {
  const request: ImpactRequest = { success: ["math,transfer"], group: ["group"], scenario: ["goal"] };
  await fc.assert(
    fc.asyncProperty(students, async (all) => {
      const alike = Map.groupBy(all, (s) => JSON.stringify([s.group, s.goal, s.math === null]));
      const rows = [...alike.values()].map((own) => [
        own[0]?.group ?? null,
        own[0]?.goal ?? null,
        own[0]?.math === null ? null : own.reduce((sum, s) => sum + (s.math ?? 0), 0),
        own.reduce((sum, s) => sum + s.transfer, 0),
        own.length,
      ]);
      const summed = [["group", "goal", "math", "transfer", "n"], ...rows];
      expect(resultsOf(await askImpact(summed, { ...request, weight: "n" }))).toEqual(
        resultsOf(await askImpact(tableOf(all), request)),
      );
    }),
    runs,
  );
});
