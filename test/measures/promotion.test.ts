import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { promotion } from "../../src/measures/promotion.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

const grade = fc.integer({ min: 0, max: 12 });
const students = fc.array(fc.record({ grade, nextGrade: fc.option(grade, { nil: null }) }), { maxLength: 60 });

test("grades that are not numbers are refused", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ grade: anyNumber, nextGrade: anyPoint })), (list) => {
      expectSound(() => promotion(list));
    }),
  );
});

test("everyone is promoted, in the same grade, in a lower grade or unknown", () => {
  fc.assert(
    fc.property(students, (list) => {
      const all = promotion(list);
      if (isNone(all)) throw new Error("grades are numbers");
      const same = list.filter((one) => one.nextGrade === one.grade).length;
      expect(all.promoted + same + all.lowered + all.unknown).toBe(list.length);
      expect(all.skipped).toBeLessThanOrEqual(all.promoted);
    }),
  );
});

test("a student not found again is not promoted", () => {
  expect(promotion([{ grade: 3, nextGrade: null }])).toEqual({ promoted: 0, skipped: 0, lowered: 0, unknown: 1 });
});
