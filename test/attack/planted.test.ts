import { expect, test } from "vitest";
import { attack } from "../../src/attack/attack.ts";
import type { AttackReport } from "../../src/attack/finding.ts";
import { leakOf } from "../../src/attack/judge.ts";
import type { Release } from "../../src/release/cell.ts";
import { readCells } from "../../src/release/cells-file.ts";
import { hiddenValue, type Printed, printedNumber } from "../../src/release/printed.ts";
import type { Structure } from "../../src/release/structure.ts";
import { readStructure, writeStructure } from "../../src/release/structure-file.ts";
import { cellsText } from "../release/cells-text.ts";
import { ladder, nameOf, type People, released, shaped } from "./made-release.ts";
import { effort, needs } from "./settings.ts";

/** Attacks releases as an outsider has them: written and read back. */
const attacked = (...releases: readonly Release[]): Promise<AttackReport> =>
  attack(
    releases.map(({ structure, cells }) => {
      const form = readStructure(writeStructure(structure));
      return { structure: form, cells: readCells(cellsText(cells), form) };
    }),
    needs,
    effort(1),
  );

const leaksOf = ({ leaks }: AttackReport): readonly string[] =>
  leaks.map(
    ({ kind, key }) => `${kind} ${key === null ? "" : nameOf(key)}${key?.indicator ? ` ${key.indicator}` : ""}`,
  );

const el: Structure["groupings"][number] = { id: "el", levels: ["yes", "no"], sum: "exact" };
const race: Structure["groupings"][number] = { id: "race", levels: ["aian", "nhpi", "white"], sum: "exact" };
const twoSchools = ["S1", "S2"];

const learners: readonly People[] = [
  { count: 6, school: "S1", levels: { el: "yes" } },
  { count: 34, school: "S1", levels: { el: "no" } },
  { count: 22, school: "S2", levels: { el: "yes" } },
  { count: 27, school: "S2", levels: { el: "no" } },
];
const flags = shaped({ groupings: [el], schools: twoSchools });
const square = ["S1 el=yes", "S1 el=no", "S2 el=yes", "S2 el=no"];

test("a release with a hidden square gives nothing away", async () => {
  const report = await attacked(released(flags, learners, { hidden: square }));
  expect(leaksOf(report)).toEqual([]);
  expect(report.narrowest).toBeGreaterThan(4);
  expect(report).toMatchObject({ offered: 9, hidden: 4, harmless: 0, unsolved: 0, isWhole: true });
});

test("1: a margin gives a hidden cell back: school, district, and all students less those shown", async () => {
  const report = await attacked(released(flags, learners, { hidden: ["S1 el=yes"] }));
  expect(leaksOf(report)).toEqual(["exact S1 el=yes"]);
  expect(report.leaks[0]).toMatchObject({ low: 6, high: 6 });
});

test("1: single grades less than all grades", async () => {
  const people: readonly People[] = [
    { count: 40, school: "S1", grade: "03", levels: {} },
    { count: 9, school: "S1", grade: "04", levels: {} },
    { count: 40, school: "S2", grade: "03", levels: {} },
    { count: 40, school: "S2", grade: "04", levels: {} },
  ];
  const grades = shaped({ groupings: [], schools: twoSchools, grades: ["03", "04"], byGrade: ["all"] });
  expect(leaksOf(await attacked(released(grades, people, { hidden: ["S1/04"] })))).toEqual(["exact S1/04"]);
  const safe = released(grades, people, { hidden: ["S1/03", "S1/04", "S2/03", "S2/04"] });
  expect(leaksOf(await attacked(safe))).toEqual([]);
});

test("2: a group whose complement is shown, even in both schools' rows", async () => {
  const report = await attacked(released(flags, learners, { hidden: ["S1 el=yes", "S1 el=no"] }));
  expect(leaksOf(report)).toEqual(["exact S1 el=yes"]);
  expect(report.harmless).toBe(1);
});

/** Rows and columns with two hidden cells each, except that one cell stands alone in a sum of rows. */
const chain: readonly People[] = [
  [9, 12, 30, 30, 30],
  [18, 11, 7, 30, 30],
  [30, 30, 16, 5, 30],
  [30, 30, 30, 8, 15],
].flatMap((row, school) =>
  row.map((count, level) => ({ count, school: `S${school + 1}`, levels: { race: `r${level}` } })),
);
const grid = shaped({
  groupings: [{ id: "race", levels: ["r0", "r1", "r2", "r3", "r4"], sum: "exact" }],
  schools: ["S1", "S2", "S3", "S4"],
});

