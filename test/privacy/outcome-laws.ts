/** The law of protected outcomes, for the tests of a few generated releases and of many. */
import fc from "fast-check";
import { expect } from "vitest";
import { disclosureStatus } from "../../src/privacy/disclosure.ts";
import { hashKey, keyedHash } from "../../src/privacy/keyed-hash.ts";
import { protectCounts } from "../../src/privacy/protect-counts.ts";
import { protectOutcomes } from "../../src/privacy/protect-outcomes.ts";
import { printedText } from "../../src/release/printed.ts";
import { printedRate } from "../../src/release/rounding.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import type { OutsideRelation } from "./check-worlds.ts";
import { generatedRelease } from "./generated-release.ts";
import { outsideRelations } from "./outside-relations.ts";

const { "us-ca": california } = privacyPolicies;

const shapes = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  schools: fc.integer({ min: 3, max: 6 }),
  districts: fc.constantFrom(1, 3),
  plan: fc.constantFrom("A" as const, "B" as const),
  scale: fc.constantFrom(0.3, 1),
  rate: fc.constantFrom(0.02, 0.3, 0.9),
});

/** Throws unless every relation has the same sum in the world as in the truth. */
function requireRelations(relations: readonly OutsideRelation[], truth: Int32Array, world: Int32Array): void {
  for (const row of relations)
    if (row.reduce((sum, [k, c]) => sum + k * (world[c]! - truth[c]!), 0) !== 0) throw new Error("a broken relation");
}

/**
 * Every world prints the same rates, and shows that hidden and coded numbers could be others.
 *
 * @param least  coded and hidden numbers that the releases must have together
 */
export function testWorldsOfOutcomes(runs: number, least: { readonly coded: number; readonly hidden: number }): void {
  let [coded, hidden] = [0, 0];
  fc.assert(
    fc.property(shapes, (shape) => {
      const release = generatedRelease({ ...shape, singleSchool: shape.districts === 1 ? 0 : 2 });
      const { grid, system, val, outcomes, offered } = release;
      const key = hashKey(`secret ${shape.seed}`);
      const jitter = Float64Array.from(val, (_, c) => keyedHash(key, [c]) / 2 ** 32);
      const input = { grid, groups: system.groups.length, isTotal: (g: number) => g === 0, val, offered, jitter };
      const counts = protectCounts(input, system, california);
      const result = protectOutcomes(
        { outcomes, counts: { val, disclosure: counts.disclosure }, jitter },
        grid,
        system,
        california,
      );
      expect([...result.uncertified]).toEqual([]);
      const relations = outsideRelations(grid);
      const least = outcomes.slice();
      const most = outcomes.slice();
      const sizeOf = (c: number): number =>
        counts.disclosure.status[c] === disclosureStatus.range ? Math.floor(val[c]! / 20) * 20 : val[c]!;
      const { start, cell, delta } = result.worlds;
      for (let w = 0; w + 1 < start.length; w++) {
        const world = outcomes.slice();
        for (let i = start[w]!; i < start[w + 1]!; i++) world[cell[i]!]! += delta[i]!;
        requireRelations(w % 20 === 0 ? relations : [], outcomes, world);
        for (let i = start[w]!; i < start[w + 1]!; i++) {
          const c = cell[i]!;
          expect(world[c]! >= 0 && world[c]! <= val[c]!).toBe(true);
          if (result.disclosure.status[c] === disclosureStatus.range) {
            const text = (x: number): string => printedText(printedRate(x, val[c]!, california.rates, sizeOf(c)));
            expect(text(world[c]!)).toBe(text(outcomes[c]!));
          } else expect(result.disclosure.status[c]).not.toBe(disclosureStatus.shown);
          least[c] = Math.min(least[c]!, world[c]!);
          most[c] = Math.max(most[c]!, world[c]!);
        }
      }
      for (const [c, n] of val.entries()) {
        if (offered[c] === 0 || n === 0) continue;
        const status = result.disclosure.status[c]!;
        const width = most[c]! - least[c]!;
        if (counts.disclosure.status[c] === disclosureStatus.sensitive) {
          expect(width).toBeGreaterThanOrEqual(california.need.outcome);
          hidden++;
        }
        if (counts.disclosure.status[c]! >= disclosureStatus.complement)
          expect(status).toBeGreaterThanOrEqual(disclosureStatus.complement);
        else if (/[<>]/.test(printedText(printedRate(outcomes[c]!, n, california.rates, sizeOf(c))))) {
          expect(width).toBeGreaterThanOrEqual(california.need.extreme);
          coded++;
        }
      }
    }),
    { numRuns: runs },
  );
  expect(coded).toBeGreaterThan(least.coded);
  expect(hidden).toBeGreaterThan(least.hidden);
}
