import { test } from "vitest";
import { testLimits, testSmallCountsHidden, testTotalsAlone } from "./generated-laws.ts";

test("small districts in which only small counts are hidden are mostly worked out", () => testSmallCountsHidden(2));

test("a release of totals alone gives nothing away", () => testTotalsAlone(2));

test("the true numbers are always within the limits", () => testLimits(6));
