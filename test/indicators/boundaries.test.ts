/**
 * Each definition at its boundary: a student's records go through the audit's pipeline to the cell of the student's
 * school.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import type { Cell } from "../../src/cube/cell.ts";
import { cellAt } from "../../src/cube/cube.ts";
import { Memory } from "../../src/engine/memory.ts";
import { type BoundaryCase, caseYear } from "../../src/indicators/boundary.ts";
import { atThresholds } from "../../src/indicators/custom.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { columnsOf } from "../../src/records/expr.ts";
import { coveredEverywhere } from "../covered-everywhere.ts";
import { caseSchool, recordsOf } from "./case-records.ts";

const origin = { program: "test", fingerprint: "test" };

/** Outcome of the case's single student according to the school's cell. */
function outcome(cell: Cell<"internal"> | undefined): BoundaryCase["is"] {
  if (cell === undefined || cell.n === 0) return "not counted";
  expect(cell.n).toBe(1);
  if (cell.kind === "share") return cell.hits === 1 ? "met" : "not met";
  return cell.kind === "mean" ? cell.sum : cell.part / cell.whole;
}

async function ask(indicator: Indicator, of: BoundaryCase): Promise<BoundaryCase["is"]> {
  const plan = { indicators: [indicator], groupings: [], crossings: [] };
  const records = recordsOf(of);
  const options = { threads: 0, coverage: coveredEverywhere(records) };
  const cube = await buildCube(new Memory(records), [], plan, origin, options);
  const place = cube.places.findIndex((p) => p.kind === "school" && p.id === caseSchool);
  const year = cube.years.indexOf(caseYear);
  return outcome(cellAt(cube, 0, year, place, 0));
}

describe.each(indicators.map((i) => [i.id, i] as const))("%s", (_id, indicator) => {
  test.each(indicator.boundary)("$student: $is", async (of) => {
    const is = await ask(indicator, of);
    if (typeof of.is === "number") expect(is).toBeCloseTo(of.is, 10);
    else expect(is).toBe(of.is);
  });

  const counted = indicator.boundary.find((of) => of.is !== "not counted");
  if (columnsOf(indicator.population).has("enrolled"))
    test("a student who is only served here is not counted", async () => {
      const enrollment = (counted?.records["enrollment"] ?? [{}]).map((row) => ({ ...row, status: "services" }));
      expect(await ask(indicator, { student: "", is: "met", records: { ...counted?.records, enrollment } })).toBe(
        "not counted",
      );
    });

  if (columnsOf(indicator.population).has("enrolled"))
    test.each(["PS", "IN", "AD"])("a student in grade %s is not counted", async (grade) => {
      const enrollment = (counted?.records["enrollment"] ?? [{}]).map((row) => ({ ...row, grade }));
      expect(await ask(indicator, { student: "", is: "met", records: { ...counted?.records, enrollment } })).toBe(
        "not counted",
      );
    });

  test("has a case on each side of its boundary", () => {
    expect(new Set(indicator.boundary.map((of) => of.is)).size).toBeGreaterThan(1);
  });
});

describe("a district's threshold", () => {
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
    expect(await ask(chronic as Indicator, absent(180, 171))).toBe("not met");
    expect(await ask(strict, absent(180, 171))).toBe("met");
    expect(await ask(strict, absent(29, 20))).toBe("not counted");
  });
});
