import { describe, expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { averageGap } from "../../src/measures/average-gap.ts";
import { seeded } from "../models/chance.ts";
import { meanCell } from "./drawn-cells.ts";

/*
 * Random groups from a single population, so there is no true difference: how often the p-value is below a level, and
 * how often the interval excludes zero.
 */

const { share, normal } = seeded(61);
const populations: Readonly<Record<string, () => number>> = {
  "four in a hundred lost 1 to 5 days": () => (share() < 0.04 ? 100 * (1 + Math.floor(share() * 5)) : 0),
  "one in ten lost days, a few very many": () => (share() < 0.1 ? Math.ceil(Math.exp(1 + normal())) : 0),
  "a share of six classes, none for most": () => (share() < 0.3 ? Math.ceil(share() * 6) / 6 : 0),
  "all or nothing, one in ten": () => Number(share() < 0.1),
  "all or nothing, nine in ten": () => Number(share() < 0.9),
  "skewed, no zeros": () => Math.exp(normal()),
  "a test score": () => 40 * normal() - 20,
};
const size = 1500;
const levels = [0.05, 0.01, 0.001, 0.0001];

for (const [name, draw] of Object.entries(populations))
  for (const n of [30, 57, 100, 400, 750])
    test(`${name}: ${n} students of ${size}`, () => {
      const values = Float64Array.from({ length: size }, draw);
      const trials = Math.round(40_000 * Math.min(1, 100 / n));
      const found = levels.map(() => 0);
      let [judged, missed] = [0, 0];
      for (let t = 0; t < trials; t++) {
        for (let i = 0; i < n; i++) {
          const j = i + Math.floor(share() * (size - i));
          [values[i], values[j]] = [values[j]!, values[i]!];
        }
        const gap = averageGap(meanCell(values, 0, n), meanCell(values, n), 0.95);
        if (isNone(gap)) continue;
        judged++;
        for (const [k, level] of levels.entries()) if ((gap.p as number) <= level) found[k]!++;
        if (gap.lower > 0 || gap.upper < 0) missed++;
      }
      // Whether there is a verdict does not depend on who is in the group.
      expect([0, trials]).toContain(judged);
      for (const [k, level] of levels.entries()) {
        const most = level * judged + 4 * Math.sqrt(level * judged) + (judged > 0 ? 1 : 0);
        expect(found[k], `${level}`).toBeLessThanOrEqual(most);
      }
      expect(missed).toBeLessThanOrEqual(0.06 * judged + 4 * Math.sqrt(0.05 * judged));
    });

describe("groups whose averages are the same but whose spread is not", () => {
  // With few values of its own, a group's variance is still half everyone's: up to ten in a hundred.
  for (const [n, sd, most] of [
    [40, 1.5, 0.1],
    [100, 1.5, 0.07],
    [400, 2, 0.06],
  ] as const)
    test(`${n} students, spread ${sd} times that of the others`, () => {
      const trials = 8000;
      let [found, missed] = [0, 0];
      for (let t = 0; t < trials; t++) {
        const values = Float64Array.from({ length: n + 600 }, (_, i) => (i < n ? sd : 1) * normal());
        const gap = averageGap(meanCell(values, 0, n), meanCell(values, n), 0.95);
        if (isNone(gap)) throw new Error(gap.reason);
        if ((gap.p as number) <= 0.05) found++;
        if (gap.lower > 0 || gap.upper < 0) missed++;
      }
      expect(found / trials).toBeLessThan(most);
      expect(missed / trials).toBeLessThan(0.055);
    });
});
