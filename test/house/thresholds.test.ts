import { expect, test } from "vitest";
import { bareThresholdsIn } from "../../house/thresholds.ts";

const found = (text: string): number => bareThresholdsIn("indicator.ts", text).length;

test("a number that decides who is counted is found, however deep it is written", () => {
  expect(found('const hit = atLeast(y("days"), 30);')).toBe(1);
  expect(found('const hit = atLeast(y("days"), threshold("x.days", 30));')).toBe(1);
  expect(found('const hit = and(enrolled, above(dividedBy(y("a"), y("b")), 0.1));')).toBe(1);
  expect(found("const hit = between(grade, { from: 9, to: 12 });")).toBe(2);
  expect(found("const few = n < 11;")).toBe(1);
});

test("0 and 1, conversions of units, and numbers from the rules are no thresholds", () => {
  expect(found('const hit = atLeast(firstKnown(y("suspensions"), 0), 1);')).toBe(0);
  expect(found('const value = times(100, y("days_lost"));')).toBe(0);
  expect(found('const hit = atLeast(y("days"), absenceRules.minDays.value);')).toBe(0);
});
