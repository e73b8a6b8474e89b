import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { promotion, promotionByGrade } from "../../src/measures/promotion.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

const grade = fc.integer({ min: 0, max: 12 });
const students = fc.array(fc.record({ grade, nextGrade: fc.option(grade, { nil: null }) }), { maxLength: 60 });

test("no input makes a rate that is not a number", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ grade: anyNumber, nextGrade: anyPoint })), (held) => {
      expectSound(() => promotion(held));
      expectSound(() => promotionByGrade(held));
    }),
  );
});

test("everyone is promoted, retained, in a lower grade or unknown, and grades add up to all", () => {
  fc.assert(
    fc.property(students, (held) => {
      const all = promotion(held);
      if (isNone(all)) throw new Error("grades are numbers");
      expect(all.promoted + all.retained + all.lowered).toBe(all.n);
      expect(all.n + all.unknown).toBe(held.length);
      const retained = [...promotionByGrade(held).values()].reduce(
        (sum, one) => sum + (isNone(one) ? 0 : one.retained),
        0,
      );
      expect(retained).toBe(all.retained);
    }),
  );
});

test("a student not found again is neither promoted nor retained", () => {
  expect(promotion([{ grade: 3, nextGrade: null }])).toMatchObject({
    n: 0,
    unknown: 1,
    retentionRate: { reason: "zero_denominator" },
  });
});
