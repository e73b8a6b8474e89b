import fc from "fast-check";
import { expect, test } from "vitest";
import { absenceBand, chronicAbsence } from "../../src/measures/chronic-absence.ts";
import { absenceRules } from "../../src/rules/absence.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

const { dataQuest, dashboard } = absenceRules.minDays;

test("no input makes a rate that is not a number", () => {
  fc.assert(
    fc.property(anyPoint, anyPoint, anyNumber, (enrolled, attended, minDays) => {
      expectSound(() => chronicAbsence(enrolled, attended, minDays));
      expectSound(() => absenceBand(minDays));
    }),
  );
});

test("exactly a tenth is chronic, however many days and quarter days it is made of", () => {
  fc.assert(
    fc.property(fc.integer({ min: 130, max: 4000 }), (quarters) => {
      const enrolled = quarters / 4;
      const attended = (quarters * 9) / 40;
      expect(chronicAbsence(enrolled, attended, dataQuest.value)).toMatchObject({ eligible: true, chronic: true });
      expect(chronicAbsence(enrolled, attended + 0.025, dataQuest.value)).toMatchObject({ chronic: false });
    }),
  );
});

test("another day attended never makes a student chronic, and the band follows the rate", () => {
  fc.assert(
    fc.property(fc.integer({ min: 31, max: 200 }), fc.nat(199), (enrolled, days) => {
      const attended = Math.min(enrolled - 1, 1 + days);
      const [less, more] = [attended, attended + 1].map((held) => chronicAbsence(enrolled, held, dashboard.value));
      if (more!.chronic === true) expect(less!.chronic).toBe(true);
      expect(["moderate_chronic", "severe_chronic"].includes(absenceBand(less!.absenceRate as number) as string)).toBe(
        less!.chronic,
      );
    }),
  );
});

test("a student enrolled for too few days, or never there, is not a student who is not chronic", () => {
  expect(chronicAbsence(30, 20, dashboard.value)).toMatchObject({
    eligible: false,
    chronic: { reason: "enrolled_too_few_days" },
  });
  expect(chronicAbsence(30, 20, dataQuest.value)).toMatchObject({ eligible: true, chronic: true });
  expect(chronicAbsence(90, 0, dataQuest.value)).toMatchObject({
    eligible: false,
    chronic: { reason: "never_attended" },
  });
});
