import { expect, test } from "vitest";
import { standardMet as asLoaded } from "../../src/records/standards.ts";
import { standardMet } from "../../src/rules/us-ca-smarter-balanced.ts";

/** Records write grades with two digits, the rules as numbers. */
const byNumber = (grades: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(grades).map(([grade, score]) => [String(Number(grade)), score]));

test("the thresholds that sources load by are those that measures compute with", () => {
  expect(byNumber(asLoaded.ela)).toEqual(standardMet.ela);
  expect(byNumber(asLoaded.math)).toEqual(standardMet.math);
});
