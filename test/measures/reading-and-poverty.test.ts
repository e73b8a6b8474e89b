import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { readingAndPoverty } from "../../src/measures/reading-and-poverty.ts";
import { anyNumber, expectSound } from "../sound.ts";

const cellsOf = <T>(cell: fc.Arbitrary<T>) =>
  fc.record({ proficientNotPoor: cell, notProficientNotPoor: cell, proficientPoor: cell, notProficientPoor: cell });
const counts = fc.integer({ min: 1, max: 500 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) }));

test("any input gives a finite risk, a reason or an error", () => {
  fc.assert(
    fc.property(cellsOf(fc.record({ n: anyNumber, hits: anyNumber })), (cells) =>
      expectSound(() => readingAndPoverty(cells)),
    ),
  );
});

test("the risk by reading alone is between those of its two cells, and RERI is the interaction over the reference risk", () => {
  fc.assert(
    fc.property(cellsOf(counts), (cells) => {
      const found = readingAndPoverty(cells);
      if (isNone(found)) throw new Error("these are counts");
      const { risks, proficient, additiveInteraction, reri } = found;
      const [poor, notPoor] = [risks.proficientPoor, risks.proficientNotPoor];
      if (isNone(poor) || isNone(notPoor) || isNone(proficient)) throw new Error("no cell is empty");
      expect(proficient.value).toBeGreaterThanOrEqual(Math.min(poor.value, notPoor.value) - 1e-12);
      expect(proficient.value).toBeLessThanOrEqual(Math.max(poor.value, notPoor.value) + 1e-12);
      if (notPoor.value === 0) expect(reri).toEqual({ kind: "none", reason: "zero_reference_rate" });
      else expect(reri).toBeCloseTo((additiveInteraction as number) / notPoor.value, 9);
    }),
  );
});

test("an empty cell has no risk and no contrasts; other cells keep their risks", () => {
  const full = { n: 100, hits: 10 };
  const cells = {
    proficientNotPoor: full,
    notProficientNotPoor: full,
    proficientPoor: full,
    notProficientPoor: { n: 0, hits: 0 },
  };
  expect(readingAndPoverty(cells)).toMatchObject({
    risks: { notProficientPoor: { reason: "zero_denominator" }, proficientPoor: { value: 0.1 } },
    notProficient: { value: 0.1 },
    riskRatio: 1,
    additiveInteraction: { reason: "zero_denominator" },
  });
});
