import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import {
  type CohortExit,
  type CohortStudent,
  cohortGraduation,
  combinedGraduation,
  countedCohortGraduation,
} from "../../src/measures/cohort-graduation.ts";
import { anyNumber, expectSound } from "../sound.ts";

const exit = fc.constantFrom<CohortExit>(
  "graduated",
  "transfer_out_documented",
  "emigrated",
  "deceased",
  "juvenile_facility",
  "still_enrolled",
  "ged",
  "special_ed_certificate",
  "adult_ed_diploma",
  "transfer_out_undocumented",
  "dropout",
  "unknown",
);
const student = fc.record({
  firstNinthYear: fc.integer({ min: 2019, max: 2021 }),
  exit,
  exitYear: fc.integer({ min: 2021, max: 2026 }),
});

test("no input makes a rate that is not a number", () => {
  const anyStudent = fc.record({ firstNinthYear: anyNumber, exit, exitYear: anyNumber });
  fc.assert(
    fc.property(fc.array(anyStudent), anyNumber, anyNumber, anyNumber, anyNumber, (students, a, b, c, d) => {
      expectSound(() => cohortGraduation(students, a, b));
      expectSound(() => countedCohortGraduation({ original: a, transfersIn: b, removed: c, graduates: d }));
      expectSound(() => combinedGraduation({ graduates: a, cohort: b }, c));
    }),
  );
});

test("every student of the adjusted cohort has exactly one outcome", () => {
  fc.assert(
    fc.property(fc.array(student, { maxLength: 60 }), fc.integer({ min: 4, max: 6 }), (students, years) => {
      const found = cohortGraduation(students, 2020, years);
      if (isNone(found)) throw new Error("years are numbers");
      const { beforeAdjustment, removed, adjusted, graduates, otherCompleters, dropouts, stillEnrolled, unknown } =
        found;
      expect(beforeAdjustment).toBe(students.filter(({ firstNinthYear }) => firstNinthYear === 2020).length);
      expect(adjusted).toBe(beforeAdjustment - removed);
      expect(graduates + otherCompleters + dropouts + stillEnrolled + unknown).toBe(adjusted);
      expect(stillEnrolled).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("rates from students are those from their counts", () => {
  fc.assert(
    fc.property(fc.array(student, { maxLength: 60 }), (students) => {
      const found = cohortGraduation(students, 2020, 4);
      if (isNone(found)) throw new Error("years are numbers");
      const { beforeAdjustment, removed, graduates } = found;
      expect(countedCohortGraduation({ original: beforeAdjustment, transfersIn: 0, removed, graduates })).toEqual(
        found.graduationRate,
      );
    }),
  );
});

test("a student who transfers out in year five is still in the four-year cohort, and no longer in the five-year one", () => {
  const cohort: CohortStudent[] = [
    { firstNinthYear: 2020, exit: "graduated", exitYear: 2024 },
    { firstNinthYear: 2020, exit: "transfer_out_documented", exitYear: 2025 },
  ];
  expect(cohortGraduation(cohort, 2020, 4)).toMatchObject({ adjusted: 2, graduationRate: { value: 0.5 } });
  expect(cohortGraduation(cohort, 2020, 5)).toMatchObject({ adjusted: 1, graduationRate: { value: 1 } });
});

test("leavers without documents count as dropouts, and a GED is not a diploma", () => {
  const of = (exit: CohortExit): CohortStudent => ({ firstNinthYear: 2020, exit, exitYear: 2023 });
  expect(cohortGraduation([of("transfer_out_undocumented"), of("ged"), of("graduated")], 2020, 4)).toMatchObject({
    adjusted: 3,
    dropouts: 1,
    otherCompleters: 1,
    graduates: 1,
  });
});
