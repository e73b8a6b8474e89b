import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { lcffEntitlement, unduplicatedShare } from "../../src/funding/lcff.ts";
import { perPupilExpenditure, pupilTeacherRatio } from "../../src/funding/per-pupil.ts";
import { concentrationShare, lcffRates } from "../../src/rules/us-ca-lcff.ts";
import { anyNumber, expectSound } from "../sound.ts";

const attendanceOf = <T>(days: fc.Arbitrary<T>) => fc.record({ tk3: days, g46: days, g78: days, g912: days });
const attendance = attendanceOf(fc.double({ min: 0, max: 50_000, noNaN: true }));
const year = fc.constantFrom(...lcffRates.map(({ schoolYear }) => schoolYear));
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("any input gives finite dollars, a reason or an error", () => {
  fc.assert(
    fc.property(year, attendanceOf(anyNumber), anyNumber, anyNumber, (schoolYear, days, a, b) => {
      expectSound(() => lcffEntitlement(schoolYear, days, a, b));
      expectSound(() => lcffEntitlement(a, days, b));
      expectSound(() => pupilTeacherRatio(a, b));
      expectSound(() => perPupilExpenditure(a, b));
    }),
  );
  fc.assert(
    fc.property(fc.array(anyNumber), fc.array(anyNumber), (a, b) => expectSound(() => unduplicatedShare(a, b))),
  );
});

test("components add up to the total, and grade spans to the adjusted base", () => {
  fc.assert(
    fc.property(year, attendance, share, (schoolYear, days, unduplicated) => {
      const found = lcffEntitlement(schoolYear, days, unduplicated);
      if (isNone(found)) throw new Error("the year is held");
      expect(found.adjustedBase + found.supplemental + found.concentration).toBeCloseTo(found.total, 3);
      const { tk3, g46, g78, g912 } = found.bySpan;
      expect(tk3 + g46 + g78 + g912).toBeCloseTo(found.adjustedBase, 3);
    }),
  );
});

test("more unduplicated pupils never mean fewer dollars or a smaller minimum proportionality", () => {
  fc.assert(
    fc.property(year, attendance, share, share, (schoolYear, days, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((held) => lcffEntitlement(schoolYear, days, held));
      if (isNone(less) || isNone(more)) throw new Error("the year is held");
      expect(more!.total).toBeGreaterThanOrEqual(less!.total);
      const [least, most] = [less!.minimumProportionality, more!.minimumProportionality];
      if (!isNone(least) && !isNone(most)) expect(most).toBeGreaterThanOrEqual(least - 1e-12);
    }),
  );
});

test("there is no concentration grant at 55 percent, and a charter's share is capped at its district's", () => {
  const days = { tk3: 100, g46: 0, g78: 0, g912: 0 };
  expect(lcffEntitlement(2025, days, 0.55)).toMatchObject({ concentration: 0 });
  expect(lcffEntitlement(2025, days, 0.9, 0.55)).toMatchObject({ concentration: 0 });
  const capped = lcffEntitlement(2025, days, 0.9, 0.7);
  const district = lcffEntitlement(2025, days, 0.7);
  if (isNone(capped) || isNone(district)) throw new Error("the year is held");
  expect(capped.concentration).toBe(district.concentration);
  expect(capped.supplemental).toBeGreaterThan(district.supplemental);
});

test("the concentration grant was raised in 2021-22", () => {
  expect([2014, 2021, 2022, 2026].map((held) => concentrationShare(held).value)).toEqual([0.5, 0.5, 0.65, 0.65]);
});

test("a year without rates has no entitlement, and unofficial rates are marked", () => {
  const days = { tk3: 1, g46: 1, g78: 1, g912: 1 };
  expect(lcffEntitlement(2020, days, 0.5)).toEqual({ kind: "none", reason: "no_data" });
  expect(lcffEntitlement(2026, days, 0.5)).toMatchObject({ confidence: "unconfirmed" });
});

test("more unduplicated pupils than pupils in a year is refused", () => {
  expect(unduplicatedShare([5, 5, 11], [10, 10, 10])).toEqual({ kind: "none", reason: "invalid_input" });
  expect(unduplicatedShare([5, 5], [10, 10, 10])).toEqual({ kind: "none", reason: "invalid_input" });
});
