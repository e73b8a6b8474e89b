import { describe, expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import type { CellCounts } from "../../src/cube/cell.ts";
import { type SharedSides, sharedGap } from "../../src/measures/shared-gap.ts";
import { sharedValueRules } from "../../src/rules/shared-values.ts";
import { seeded } from "../models/chance.ts";
import { anyOf, averageOf, deal, sidesOf, type Taught, taught, teachersOf } from "./shared-districts.ts";

const cellOf = (values: readonly number[]): CellCounts => {
  const sum = (power: number): number => values.reduce((total, v) => total + v ** power, 0);
  return {
    kind: "mean",
    n: values.length,
    nonZero: values.filter((v) => v !== 0).length,
    sum: sum(1),
    sumOfSquares: sum(2),
    sumOfCubes: sum(3),
  };
};

const cellsOf = (
  students: readonly Taught[],
  studentValue: (s: Taught) => number,
): readonly [CellCounts, CellCounts] => [
  cellOf(students.filter((s) => s.inGroup).map(studentValue)),
  cellOf(students.filter((s) => !s.inGroup).map(studentValue)),
];

const yesNo = (count: number, yes: number): number[] => Array.from({ length: count }, (_, k) => (k < yes ? 1 : 0));

const district = { elementary: 3, high: 1, share: 0.4, segregated: 0.3 };

describe("a gap of values that teachers hold", () => {
  const random = seeded(1).share;
  const students = taught(random, district);
  const count = teachersOf(students);

  test("has the variance and the skewness of its values dealt at random, for averages exactly", () => {
    const values = deal(random, yesNo(count, 12));
    const sides = sidesOf(students, values, "part-of-whole");
    const [group, others] = cellsOf(students, (s) => averageOf(s, values));
    const gap = sharedGap(group, others, sides, 0.95);
    if (isNone(gap)) throw new Error(gap.reason);
    // By its definition: c of each teacher, and the permutation variance of the sum of c times value.
    const n = students.filter((s) => s.inGroup).length;
    const c = new Float64Array(count);
    for (const { teachers, inGroup } of students)
      for (const t of teachers) c[t]! += (inGroup ? 1 / n : -1 / (students.length - n)) / teachers.length;
    const squares = c.reduce((sum, x) => sum + x * x, 0);
    const mean = 12 / count;
    const spread = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (count - 1);
    expect(gap.variance).toBeCloseTo(spread * squares, 12);
    expect(gap.value).toBeCloseTo(
      c.reduce((sum, x, t) => sum + x * values[t]!, 0),
      10,
    );
  });

  test("varies as its values do when they are dealt again and again", () => {
    for (const [made, studentValue] of [
      ["part-of-whole", averageOf],
      ["any", anyOf],
    ] as const) {
      let [sum, squares, variance] = [0, 0, 0];
      const deals = 300;
      for (let k = 0; k < deals; k++) {
        const values = deal(random, yesNo(count, 20));
        const [group, others] = cellsOf(students, (s) => studentValue(s, values));
        const sides = sidesOf(students, values, made);
        const gap = sharedGap(group, others, sides, 0.95);
        if (isNone(gap)) throw new Error(gap.reason);
        const n = group.n;
        const expected =
          made === "any"
            ? sides.group.expected / n - (sides.all.expected - sides.group.expected) / (students.length - n)
            : 0;
        sum += gap.value - expected;
        squares += (gap.value - expected) ** 2;
        variance += gap.variance;
      }
      const found = squares / deals;
      // For "any" an upper bound; for averages equal, to what 300 deals tell.
      expect(found / (variance / deals)).toBeLessThan(1.25);
      if (made === "part-of-whole") expect(found / (variance / deals)).toBeGreaterThan(0.8);
      expect(Math.abs(sum / deals)).toBeLessThan(4 * Math.sqrt(found / deals));
    }
  });

  test("is no surer with ten times the students of the same teachers", () => {
    const values = deal(random, yesNo(count, 20));
    const many = Array.from({ length: 10 }, () => students).flat();
    const widths = [students, many].map((of) => {
      const [group, others] = cellsOf(of, (s) => averageOf(s, values));
      const gap = sharedGap(group, others, sidesOf(of, values, "part-of-whole"), 0.95);
      if (isNone(gap)) throw new Error(gap.reason);
      return gap.upper - gap.lower;
    });
    expect(widths[1]).toBeCloseTo(widths[0]!, 10);
  });

  test("compared with a named group has no smaller variance than compared with the same students as everyone else", () => {
    const values = deal(random, yesNo(count, 20));
    const sides = sidesOf(students, values, "part-of-whole");
    const others = sidesOf(
      students.map((s) => ({ ...s, inGroup: !s.inGroup })),
      values,
      "part-of-whole",
    ).group;
    const [group, rest] = cellsOf(students, (s) => averageOf(s, values));
    const [plain, named] = [sides, { ...sides, comparison: others }].map((of) => sharedGap(group, rest, of, 0.95));
    if (plain === undefined || named === undefined || isNone(plain) || isNone(named)) throw new Error("no gap");
    expect(named.variance).toBeGreaterThanOrEqual(plain.variance);
  });
});

describe("too few clusters", () => {
  const fewest = sharedValueRules.fewestClusters.value;
  const gapOf = (classes: number, by: "teacher" | "school", others = 30) => {
    const students = Array.from({ length: classes + others }, (_, t) =>
      Array.from({ length: 25 }, () => ({ teachers: [t], inGroup: t < classes })),
    ).flat();
    const values = yesNo(classes + others, 8);
    const [group, rest] = cellsOf(students, (s) => averageOf(s, values));
    const sides: SharedSides = {
      ...sidesOf(students, values, "part-of-whole"),
      value: { by, made: "part-of-whole", part: "teachers_left", whole: "teachers_last_year" },
    };
    return sharedGap(group, rest, sides, 0.95);
  };

  test("hundreds of students of nine teachers are too few to say, of ten enough, on either side", () => {
    expect(gapOf(fewest - 1, "teacher")).toEqual({ kind: "none", reason: "too_few_teachers" });
    expect(isNone(gapOf(fewest, "teacher"))).toBe(false);
    expect(gapOf(30, "teacher", fewest - 1)).toEqual({ kind: "none", reason: "too_few_teachers" });
  });

  test("four teachers with the value are too few to say, and where one teacher is enough nine", () => {
    const students = taught(seeded(3).share, { ...district, elementary: 1 });
    const reasonOf = (having: number, made: "part-of-whole" | "any") => {
      const values = deal(seeded(having).share, yesNo(teachersOf(students), having));
      const cells = cellsOf(students, (s) => (made === "any" ? anyOf : averageOf)(s, values));
      const gap = sharedGap(...cells, sidesOf(students, values, made), 0.95);
      return isNone(gap) ? gap.reason : "judged";
    };
    const { fewestClusters, fewestUnlike } = sharedValueRules;
    expect(reasonOf(fewestUnlike.value - 1, "part-of-whole")).toBe("too_few_teachers");
    expect(reasonOf(fewestUnlike.value, "part-of-whole")).toBe("judged");
    expect(reasonOf(fewestClusters.value - 1, "any")).toBe("too_few_teachers");
    expect(reasonOf(fewestClusters.value, "any")).toBe("judged");
  });

  test("of schools the reason says so", () => {
    expect(gapOf(fewest - 1, "school")).toEqual({ kind: "none", reason: "too_few_schools" });
  });

  test("a rule of the district that does not say whose value it is has no certainty", () => {
    const students = taught(seeded(2).share, district);
    const values = yesNo(teachersOf(students), 20);
    const [group, others] = cellsOf(students, (s) => averageOf(s, values));
    const sides = {
      ...sidesOf(students, values, "part-of-whole"),
      value: { by: "teacher", made: "otherwise" } as const,
    };
    expect(sharedGap(group, others, sides, 0.95)).toEqual({ kind: "none", reason: "shared_value" });
  });

  test("teachers who all have the same value tell nothing", () => {
    const students = taught(seeded(2).share, district);
    const values = yesNo(teachersOf(students), 0);
    const [group, others] = cellsOf(students, (s) => averageOf(s, values));
    expect(sharedGap(group, others, sidesOf(students, values, "part-of-whole"), 0.95)).toEqual({
      kind: "none",
      reason: "zero_variance",
    });
  });
});
