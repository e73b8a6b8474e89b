import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../../src/base/errors.ts";
import { isNone } from "../../../src/base/finding.ts";
import { abcFlags, type StudentSigns } from "../../../src/models/early-warning/abc-flags.ts";
import { pointsScore } from "../../../src/models/early-warning/points.ts";
import { type Cohort, pointsFromModel } from "../../../src/models/early-warning/points-from-model.ts";
import { anyPoint, expectSound } from "../../sound.ts";
import { seeded } from "../chance.ts";

const well: StudentSigns = {
  daysEnrolled: 180,
  daysPresent: 178,
  suspensions: 0,
  englishMark: "B",
  mathematicsMark: "A",
};

const signs = fc.record({
  daysEnrolled: anyPoint,
  daysPresent: anyPoint,
  suspensions: anyPoint,
  unsatisfactoryBehavior: fc.option(fc.boolean(), { nil: null }),
  englishMark: fc.option(fc.constantFrom("A", "f", " F ", "", "B+")),
  mathematicsMark: fc.option(fc.constantFrom("A", "F", "D")),
});

test("missing data give no flag, no all-clear and no points", () => {
  const unknown = abcFlags({
    daysEnrolled: null,
    daysPresent: 9,
    suspensions: null,
    englishMark: null,
    mathematicsMark: "",
  });
  expect(unknown).toMatchObject({ flags: 0, known: 0 });
  expect(pointsScore(unknown, null)).toEqual({
    points: 0,
    reasons: [],
    unknown: ["attendance", "severeAttendance", "behavior", "failedEnglish", "failedMathematics", "retained"],
  });
});

test("there are never more flags than known indicators, and every result is sound", () => {
  fc.assert(
    fc.property(signs, fc.option(fc.boolean()), (student, retained) => {
      const flags = abcFlags(student);
      expect(flags.flags).toBeLessThanOrEqual(flags.known);
      expectSound(() => flags);
      const { points, reasons } = pointsScore(flags, retained);
      expect(points).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0));
      if (flags.severeAttendance === true) expect(flags.attendance).toBe(true);
    }),
  );
});

test("one day less never removes a flag; more days present than enrolled is invalid input", () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 200 }), fc.nat(200), (daysEnrolled, absent) => {
      fc.pre(absent < daysEnrolled);
      const flag = (daysPresent: number) => abcFlags({ ...well, daysEnrolled, daysPresent }).attendance;
      if (flag(daysEnrolled - absent) === true) expect(flag(daysEnrolled - absent - 1)).toBe(true);
    }),
  );
  expect(abcFlags({ ...well, daysPresent: 181 }).attendance).toEqual({ kind: "none", reason: "invalid_input" });
});

test("every point has its reason", () => {
  const flags = abcFlags({ ...well, daysPresent: 120, suspensions: 2, mathematicsMark: "F" });
  expect(pointsScore(flags, false)).toEqual({
    points: 6,
    reasons: [
      { sign: "attendance", points: 2 },
      { sign: "severeAttendance", points: 1 },
      { sign: "behavior", points: 1 },
      { sign: "failedMathematics", points: 2 },
    ],
    unknown: [],
  });
});

function cohort(seed: number, n: number, names = ["absences", "failures", "suspended"]): Cohort {
  const { share } = seeded(seed);
  const values = names.map(() => Array.from({ length: n }, () => Math.floor(3 * share())));
  const outcomes = Array.from({ length: n }, (_, i) => {
    const logit = -3.2 + 0.5 * values[0]![i]! + values[1]![i]! + 1.5 * values[2]![i]!;
    return share() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  });
  return { signs: names.map((name, j) => ({ name, values: values[j]! })), outcomes };
}

test("points fitted to a district's data rank the signs correctly and lose little on a later cohort", () => {
  const found = pointsFromModel(cohort(1, 4000), cohort(2, 3000));
  if (isNone(found)) return expect.fail(found.reason);
  const smallest = Math.min(...found.points.map(({ coefficient }) => coefficient));
  expect(found.points.map(({ points }) => points)).toEqual(
    found.points.map(({ coefficient }) => Math.round(coefficient / smallest)),
  );
  expect(found.points.map(({ points }) => points)).toEqual(
    found.points.map(({ points }) => points).sort((a, b) => a - b),
  );
  expect(found.modelAuc - found.pointsAuc).toBeLessThan(0.02);
  expect(found.usable).toBe(true);
});

test("too few outcomes give no fitted points, and protected characteristics are refused by name", () => {
  expect(pointsFromModel(cohort(1, 400), cohort(2, 300))).toEqual({ kind: "none", reason: "too_few_rows" });
  for (const name of ["Race", "english_learner", "free lunch", "is-homeless"]) {
    const named = cohort(3, 600, ["absences", name, "suspended"]);
    expect(() => pointsFromModel(named, named)).toThrow(AppError);
  }
  expect(() => pointsFromModel(cohort(1, 600), cohort(2, 600, ["a", "b", "c"]))).toThrow(AppError);
});
