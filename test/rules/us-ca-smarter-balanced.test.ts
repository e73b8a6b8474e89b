import { expect, test } from "vitest";
import { standardMet as asLoaded } from "../../src/records/standards.ts";
import { standardMet } from "../../src/rules/us-ca-smarter-balanced.ts";

test("the thresholds that sources load by are those that measures compute with", () => {
  expect({ ela: asLoaded.ela, math: asLoaded.math }).toEqual({ ela: standardMet.ela, math: standardMet.math });
});