test("3: a combination of rows and columns", async () => {
  const hidden = ["S1 race=r0", "S1 race=r1", "S2 race=r0", "S2 race=r1", "S2 race=r2"];
  const more = ["S3 race=r2", "S3 race=r3", "S4 race=r3", "S4 race=r4", "S3 race=r4"];
  const report = await attacked(released(grid, chain, { hidden: [...hidden, ...more] }));
  expect(leaksOf(report)).toContain("exact S2 race=r2");
});

const small: readonly People[] = [
  { count: 1, school: "S1", levels: { race: "aian" } },
  { count: 1, school: "S1", levels: { race: "nhpi" } },
  { count: 38, school: "S1", levels: { race: "white" } },
  { count: 15, school: "S2", levels: { race: "aian" } },
  { count: 20, school: "S2", levels: { race: "nhpi" } },
  { count: 31, school: "S2", levels: { race: "white" } },
];
const races = shaped({ groupings: [race], schools: twoSchools });
const pairs = ["S1 race=aian", "S1 race=nhpi", "S2 race=aian", "S2 race=nhpi"];

test("4: counts of 0 or more pin two hidden cells that add up to 2", async () => {
  const report = await attacked(released(races, small, { hidden: pairs }));
  expect(leaksOf(report)).toEqual(["narrow S1 race=aian", "narrow S1 race=nhpi", "union S1"]);
  const wide = released(races, small, { hidden: [...pairs, "S1 race=white", "S2 race=white"] });
  expect(leaksOf(await attacked(wide))).toEqual([]);
});

test("5: a group that is everyone", async () => {
  const people: readonly People[] = [
    { count: 15, school: "S1", levels: { el: "yes" } },
    { count: 30, school: "S2", levels: { el: "yes" } },
    { count: 27, school: "S2", levels: { el: "no" } },
  ];
  expect(leaksOf(await attacked(released(flags, people)))).toEqual(["everyone S1 el=yes"]);
  const nobody = people.map((one) => ({ ...one, levels: { el: one.levels["el"] === "yes" ? "no" : "yes" } }));
  expect(leaksOf(await attacked(released(flags, nobody)))).toEqual([]);
});

const outcomes: readonly People[] = [
  { count: 20, school: "S1", levels: { el: "yes" }, outcomes: { met: 0 } },
  { count: 20, school: "S1", levels: { el: "no" }, outcomes: { met: 10 } },
  { count: 300, school: "S2", levels: { el: "yes" }, outcomes: { met: 150 } },
  { count: 300, school: "S2", levels: { el: "no" }, outcomes: { met: 150 } },
];
const rated = shaped({ groupings: [el], schools: twoSchools, indicators: ["met"] });

test("5: a rate of 0%, printed or undone by the bands of the other group and of all", async () => {
  const withheld = released(rated, outcomes, { rates: { S1: hiddenValue } });
  expect(leaksOf(await attacked(withheld))).toEqual([]);
  // All: 20-29% of 40, so 8 to 11; the others: 50-59% of 20, so 10 or 11. That leaves 0 or 1.
  expect(leaksOf(await attacked(released(rated, outcomes)))).toEqual(["outcome S1 el=yes met"]);
  const printed = released(rated, outcomes, { rates: { S1: hiddenValue, "S1 el=yes": printedNumber(0) } });
  expect(leaksOf(await attacked(printed))).toEqual(["outcome S1 el=yes met", "rounding S1 el=yes met"]);
});

test("6: a percentage with decimals gives the number of students back, and the size of a hidden group", async () => {
  const people: readonly People[] = [
    { count: 6, school: "S1", levels: { el: "yes" }, outcomes: { met: 2 } },
    { count: 12, school: "S1", levels: { el: "no" }, outcomes: { met: 5 } },
    { count: 30, school: "S2", levels: { el: "yes" }, outcomes: { met: 15 } },
    { count: 30, school: "S2", levels: { el: "no" }, outcomes: { met: 15 } },
  ];
  const structure = shaped({ groupings: [el], schools: twoSchools, indicators: ["met"] });
  const safe = released(structure, people, { hidden: square });
  expect(leaksOf(await attacked(safe))).toEqual([]);
  const decimals = released(structure, people, {
    hidden: square,
    rates: { S1: printedNumber(38.9, 1), "S1 el=no": printedNumber(41.7, 1) },
  });
  // 41.7% of a hidden group of at most 18 students: 5 of 12, so that 6 are left.
  expect(leaksOf(await attacked(decimals))).toEqual(
    expect.arrayContaining(["exact S1 el=yes", "outcome S1 el=yes met"]),
  );
});

