/** Laws of protected counts, for the tests of a few generated releases and of many. */
import fc from "fast-check";
import { expect } from "vitest";
import { disclosureStatus } from "../../src/privacy/disclosure.ts";
import { hashKey, keyedHash } from "../../src/privacy/keyed-hash.ts";
import { type ProtectedCounts, protectCounts } from "../../src/privacy/protect-counts.ts";
import { worldTest } from "../../src/privacy/worlds.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { rangesByWorlds } from "./check-worlds.ts";
import { type GeneratedRelease, type GeneratedShape, generatedRelease } from "./generated-release.ts";
import { outsideRelations } from "./outside-relations.ts";

const { "us-ca": california } = privacyPolicies;

/** A few small schools: one district, or several with schools of their own, some with a single one. */
const shapes: fc.Arbitrary<GeneratedShape> = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    schools: fc.integer({ min: 1, max: 6 }),
    several: fc.boolean(),
    plan: fc.constantFrom("A" as const, "B" as const),
    scale: fc.constantFrom(0.05, 0.3, 1),
  })
  .map(({ several, schools, ...rest }) =>
    several && schools > 2
      ? { ...rest, schools, districts: 3, singleSchool: 2 }
      : { ...rest, schools, districts: 1, singleSchool: 0 },
  );

export function protectedRelease(shape: GeneratedShape): { release: GeneratedRelease; result: ProtectedCounts } {
  const release = generatedRelease(shape);
  const key = hashKey(`secret ${shape.seed}`);
  const jitter = Float64Array.from(release.val, (_, c) => keyedHash(key, [c]) / 2 ** 32);
  const input = { ...release, groups: release.system.groups.length, isTotal: (g: number) => g === 0, jitter };
  return { release, result: protectCounts(input, release.system, california) };
}

/** Outsiders' arithmetic finds a world for every value that a sensitive cell needs. */
export function testSensitiveCells(runs: number): void {
  let sensitive = 0;
  fc.assert(
    fc.property(shapes, (shape) => {
      const { release, result } = protectedRelease(shape);
      const { val, grid, offered } = release;
      const { least, most } = rangesByWorlds(val, outsideRelations(grid), result, california.ranges.step);
      const { status } = result.disclosure;
      expect([...result.uncertified]).toEqual([]);
      expect(result.withdrawn).toEqual([]);
      for (const [c, n] of val.entries()) {
        if (n === 0 || n >= california.minimumCount) continue;
        expect(status[c]).toBeGreaterThanOrEqual(disclosureStatus.sensitive);
        const isOffered = offered[c] === 1;
        expect(most[c]! - least[c]!).toBeGreaterThanOrEqual(
          isOffered ? california.need.count : california.need.unoffered,
        );
        sensitive++;
      }
    }),
    { numRuns: runs },
  );
  expect(sensitive).toBeGreaterThan(100 * runs);
}

/** Hidden parts of a shown total are no small group. */
export function testHiddenParts(runs: number): void {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { release, result } = protectedRelease(shape);
      const { status } = result.disclosure;
      expect(result.unsafeUnions).toEqual([]);
      for (const [[, whole], ...parts] of outsideRelations(release.grid) as [
        [number, number],
        ...[number, number][],
      ][]) {
        if (status[whole] !== disclosureStatus.shown || parts.some(([, c]) => status[c] === disclosureStatus.range))
          continue;
        const hidden = parts.filter(([, c]) => status[c] !== disclosureStatus.shown);
        const sum = hidden.reduce((total, [, c]) => total + release.val[c]!, 0);
        expect(sum === 0 || sum >= california.minimumCount).toBe(true);
      }
    }),
    { numRuns: runs },
  );
}

/** Hiding more never takes a world away. */
export function testHidingMore(runs: number): void {
  fc.assert(
    fc.property(shapes, fc.integer({ min: 0 }), (shape, salt) => {
      const { result } = protectedRelease(shape);
      const { table, disclosure, worlds } = result;
      const key = hashKey(String(salt));
      for (let c = 0; c < table.val.length; c++)
        if (disclosure.status[c]! < disclosureStatus.complement && keyedHash(key, [c]) % 3 === 0)
          disclosure.status[c] = disclosureStatus.complement;
      const isWorld = worldTest(table, disclosure);
      for (let w = 0; w + 1 < worlds.start.length; w++)
        expect(isWorld(worlds.cell, worlds.delta, worlds.start[w]!, worlds.start[w + 1]!)).toBe(true);
    }),
    { numRuns: runs },
  );
}
