import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import type { Cube } from "../../src/cube/cube.ts";
import { Memory } from "../../src/engine/memory.ts";
import { defaultCrossings, groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { comparePlaces, countedSource } from "../../src/reports/judged/compare.ts";
import { comparePlan, judge, judgeInThreads } from "../../src/reports/judged/judge.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { randomRecords } from "../engine/random-records.ts";

const questions = { indicators, groupings };
const settings = { rules: defaultAuditRules, comparison: "everyone-else" } as const;
let cube: Cube<"internal">;
beforeAll(async () => {
  const plan = { ...questions, crossings: defaultCrossings };
  cube = await buildCube(new Memory(randomRecords(5, 300)), [], plan, { program: "p", fingerprint: "f" });
});

test("gaps of shares computed from the arrays of a cube equal those computed from its cells, to the last bit", () => {
  const plan = comparePlan(cube, questions, settings);
  const shares = cube.plan.indicators.filter(({ kind }) => kind === "share");
  const size = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 15, max: 3000 }));
  const cell = fc.tuple(size, fc.double({ min: 0, max: 1, noNaN: true }));
  let gaps = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 200, maxLength: 400 }), (cells) => {
      const counts = Int32Array.from(cube.tally.counts);
      let next = 0;
      for (const number of cube.tally.at)
        for (const { count } of number < 0 ? [] : shares) {
          const [n, rate] = cells[next++ % cells.length] ?? [0, 0];
          counts.set([n, Math.round(n * rate)], number * cube.plan.counts + count);
        }
      // Everybody is more than any group.
      for (const first of cube.slots)
        for (const { count } of first < 0 ? [] : shares)
          counts.set([9000, 4500], (cube.tally.at[first] ?? 0) * cube.plan.counts + count);
      const { cellAt, counted } = countedSource({ ...cube, tally: { ...cube.tally, counts } });
      const places = cube.places.length;
      const fast = comparePlaces(plan, counted === undefined ? { cellAt } : { cellAt, counted }, 0, places);
      expect(isDeepStrictEqual(fast, comparePlaces(plan, { cellAt }, 0, places))).toBe(true);
      gaps += fast.gaps.rows;
    }),
    { numRuns: 5 },
  );
  expect(gaps).toBeGreaterThan(5000);
});

test("the table does not depend on the number of threads", async () => {
  const small = { ...settings, rules: { ...defaultAuditRules, minimumN: 3 } };
  const alone = judge(cube, questions, small);
  expect(alone.gaps.rows).toBeGreaterThan(500);
  expect(alone.depth.row.length).toBeGreaterThan(5);
  for (const others of [0, 1, 2])
    expect(isDeepStrictEqual(await judgeInThreads(cube, questions, small, others), alone), `${others} threads`).toBe(
      true,
    );
});
