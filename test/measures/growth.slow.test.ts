/** Growth of students of two groups who start far apart and grow alike: how often chance in the tests is called a gap. */
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { buildCube } from "../../src/cube/build.ts";
import { countsAt } from "../../src/cube/cube.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { caseYear } from "../../src/indicators/boundary.ts";
import { indicators } from "../../src/indicators/index.ts";
import { cellGap } from "../../src/measures/cell-gap.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { coveredEverywhere } from "../covered-everywhere.ts";
import { recordsOf } from "../indicators/case-records.ts";
import { seeded } from "../models/chance.ts";
import { mostByChance } from "../whole/false-gaps.ts";

const { normal } = seeded(81);
const growth = indicators.find(({ id }) => id === "ela-growth")!;
const plan = { indicators: [growth], groupings: groupings.filter(({ id }) => id === "gender"), crossings: [] };
/** Scale points: of what students can do, of a year's ups and downs, and of the test's own error. */
const [spread, year, error] = [80, 25, 27];

interface Planted {
  /** Points by which the girls start below the boys, and by which they grow more in the last year. */
  readonly apart: number;
  readonly grown: number;
}

/** The gap in growth of 150 girls to 150 boys; and, by least squares on last year's score, the t value of the same. */
async function gapOf({ apart, grown }: Planted) {
  const students = Array.from({ length: 300 }, (_, k) => {
    const isGirl = k % 2 === 0;
    const level = spread * normal() - (isGirl ? apart : 0);
    const score = (more: number): number => level + year * normal() + error * normal() + more;
    return { id: `s${k}`, isGirl, scores: [score(0), score(10), score(20 + (isGirl ? grown : 0))] as const };
  });
  const records = recordsOf({
    student: "",
    is: 0,
    records: {
      enrollment: students.map(({ id }) => ({ student_id: id })),
      student: students.map(({ id, isGirl }) => ({ student_id: id, gender: isGirl ? "F" : "M" })),
      assessment: students.flatMap(({ id, scores }) =>
        scores.map((distance, at) => ({
          student_id: id,
          subject: "ela",
          tested: true,
          school_year: caseYear - 2 + at,
          distance,
        })),
      ),
    },
  });
  const options = { threads: 0, coverage: coveredEverywhere(records) };
  const cube = await buildCube(new Memory(records), [], plan, { program: "p", fingerprint: "f" }, options);
  const [district, at] = [cube.places.findIndex(({ kind }) => kind === "district"), cube.years.indexOf(caseYear)];
  const cellOf = (of: string) =>
    countsAt(
      cube,
      0,
      at,
      district,
      cube.groups.findIndex(({ grouping, level }) => grouping === "gender" && level === of),
    )!;
  const gap = cellGap(cellOf("F"), cellOf("M"), 0.95);
  if (isNone(gap) || isNone(gap.p)) throw new Error("no gap");
  return { ...gap, p: gap.p, leastSquares: byLeastSquares(students) };
}

/** How many standard errors apart the girls and the boys are from one line of least squares. */
function byLeastSquares(students: readonly { readonly isGirl: boolean; readonly scores: readonly number[] }[]): number {
  const average = (of: readonly number[]): number => of.reduce((sum, v) => sum + v, 0) / of.length;
  const [before, now] = [students.map((s) => s.scores[1]!), students.map((s) => s.scores[2]!)];
  const [x, y] = [average(before), average(now)];
  const slope =
    before.reduce((sum, b, k) => sum + (b - x) * (now[k]! - y), 0) / before.reduce((sum, b) => sum + (b - x) ** 2, 0);
  const residuals = students.map((s, k) => ({ ...s, left: now[k]! - y - slope * (before[k]! - x) }));
  const side = (girls: boolean): number[] => residuals.flatMap(({ isGirl, left }) => (isGirl === girls ? [left] : []));
  const [a, b] = [side(true), side(false)];
  const variance = (of: readonly number[]): number => average(of.map((v) => (v - average(of)) ** 2)) / of.length;
  return (average(a) - average(b)) / Math.sqrt(variance(a) + variance(b));
}

for (const apart of [0, 40, 85])
  test(`150 girls who start ${apart} points below 150 boys and grow as much`, async () => {
    const districts = 120;
    let [found, missed, least] = [0, 0, 0];
    for (let k = 0; k < districts; k++) {
      const { p, lower, upper, leastSquares } = await gapOf({ apart, grown: 0 });
      if (p <= defaultAuditRules.clearQ) found++;
      if (lower > 0 || upper < 0) missed++;
      if (Math.abs(leastSquares) > 1.96) least++;
    }
    expect(found).toBeLessThanOrEqual(mostByChance(districts, defaultAuditRules.clearQ));
    expect(missed).toBeLessThanOrEqual(mostByChance(districts, 0.05));
    // A line of least squares makes a gap of the chance in last year's test.
    if (apart === 85) expect(least / districts).toBeGreaterThan(0.3);
  });

test("a planted gap in growth is found", async () => {
  const gaps: number[] = [];
  let found = 0;
  for (let k = 0; k < 40; k++) {
    const { p, value } = await gapOf({ apart: 85, grown: 25 });
    gaps.push(value);
    if (p <= defaultAuditRules.clearQ) found++;
  }
  expect(found).toBeGreaterThan(30);
  expect(gaps.reduce((sum, v) => sum + v, 0) / gaps.length).toBeGreaterThan(15);
});
