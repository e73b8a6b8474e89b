import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone, none } from "../../src/base/finding.ts";
import { combinedGraduation } from "../../src/measures/combined-graduation.ts";

test("fifth-year graduates count above and below the line, so they never lower the rate", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), fc.nat(60), (more, graduates, fifth) => {
      const four = combinedGraduation({ graduates, cohort: graduates + more }, 0);
      const both = combinedGraduation({ graduates, cohort: graduates + more }, fifth);
      if (isNone(four) || isNone(both)) throw new Error("there is a cohort");
      expect(both.value).toBeGreaterThanOrEqual(four.value);
      expect(both.n).toBe(graduates + more + fifth);
    }),
  );
});

test("more graduates than the cohort has, and counts that are not whole, are refused", () => {
  expect(combinedGraduation({ graduates: 11, cohort: 10 }, 0)).toEqual(none("invalid_input"));
  expect(combinedGraduation({ graduates: 1.5, cohort: 10 }, 0)).toEqual(none("invalid_input"));
  expect(combinedGraduation({ graduates: 0, cohort: 0 }, 0)).toEqual(none("zero_denominator"));
});