test("7: a group that one indicator hides and another prints", async () => {
  const people = learners.map((one) => ({ ...one, outcomes: { met: Math.floor(one.count / 2), absent: 3 } }));
  const structure = shaped({ groupings: [el], schools: twoSchools, indicators: ["met", "absent"] });
  const safe = released(structure, people, { hidden: square });
  expect(leaksOf(await attacked(safe))).toEqual([]);
  const other = {
    ...safe,
    cells: safe.cells.map((cell) =>
      cell.indicator === "absent" && nameOf(cell) === "S1 el=yes" ? { ...cell, n: printedNumber(6) } : cell,
    ),
  };
  expect(leaksOf(await attacked(other))).toEqual(expect.arrayContaining(["shown S1 el=yes"]));
});

test("8: crossings that add up both ways", async () => {
  const people: readonly People[] = [
    { count: 5, school: "S1", levels: { race: "aian", el: "yes" } },
    { count: 25, school: "S1", levels: { race: "aian", el: "no" } },
    { count: 30, school: "S1", levels: { race: "nhpi", el: "yes" } },
    { count: 30, school: "S1", levels: { race: "nhpi", el: "no" } },
    { count: 30, school: "S1", levels: { race: "white", el: "yes" } },
    { count: 30, school: "S1", levels: { race: "white", el: "no" } },
  ];
  const structure = shaped({ groupings: [race, el], schools: ["S1"], crossings: [["race", "el"]] });
  const both = (...levels: readonly string[]): readonly string[] =>
    levels.flatMap((level) => [`S1 race*el=${level}`, `D race*el=${level}`]);
  expect(leaksOf(await attacked(released(structure, people, { hidden: both("aian*yes", "aian*no") })))).toEqual([
    "exact D race*el=aian*yes",
    "exact S1 race*el=aian*yes",
  ]);
  const safe = released(structure, people, { hidden: both("aian*yes", "aian*no", "white*yes", "white*no") });
  expect(leaksOf(await attacked(safe))).toEqual([]);
});

test("9: the same year twice with other hidden cells", async () => {
  const one = released(flags, learners, { hidden: square });
  const two = released(flags, learners, { hidden: ["S1 el=yes", "S1 el=no", "D el=yes", "D el=no"] });
  expect(leaksOf(await attacked(one))).toEqual([]);
  expect(leaksOf(await attacked(two))).toEqual([]);
  expect(leaksOf(await attacked(one, two))).toEqual(["exact S1 el=yes"]);
});

test("9: a correction that moves a count by one student", async () => {
  const later = learners.map((one) => (one.count === 22 ? { ...one, count: 21 } : one));
  const before = released(flags, learners, { hidden: square });
  const structure = shaped({ groupings: [el], schools: twoSchools, records: "2027-02-01" });
  const after = released(structure, later, { hidden: square });
  expect(leaksOf(await attacked(after))).toEqual([]);
  expect(leaksOf(await attacked(before, after))).toEqual(["revision D", "revision D el=yes", "revision S2"]);
  const many = learners.map((one) => (one.count === 22 ? { ...one, count: 42 } : one));
  expect(leaksOf(await attacked(before, released(structure, many, { hidden: square })))).toEqual([]);
});

test("10: a marker of its own for small counts", async () => {
  const counts = { "S1 el=yes": { kind: "at-most", high: 10 } as const };
  const report = await attacked(released(flags, learners, { hidden: square, counts }));
  expect(leaksOf(report)).toEqual(["marker S1 el=yes"]);
});

test("11: two hidden groups that together are a small one", async () => {
  const people: readonly People[] = [
    { count: 3, school: "S1", levels: { race: "aian" } },
    { count: 4, school: "S1", levels: { race: "nhpi" } },
    { count: 93, school: "S1", levels: { race: "white" } },
    { count: 18, school: "S2", levels: { race: "aian" } },
    { count: 17, school: "S2", levels: { race: "nhpi" } },
    { count: 70, school: "S2", levels: { race: "white" } },
  ];
  const report = await attacked(released(races, people, { hidden: pairs }));
  expect(leaksOf(report)).toEqual(["union S1"]);
  expect(report.leaks[0]).toMatchObject({ low: 7, high: 7 });
});

