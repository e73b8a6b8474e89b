/**
 * Each definition at its boundary: a student's records go through the audit's pipeline to the cell of the student's
 * school.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { BoundaryCase } from "../../src/indicators/boundary.ts";
import { atThresholds, indicatorsAt } from "../../src/indicators/custom.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { columnsOf } from "../../src/records/expr.ts";
import { resultOf } from "./case-result.ts";

describe.each(indicators.map((i) => [i.id, i] as const))("%s", (_id, indicator) => {
  test.each(indicator.boundary)("$student: $is", async (of) => {
    const is = await resultOf(indicator, of);
    if (typeof of.is === "number") expect(is).toBeCloseTo(of.is, 10);
    else expect(is).toBe(of.is);
  });

  const counted = indicator.boundary.find((of) => of.is !== "not counted");
  if (columnsOf(indicator.population).has("enrolled"))
    test("a student who is only served here is not counted", async () => {
      const enrollment = (counted?.records["enrollment"] ?? [{}]).map((row) => ({ ...row, status: "services" }));
      expect(await resultOf(indicator, { student: "", is: "met", records: { ...counted?.records, enrollment } })).toBe(
        "not counted",
      );
    });

  if (columnsOf(indicator.population).has("enrolled"))
    test.each(["PS", "IN", "AD"])("a student in grade %s is not counted", async (grade) => {
      const enrollment = (counted?.records["enrollment"] ?? [{}]).map((row) => ({ ...row, grade }));
      expect(await resultOf(indicator, { student: "", is: "met", records: { ...counted?.records, enrollment } })).toBe(
        "not counted",
      );
    });

  test("has a case on each side of its boundary", () => {
    expect(new Set(indicator.boundary.map((of) => of.is)).size).toBeGreaterThan(1);
  });
});

describe("a district's threshold", () => {
  test("that no indicator has is refused, so that a misspelled name never leaves the default in silence", () => {
    expect(() => indicatorsAt({ "chronic-absense.share": 0.05, "chronic-absence.share": 0.05 })).toThrow(
      expect.objectContaining({ code: "indicators.threshold", facts: { names: ["chronic-absense.share"] } }),
    );
    const [changed, usual] = [indicatorsAt({ "chronic-absence.share": 0.05 }), indicatorsAt({})];
    expect(changed.filter((i, at) => JSON.stringify(i) !== JSON.stringify(usual[at])).map(({ id }) => id)).toContain(
      "chronic-absence",
    );
  });

  const chronic = indicators.find((i) => i.id === "chronic-absence");
  let strict: Indicator;
  beforeAll(() => {
    if (chronic === undefined) throw new Error("no chronic-absence");
    strict = atThresholds(chronic, { "chronic-absence.share": 0.05, "stability.days": 1 });
  });
  const absent = (expected: number, attended: number): BoundaryCase => ({
    student: "",
    is: "met",
    records: { absence: [{ days_expected: expected, days_attended: attended }] },
  });

  test("replaces its default, and no other", async () => {
    expect(await resultOf(chronic as Indicator, absent(180, 171))).toBe("not met");
    expect(await resultOf(strict, absent(180, 171))).toBe("met");
    expect(await resultOf(strict, absent(29, 20))).toBe("not counted");
  });
});
