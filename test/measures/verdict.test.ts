import fc from "fast-check";
import { expect, test } from "vitest";
import { shareGap } from "../../src/measures/cell-gap.ts";
import { smallestShareGap, verdictOf } from "../../src/measures/verdict.ts";
import { defaultAuditRules as rules } from "../../src/rules/audit.ts";

const verdict = (hits: number, n: number, comparisonHits: number, comparisonN: number, q: number) => {
  const gap = shareGap(hits, n, comparisonHits, comparisonN, rules.confidence);
  return verdictOf(gap, q, smallestShareGap(n, gap.comparisonRate, rules), rules);
};

test("a question and its opposite have the same verdict", () => {
  const group = fc.integer({ min: rules.minimumN, max: 400 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
  fc.assert(
    fc.property(group, group, fc.constantFrom(0.01, 0.1, 0.5), ([hits, n], [others, othersN], q) => {
      expect(verdict(n - hits, n, othersN - others, othersN, q)).toBe(verdict(hits, n, others, othersN, q));
    }),
  );
});

test("also of a gap exactly on the action line: three points, a quarter of the rarer, one student", () => {
  const sizes = [100, 200, 400, 1000, 2000];
  const failed: string[] = [];
  let cases = 0;
  for (const n of sizes)
    for (const othersN of sizes)
      for (let percent = 1; percent < 100; percent++)
        for (const line of [rules.actionPoints, rules.actionPart * (Math.min(percent, 100 - percent) / 100), 1 / n])
          for (const sign of [1, -1]) {
            const others = (percent * othersN) / 100;
            const hits = Math.round((percent / 100 + sign * line) * n);
            if (hits < 0 || hits > n) continue;
            cases++;
            if (verdict(hits, n, others, othersN, 0.01) !== verdict(n - hits, n, othersN - others, othersN, 0.01))
              failed.push(`${hits} of ${n}, ${others} of ${othersN}`);
          }
  expect(cases).toBeGreaterThan(10_000);
  expect(failed).toEqual([]);
  // 19 % and 16 %: the difference of the doubles is a little less than 0.03.
  expect(verdict(380, 2000, 160, 1000, 0.01)).toBe("clear");
  expect(verdict(1620, 2000, 840, 1000, 0.01)).toBe("clear");
});
