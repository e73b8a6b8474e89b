import { expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row } from "../../src/records/table.ts";
import { dataQuality } from "../../src/reports/data-quality.ts";
import { coveredEverywhere } from "../covered-everywhere.ts";

const students = Array.from({ length: 40 }, (_, i) => `s${i}`);
const enrollment = students.map(
  (student_id): Row => ({
    ...{ school_year: 2026, student_id, school_id: "S", district_id: "D", entry_date: "2025-08-15" },
    ...{ status: "primary", grade: "06" },
  }),
);

async function qualityOf(records: Records) {
  const asked = [...indicators];
  const cube = await buildCube(
    new Memory({ enrollment, ...records }),
    [],
    { indicators: asked, groupings, crossings: [] },
    { program: "p", fingerprint: "f" },
    { threads: 0, coverage: coveredEverywhere({ enrollment, ...records }) },
  );
  const place = cube.places.findIndex((p) => p.kind === "district");
  return dataQuality(cube, { indicators, groupings }, place, [], []);
}

test("students who are in no group, or have no answer, are counted for each grouping and question", async () => {
  const known = students.slice(0, 32);
  const { unknown, unanswered } = await qualityOf({
    student: known.map((student_id) => ({ student_id, start_date: "2025-07-01", gender: "F" })),
    // Since when the first four are English learners is unknown.
    language: known.map((student_id, i) => ({
      student_id,
      elas: i < 10 ? "EL" : "EO",
      start_date: i < 4 ? "2025-07-01" : "2017-08-20",
      start_assumed: i < 4,
    })),
    // Whether eight are eligible is not stated.
    disability: students.map((student_id, i) => ({
      student_id,
      start_date: "2024-09-01",
      eligible: i < 8 ? null : i < 12,
      category: i >= 8 && i < 12 ? "sld" : null,
    })),
  });
  const of = (grouping: string) => unknown.find((u) => u.grouping === grouping);
  expect(of("gender")).toEqual({ grouping: "gender", students: 8, of: 40 });
  expect(of("el-status")).toEqual({ grouping: "el-status", students: 8, of: 40 });
  expect(of("long-term-el")).toEqual({ grouping: "long-term-el", students: 12, of: 40 });
  expect(of("disability")).toEqual({ grouping: "disability", students: 8, of: 40 });
  // A yes/no grouping that is known for everyone is not listed, and one without records is "not asked".
  expect(of("foster")).toBeUndefined();
  expect(unanswered).toContainEqual({ indicator: "special-education", students: 8, of: 40 });
});
