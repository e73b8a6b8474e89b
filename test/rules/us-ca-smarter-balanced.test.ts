import { expect, test } from "vitest";
import {
  scienceTestCuts,
  smarterBalancedCuts,
  smarterBalancedGrades,
  standardMet,
} from "../../src/rules/us-ca-smarter-balanced.ts";

test("there are cut scores for the grades tested, and each level begins above the one before", () => {
  for (const cuts of [smarterBalancedCuts.ela, smarterBalancedCuts.math, scienceTestCuts])
    for (const [two, three, four] of Object.values(cuts)) {
      expect(two).toBeLessThan(three);
      expect(three).toBeLessThan(four);
    }
  expect(Object.keys(smarterBalancedCuts.ela).sort()).toEqual(smarterBalancedGrades);
  expect(Object.keys(smarterBalancedCuts.math).sort()).toEqual(smarterBalancedGrades);
});

test("the standard is met at level 3: 2432 in English language arts of grade 3, 2628 in mathematics of grade 11", () => {
  expect(standardMet.ela["03"]).toBe(2432);
  expect(standardMet.math["11"]).toBe(2628);
  expect(Object.keys(standardMet.ela).sort()).toEqual(smarterBalancedGrades);
});
