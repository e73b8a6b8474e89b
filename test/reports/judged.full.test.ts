import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { reasons } from "../../src/base/finding.ts";
import { buildCube } from "../../src/cube/build.ts";
import type { Cube } from "../../src/cube/cube.ts";
import type { TalliedIndicator } from "../../src/cube/tally.ts";
import { Memory } from "../../src/engine/memory.ts";
import { defaultCrossings, groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { sharedValueOf } from "../../src/indicators/shared-value.ts";
import { comparePlaces, countedSource } from "../../src/reports/judged/compare.ts";
import { comparePlan, judge, judgeInThreads } from "../../src/reports/judged/judge.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { randomRecords } from "../engine/random-records.ts";

const questions = { indicators, groupings };
const settings = { rules: defaultAuditRules, comparison: "everyone-else" } as const;
let cube: Cube<"internal">;
beforeAll(async () => {
  const plan = { ...questions, crossings: defaultCrossings };
  cube = await buildCube(new Memory(randomRecords(27, 300)), [], plan, { program: "p", fingerprint: "f" });
});

test("gaps computed from the arrays of a cube equal those computed from its cells, to the last bit", () => {
  // Values that teachers share are judged by sums that single cells do not have.
  const ofStudents = indicators.filter((i) => sharedValueOf(i) === undefined);
  const plan = comparePlan(cube, { indicators: ofStudents, groupings }, settings);
  const size = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 15, max: 3000 }));
  const drawn = fc.tuple(size, fc.double({ min: 0, max: 1, noNaN: true }));
  const rows = { share: 0, mean: 0, ratio: 0 };
  const refusals = new Set<number>();
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 200, maxLength: 400 }), (draws) => {
      const counts = Int32Array.from(cube.tally.counts);
      const sums = Float64Array.from(cube.tally.sums);
      /** `rate` is the share with a hit, or of yes-or-no values with a yes. */
      const write = (number: number, { kind, count, sum }: TalliedIndicator, n: number, rate: number): void => {
        const hits = Math.round(n * rate);
        const at = number * cube.plan.counts + count;
        if (kind === "ratio") counts.set([n, hits, n - hits], at);
        else counts.set([n, hits], at);
        const part = hits * 0.7;
        if (kind === "mean") sums.set([part, part * 0.7, part * 0.49], number * cube.plan.sums + sum);
        if (kind === "ratio")
          sums.set([part, n, part * 0.7, n, part, part * 0.49, part * 0.7, part, n], number * cube.plan.sums + sum);
      };
      let next = 0;
      for (const number of cube.tally.at)
        for (const indicator of number < 0 ? [] : cube.plan.indicators) {
          const [n, rate] = draws[next++ % draws.length] ?? [0, 0];
          write(number, indicator, n, rate);
        }
      // Everybody is more than any group.
      for (const first of cube.slots)
        for (const indicator of first < 0 ? [] : cube.plan.indicators)
          write(cube.tally.at[first] ?? 0, indicator, 9000, 0.5);
      const { cellAt, counted } = countedSource({ ...cube, tally: { ...cube.tally, counts, sums } });
      const places = cube.places.length;
      const fast = comparePlaces(plan, counted === undefined ? { cellAt } : { cellAt, counted }, 0, places);
      expect(isDeepStrictEqual(fast, comparePlaces(plan, { cellAt }, 0, places))).toBe(true);
      for (const indicator of fast.gaps.indicator) rows[cube.plan.indicators[indicator]!.kind]++;
      for (const reason of fast.refused.reason) refusals.add(reason);
    }),
    { numRuns: 3 },
  );
  expect(rows.share).toBeGreaterThan(5000);
  expect(rows.mean).toBeGreaterThan(300);
  expect(rows.ratio).toBeGreaterThan(300);
  expect([...refusals].map((reason) => reasons[reason])).toEqual(
    expect.arrayContaining(["group_below_minimum", "comparison_below_minimum", "too_few_events"]),
  );
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
