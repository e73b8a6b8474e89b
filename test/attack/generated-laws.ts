/** Laws of the attack on made districts, for the tests of a few and of many. */
import fc from "fast-check";
import { expect } from "vitest";
import "../property-seed.ts";
import { attack } from "../../src/attack/attack.ts";
import { determinedByEquations } from "../../src/attack/determined.ts";
import { propagate } from "../../src/attack/propagate.ts";
import { releaseRelations } from "../../src/attack/release-relations.ts";
import type { ReleaseKey } from "../../src/release/cell.ts";
import { madeDistrict } from "./made-district.ts";
import { counted, nameOf, released } from "./made-release.ts";
import { effort, needs, randomFrom } from "./settings.ts";

const isSmall = (_: ReleaseKey, n: number): boolean => n > 0 && n < 11;

/** Small districts in which only small counts are hidden are mostly worked out, and what the attack says is true. */
export async function testSmallCountsHidden(districts: number): Promise<void> {
  let [hidden, reversed] = [0, 0];
  for (let seed = 1; seed <= districts; seed += 1) {
    const { structure, people } = madeDistrict(randomFrom(seed));
    const release = released(structure, people, { hidden: isSmall });
    const truth = new Map(release.cells.map((cell) => [nameOf(cell), counted(people, cell)]));
    const report = await attack([release], needs, effort(seed));
    const offered = report.leaks.filter(
      ({ kind, key }) => kind !== "outcome" && key !== null && truth.has(nameOf(key)),
    );
    const cells = new Set(
      offered.filter(({ kind }) => kind !== "union").map(({ key }) => (key === null ? "" : nameOf(key))),
    );
    expect(cells.size).toBeGreaterThan(0);
    // What it says is true.
    for (const { kind, key, low, high } of offered)
      if (key !== null && kind !== "union") {
        const n = truth.get(nameOf(key)) ?? Number.NaN;
        expect(n >= low && n <= high, `${kind} ${nameOf(key)}`).toBe(true);
      }
    hidden += report.hidden;
    reversed += cells.size;
  }
  expect(hidden).toBeGreaterThan((100 / 6) * districts);
  expect(reversed / hidden).toBeGreaterThan(0.5);
}

/** A release of totals alone gives nothing away. */
export async function testTotalsAlone(districts: number): Promise<void> {
  for (let seed = 1; seed <= districts; seed += 1) {
    const { structure, people } = madeDistrict(randomFrom(seed));
    const release = released(structure, people, { hidden: ({ grouping }) => grouping !== "all" });
    expect((await attack([release], needs, effort(seed))).leaks).toEqual([]);
  }
}

/** The true numbers are always within the limits. */
export function testLimits(runs: number): void {
  fc.assert(
    fc.property(fc.integer(), fc.nat(3), fc.constantFrom("mixed", "hidden"), (seed, choice, zeros) => {
      const { structure, people } = madeDistrict(randomFrom(seed), zeros);
      const random = randomFrom(seed + 1);
      const share = [0, 0.2, 0.5, 0.9][choice] ?? 0;
      const release = released(structure, people, {
        hidden: (_, n) => random() < share || isSmall(_, n) || (zeros === "hidden" && n === 0),
      });
      const { relations, numbers } = releaseRelations([release]);
      const limits = propagate(relations, 60);
      expect(limits.isContradiction).toBe(false);
      const values = determinedByEquations(relations, limits, random);
      const wrong = Array.from({ length: numbers.length }, (_, at) => at).flatMap((at) => {
        const key = numbers.key(at)!;
        const truth = counted(people, key, key.indicator);
        const isWithin = truth >= (limits.low[at] ?? 0) && truth <= (limits.high[at] ?? 0);
        const isValue = (values.get(at) ?? truth) === truth;
        return isWithin && isValue ? [] : [nameOf(key)];
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: runs },
  );
}
