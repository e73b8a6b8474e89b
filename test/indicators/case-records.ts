import { type BoundaryCase, caseYear } from "../../src/indicators/boundary.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row, Table, Value } from "../../src/records/table.ts";
import { tables } from "../../src/records/tables.ts";

/** The school of the student a case is about. */
export const caseSchool = "school";

/** Default values of omitted columns. */
const usual: Readonly<Record<string, Value>> = {
  school_year: caseYear,
  student_id: "student",
  respondent_id: "student",
  school_id: caseSchool,
  district_id: "district",
  status: "primary",
  grade: "05",
  start_date: "2025-07-01",
  incident_id: "incident",
  sequence: 1,
  term: "full year",
  survey: "climate",
};

/** Default values per table. */
const usualOf: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  enrollment: { entry_date: "2025-08-18" },
  assessment: { test: "state", grade: null },
  survey_answer: { grade: null },
};

const whole = (table: Table, row: Row): Row =>
  Object.fromEntries(
    Object.keys(table.columns).map((name) => [
      name,
      name in row ? (row[name] ?? null) : (usualOf[table.id]?.[name] ?? usual[name] ?? null),
    ]),
  );

/**
 * Records of a case as an engine reads them: with every column, and the student enrolled unless the case says
 * otherwise.
 */
export function recordsOf({ records }: BoundaryCase): Records {
  const said: Readonly<Record<string, readonly Row[]>> = { enrollment: [{}], ...records };
  const known = tables as readonly Table[];
  for (const [id, rows] of Object.entries(said)) {
    const table = known.find((t) => t.id === id);
    if (table === undefined) throw new Error(`no table ${id}`);
    for (const column of rows.flatMap((row) => Object.keys(row)))
      if (!(column in table.columns)) throw new Error(`no column ${column} in ${id}`);
  }
  return Object.fromEntries(known.map((t) => [t.id, (said[t.id] ?? []).map((row) => whole(t, row))]));
}
