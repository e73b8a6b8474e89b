import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { teacherQuartileGap } from "../../src/measures/teacher-quartile-gap.ts";
import { anyNumber, expectSound } from "../sound.ts";

const school = fc.record({
  id: fc.string({ maxLength: 3 }),
  poverty: fc.double({ min: 0, max: 1, noNaN: true }),
  teachers: fc.integer({ min: 1, max: 80 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) })),
});

test("any input gives a finite gap, a reason or an error", () => {
  const anySchool = fc.record({
    id: fc.string(),
    poverty: anyNumber,
    teachers: fc.record({ n: anyNumber, hits: anyNumber }),
  });
  fc.assert(fc.property(fc.array(anySchool), (schools) => expectSound(() => teacherQuartileGap(schools))));
});

test("the gap is most minus least, is in its interval, and changes sign when the order of poverty is reversed", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(school, { selector: (held) => held.poverty, minLength: 4, maxLength: 20 }),
      (schools) => {
        // Equal numbers of schools per quartile, so that reversing the order swaps the outer two.
        const held = schools.slice(0, schools.length - (schools.length % 4));
        const found = teacherQuartileGap(held);
        const turned = teacherQuartileGap(held.map((one) => ({ ...one, poverty: -one.poverty })));
        if (isNone(found) || isNone(turned)) throw new Error("there are four schools with teachers");
        const { gap, most, least } = found;
        if (isNone(gap) || isNone(most) || isNone(least) || isNone(turned.gap)) throw new Error("each has teachers");
        expect(gap.value).toBeCloseTo(most.value - least.value, 12);
        expect(gap.lower).toBeLessThanOrEqual(gap.value);
        expect(gap.upper).toBeGreaterThanOrEqual(gap.value);
        expect(turned.gap.value).toBeCloseTo(-gap.value, 12);
      },
    ),
  );
});

test("equal poverty is ordered by minority share, then by id", () => {
  const held = (id: string, minorityShare: number, hits: number) => ({
    id,
    poverty: 0.5,
    minorityShare,
    teachers: { n: 10, hits },
  });
  const found = teacherQuartileGap([held("b", 0.2, 3), held("a", 0.2, 1), held("c", 0.1, 0), held("d", 0.9, 9)]);
  expect(found).toMatchObject({ least: { value: 0 }, most: { value: 0.9 } });
  const tied = teacherQuartileGap([held("d", 0.2, 3), held("a", 0.2, 1), held("c", 0.2, 0), held("b", 0.2, 9)]);
  expect(tied).toMatchObject({ least: { value: 0.1 }, most: { value: 0.3 } });
});

test("three schools have no quartiles, and a quartile without teachers no rate", () => {
  const held = (id: string, n: number) => ({ id, poverty: Number(id), teachers: { n, hits: 0 } });
  expect(teacherQuartileGap([held("1", 5), held("2", 5), held("3", 5)])).toEqual({
    kind: "none",
    reason: "too_few_units",
  });
  expect(teacherQuartileGap([held("1", 0), held("2", 5), held("3", 5), held("4", 5)])).toMatchObject({
    gap: { reason: "zero_denominator" },
    least: { reason: "zero_denominator" },
  });
});
