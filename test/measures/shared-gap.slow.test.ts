import { describe, expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import type { MeanCounts } from "../../src/cube/cell.ts";
import { cellGap } from "../../src/measures/cell-gap.ts";
import { clusteredGap, sharedGap } from "../../src/measures/shared-gap.ts";
import { seeded } from "../models/chance.ts";
import { anyOf, averageOf, deal, sidesOf, taught, teachersOf } from "./shared-districts.ts";

/*
 * Districts in which the teachers' values are dealt among the teachers at random, so that there is no gap of assignment to find: how often a p-value is at most
 * a level, and the interval off the gap that chance is to give.
 */

const { share } = seeded(71);
/** How often the test of students' own values finds a gap in the same districts. */
const judgedBy: number[] = [];
const levels = [0.05, 0.01, 0.001];
const shapes = {
  "one elementary school, a group in every class": { elementary: 1, high: 0, share: 0.3, segregated: 0 },
  "one high school": { elementary: 0, high: 1, share: 0.3, segregated: 0 },
  "a district whose schools have very different shares": { elementary: 8, high: 3, share: 0.4, segregated: 0.4 },
  "a group of two in a hundred": { elementary: 8, high: 3, share: 0.02, segregated: 0.02 },
  "whole classes of one group": { elementary: 8, high: 3, share: 0.2, segregated: 0.2, wholeClasses: true },
  "few whole classes of one group": { elementary: 8, high: 0, share: 0.1, segregated: 0.05, wholeClasses: true },
} as const;

const cellOf = (values: Iterable<number>): MeanCounts => {
  const cell = { kind: "mean" as const, n: 0, nonZero: 0, sum: 0, sumOfSquares: 0, sumOfCubes: 0 };
  for (const v of values) {
    cell.n++;
    if (v !== 0) cell.nonZero++;
    cell.sum += v;
    cell.sumOfSquares += v * v;
    cell.sumOfCubes += v * v * v;
  }
  return cell;
};

for (const [name, shape] of Object.entries(shapes))
  describe(name, () => {
    for (const [made, studentValue] of [
      ["part-of-whole", averageOf],
      ["any", anyOf],
    ] as const)
      for (const having of [0.03, 0.12, 0.4])
        test(`${made}, ${having} of the teachers`, () => {
          const students = taught(share, shape);
          const count = teachersOf(students);
          const has = Array.from({ length: count }, (_, t) => (t < Math.max(1, Math.round(having * count)) ? 1 : 0));
          const [own, others] = [students.filter((s) => s.inGroup), students.filter((s) => !s.inGroup)];
          const found = levels.map(() => 0);
          let [judged, missed, byStudents] = [0, 0, 0];
          const deals = 2000;
          // Of averages only which teacher has which value changes.
          const always = sidesOf(students, has, made);
          for (let k = 0; k < deals; k++) {
            const values = deal(share, has);
            const sides = made === "any" ? sidesOf(students, values, made) : always;
            const cells = [own, others].map((of) => cellOf(of.map((s) => studentValue(s, values)))) as [
              MeanCounts,
              MeanCounts,
            ];
            const gap = sharedGap(...cells, sides, 0.95);
            if (isNone(gap)) continue;
            judged++;
            for (const [at, level] of levels.entries()) if ((gap.p as number) <= level) found[at]!++;
            const expected =
              made === "any"
                ? sides.group.expected / own.length - (sides.all.expected - sides.group.expected) / others.length
                : 0;
            if (gap.lower > expected || gap.upper < expected) missed++;
            const plain = cellGap(...cells, 0.95);
            if (!isNone(plain) && !isNone(plain.p) && plain.p <= 0.05) byStudents++;
          }
          for (const [at, level] of levels.entries())
            expect(found[at], `${level}`).toBeLessThanOrEqual(level * judged + 4 * Math.sqrt(level * judged) + 1);
          expect(missed).toBeLessThanOrEqual(0.06 * judged + 4 * Math.sqrt(0.05 * judged));
          if (judged > 0) judgedBy.push(byStudents / judged);
        });
  });

test("a test that takes each student's value as the student's own calls most of these draws a gap", () => {
  expect(judgedBy.length).toBeGreaterThan(20);
  expect(judgedBy.filter((part) => part > 0.3).length).toBeGreaterThan(10);
});

/*
 * The size of a class belongs to the section. Teachers have five, and tracking puts a group in some of them: judged by teacher, whose sections even out, the
 * gap would be too sure.
 */
test("sizes dealt among sections make no more gaps than the rate says, judged by section; judged by teacher they do", () => {
  const [teachers, each, taken] = [40, 5, 6];
  const sections = teachers * each;
  const isTrack = Array.from({ length: sections }, () => share() < 0.5);
  const students = Array.from({ length: 1000 }, () => {
    const inGroup = share() < 0.3;
    const own = new Set<number>();
    while (own.size < taken) {
      const section = Math.floor(share() * sections);
      if (share() < (isTrack[section] === inGroup ? 0.9 : 0.1)) own.add(section);
    }
    return { teachers: [...own], inGroup };
  });
  const byTeacher = students.map((s) => ({ ...s, teachers: s.teachers.map((section) => Math.floor(section / each)) }));
  const sizes = Array.from({ length: sections }, () => 18 + Math.floor(18 * share()));
  const [own, others] = [students.filter((s) => s.inGroup), students.filter((s) => !s.inGroup)];
  const deals = 2000;
  const found = levels.map(() => 0);
  let [missed, asTeachers] = [0, 0];
  for (let k = 0; k < deals; k++) {
    const dealt = deal(share, sizes);
    const cells = [own, others].map((of) => cellOf(of.map((s) => averageOf(s, dealt)))) as [MeanCounts, MeanCounts];
    const gap = clusteredGap(...cells, sidesOf(students, dealt, "part-of-whole"), 0.95);
    if (isNone(gap)) throw new Error(gap.reason);
    for (const [at, level] of levels.entries()) if ((gap.p as number) <= level) found[at]!++;
    if (gap.lower > 0 || gap.upper < 0) missed++;
    const ofTeacher = Array.from({ length: teachers }, (_, t) =>
      dealt.slice(each * t, each * (t + 1)).reduce((sum, size) => sum + size / each, 0),
    );
    const wrong = clusteredGap(...cells, sidesOf(byTeacher, ofTeacher, "part-of-whole"), 0.95);
    if (!isNone(wrong) && (wrong.p as number) <= 0.05) asTeachers++;
  }
  for (const [at, level] of levels.entries())
    expect(found[at], `${level}`).toBeLessThanOrEqual(level * deals + 4 * Math.sqrt(level * deals) + 1);
  expect(missed).toBeLessThanOrEqual(0.05 * deals + 4 * Math.sqrt(0.05 * deals));
  expect(asTeachers).toBeGreaterThan(0.2 * deals);
});

/*
 * The other lot: values stay with the teachers and group labels are dealt among the students. Large classes are held by as many teachers as small ones but by
 * more students, so that the lot of the teachers alone is too sure of them.
 */
test("labels dealt among the students of unequal classes make no more gaps than the rate says", () => {
  const sizes = Array.from({ length: 40 }, (_, t) => (t < 4 ? 90 : 12 + (t % 9)));
  const students = sizes.flatMap((size, teacher) => Array.from({ length: size }, () => ({ teachers: [teacher] })));
  let teachersAlone = 0;
  const found = levels.map(() => 0);
  let [judged, missed] = [0, 0];
  for (let k = 0; k < 4000; k++) {
    const dealt = students.map((s) => ({ ...s, inGroup: share() < 0.3 }));
    const [own, others] = [dealt.filter((s) => s.inGroup), dealt.filter((s) => !s.inGroup)];
    const sides = sidesOf(dealt, sizes, "part-of-whole");
    const cells = [own, others].map((of) => cellOf(of.map((s) => averageOf(s, sizes)))) as [MeanCounts, MeanCounts];
    const gap = clusteredGap(...cells, sides, 0.95);
    if (isNone(gap)) continue;
    judged++;
    for (const [at, level] of levels.entries()) if ((gap.p as number) <= level) found[at]!++;
    if (gap.lower > 0 || gap.upper < 0) missed++;
    const alone = sharedGap(...cells, sides, 0.95);
    if (!isNone(alone) && (alone.p as number) <= 0.05) teachersAlone++;
  }
  expect(judged).toBe(4000);
  for (const [at, level] of levels.entries())
    expect(found[at], `${level}`).toBeLessThanOrEqual(level * judged + 4 * Math.sqrt(level * judged) + 1);
  expect(missed).toBeLessThanOrEqual(0.05 * judged + 4 * Math.sqrt(0.05 * judged));
  expect(teachersAlone).toBeGreaterThan(0.1 * judged);
});