test("nested groups: a named group less its other part", async () => {
  const status: Structure["groupings"][number] = { id: "status", levels: ["el", "rfep", "eo"], sum: "exact" };
  const ever: Structure["groupings"][number] = { id: "ever", levels: ["yes", "no"], sum: "exact" };
  const structure = shaped({
    groupings: [status, ever],
    schools: [],
    unions: [
      {
        whole: { grouping: "ever", level: "yes" },
        parts: [
          { grouping: "status", level: "el" },
          { grouping: "status", level: "rfep" },
        ],
        sum: "exact",
      },
    ],
  });
  const people: readonly People[] = [
    { count: 34, school: "D", levels: { status: "el", ever: "yes" } },
    { count: 6, school: "D", levels: { status: "rfep", ever: "yes" } },
    { count: 50, school: "D", levels: { status: "eo", ever: "no" } },
  ];
  expect(leaksOf(await attacked(released(structure, people, { hidden: ["D status=rfep"] })))).toEqual([
    "exact D status=rfep",
  ]);
  expect(leaksOf(await attacked(released(structure, people, { hidden: ["D status=rfep", "D status=el"] })))).toEqual(
    [],
  );
});

test("an unlisted remainder of a few students is a group", async () => {
  const listed = { ...race, sum: "remainder" as const };
  const people: readonly People[] = [
    { count: 30, school: "S1", levels: { race: "aian" } },
    { count: 30, school: "S1", levels: { race: "nhpi" } },
    { count: 30, school: "S1", levels: { race: "white" } },
    { count: 4, school: "S1", levels: {} },
  ];
  const report = await attacked(released(shaped({ groupings: [listed], schools: ["S1"] }), people));
  expect(report.leaks.map(({ kind, low }) => `${kind} ${low}`)).toEqual(["exact 4", "exact 4"]);
});

test("numbers that cannot all be true are a contradiction", async () => {
  const report = await attacked(released(flags, learners, { counts: { D: printedNumber(90) } }));
  expect(leaksOf(report)).toContain("contradiction ");
});

test("two prints of one number that contradict each other are the only thing that is reported", async () => {
  const one = released(flags, learners, { hidden: ["S1 el=yes"] });
  const other = released(flags, learners, { hidden: square, counts: { S1: printedNumber(41) } });
  expect(leaksOf(await attacked(one, other))).toEqual(["contradiction "]);
});

test("a solver that sees only a part of the sums says so", async () => {
  const release = released(flags, learners, { hidden: square });
  const report = await attack([release], needs, {
    ...effort(1),
    largestProgram: 2,
    sample: { numbers: 40, program: 2 },
  });
  expect(report.isWhole).toBe(false);
  expect((await attack([release], needs, effort(1))).isWhole).toBe(true);
});

test("nobody without a status, although the total is a range", async () => {
  const people: readonly People[] = [
    { count: 45, school: "S1", levels: { el: "yes" } },
    { count: 49, school: "S2", levels: { el: "no" } },
  ];
  const range = { kind: "range", low: 40, high: 59 } as const;
  const report = await attacked(
    released(flags, people, { counts: { S1: range, "S1 el=yes": range, S2: range, "S2 el=no": range } }),
  );
  expect(leaksOf(report)).toContain("everyone S1 el=yes");
});

test("values that the rounding cannot print", async () => {
  const people: readonly People[] = [
    { count: 30, school: "S1", levels: { el: "yes" }, outcomes: { met: 12 } },
    { count: 130, school: "S1", levels: { el: "no" }, outcomes: { met: 52 } },
  ];
  const structure = shaped({ groupings: [el], schools: ["S1"], indicators: ["met"] });
  const range = (low: number, high: number): Printed => ({ kind: "range", low, high });
  const rate = async (printed: Printed, name = "S1 el=yes"): Promise<readonly string[]> =>
    leaksOf(await attacked(released(structure, people, { rates: { [name]: printed } })));
  // A group of 30 has bands of ten points, one of 130 multiples of 2.
  expect(await rate(range(40, 49))).toEqual([]);
  expect(await rate(printedNumber(40), "S1 el=no")).toEqual([]);
  const wrong = ["rounding S1 el=yes met"];
  for (const printed of [printedNumber(40), range(35, 44), range(40, 44)]) expect(await rate(printed)).toEqual(wrong);
  expect(await rate(range(40, 41), "S1 el=no")).toEqual(["rounding S1 el=no met"]);
  expect(await rate(printedNumber(40, 1), "S1 el=no")).toEqual(["rounding S1 el=no met"]);
  // Nobody's rate is above 90 and not "90 or more".
  expect(await rate(range(90, 99))).toContain("rounding S1 el=yes met");
  const code = await rate({ kind: "at-most", high: 45 });
  expect(code).toContain("rounding S1 el=yes met");
});

const big: readonly People[] = [
  { count: 20, school: "S1", levels: { el: "yes" } },
  { count: 48, school: "S1", levels: { el: "no" } },
  { count: 50, school: "S2", levels: { el: "yes" } },
  { count: 50, school: "S2", levels: { el: "no" } },
];

test("ranges of counts off the grid, or where there is none", async () => {
  const counts = (low: number, high: number) => ({ "S1 el=no": { kind: "range", low, high } as const });
  expect(leaksOf(await attacked(released(flags, big, { counts: counts(40, 59) })))).toEqual([]);
  for (const [low, high] of [
    [45, 64],
    [40, 49],
    [40, 79],
  ] as const)
    expect(leaksOf(await attacked(released(flags, big, { counts: counts(low, high) })))).toEqual(["rounding S1 el=no"]);
  const gridless: Structure = { ...flags, rounding: { ...flags.rounding, counts: null } };
  expect(leaksOf(await attacked(released(gridless, big, { counts: counts(40, 59) })))).toEqual(["rounding S1 el=no"]);
});

test("9: a third state of the records that is near the first", async () => {
  const state = (records: string, count: number): Release =>
    released(
      shaped({ groupings: [el], schools: twoSchools, records }),
      learners.map((one) => (one.count === 22 ? { ...one, count } : one)),
      { hidden: square },
    );
  // 22, 62 and 24 students: the second is far from both, the third is two students from the first.
  expect(leaksOf(await attacked(state("a", 22), state("b", 62)))).toEqual([]);
  expect(leaksOf(await attacked(state("a", 22), state("b", 62), state("c", 24)))).toEqual([
    "revision D",
    "revision D el=yes",
    "revision S2",
  ]);
});

test("5: all but a few of a group have the outcome, although its number is not known", () => {
  const policy = { minimum: 11, ladder, needs };
  const judged = (low: number, high: number) => leakOf("outcome", { low, high }, { low: 40, high: 41 }, false, policy);
  // At most one is without it; or at most three, which could be one.
  expect(judged(40, 40)).toBe("outcome");
  expect(judged(38, 40)).toBe(undefined);
});

const classes: readonly People[] = [
  { count: 3, school: "S1", levels: { race: "aian" } },
  { count: 9, school: "S1", levels: { race: "nhpi" } },
  { count: 60, school: "S1", levels: { race: "white" } },
];

/** One place with an average from 0 to 100, of all and of one race; the two others are hidden. */
function withAverages(all: Printed, white: Printed): Release {
  const shape = shaped({ groupings: [race], schools: [] });
  const structure: Structure = {
    ...shape,
    populations: shape.populations.map((one) => ({
      ...one,
      indicators: [{ id: "exposed", measure: "average", unit: "percent", least: 0, most: 100 }],
    })),
  };
  const { cells } = released(structure, classes, { hidden: ["D race=aian", "D race=nhpi"] });
  const values: Readonly<Record<string, Printed>> = { D: all, "D race=white": white };
  return {
    structure,
    cells: cells.map((cell) =>
      cell.indicator === ""
        ? cell
        : { ...cell, rate: null, value: values[nameOf(cell)] ?? hiddenValue, unit: "percent" },
    ),
  };
}

test("12: the sum of a hidden group is an average of all less that of the others", async () => {
  // A group of 60 or 72 has steps of five: nobody can tell the sum of the twelve others.
  expect(leaksOf(await attacked(withAverages(printedNumber(10), printedNumber(10))))).toEqual([]);
  // All that the sixty have is all that the seventy-two have: the others have none.
  const finer = leaksOf(await attacked(withAverages(printedNumber(10, 2), printedNumber(12, 2))));
  expect(finer).toEqual([
    "amount D race=aian exposed",
    "amount D race=nhpi exposed",
    "rounding D exposed",
    "rounding D race=white exposed",
  ]);
  const code: Printed = { kind: "at-most", high: 5 };
  expect(leaksOf(await attacked(withAverages(code, code)))).toEqual([]);
  expect(leaksOf(await attacked(withAverages(code, { kind: "at-most", high: 4 })))).toEqual([
    "rounding D race=white exposed",
  ]);
  // Nobody of a group may be known to be at the end of the scale.
  const none = leaksOf(await attacked(withAverages({ kind: "at-most", high: 1 }, { kind: "at-most", high: 1 })));
  expect(none).toContain("amount D exposed");
});
