import type { Engine } from "../../src/engine/engine.ts";
import { matchedTables, type RowMatches, rowMatches } from "../../src/records/coverage/row-matches.ts";
import type { Row } from "../../src/records/table.ts";

/**
 * How the rows of every table match enrollment, by table, school and school year, from an engine's `records.*`: those
 * of a warehouse, or views of a delivery that was read but not loaded.
 *
 * @param tables  default: all tables about students or schools
 */
export async function readRowMatches(engine: Engine, tables = matchedTables): Promise<readonly RowMatches[]> {
  const answers: RowMatches[] = [];
  for (const table of tables) {
    const rows = await engine.ask(rowMatches(table));
    answers.push(...rows.map((row) => matchesOf(table.id, row)));
  }
  return answers;
}

function matchesOf(table: string, row: Row): RowMatches {
  const text = (name: string): string | null => {
    const value = row[name] ?? null;
    return value === null ? null : String(value);
  };
  // A sum over no rows is unknown; a missing column is absent from the row.
  const matched = (name: string): number | null => (name in row ? Number(row[name] ?? 0) : null);
  const schoolYear = row["school_year"] ?? null;
  return {
    table,
    school: text("school_id"),
    schoolYear: schoolYear === null ? null : Number(schoolYear),
    rows: Number(row["rows"] ?? 0),
    students: Number(row["students"] ?? 0),
    matchedStudent: matched("matched_student_id"),
    matchedSchool: matched("matched_school_id"),
    matchedYear: matched("matched_school_year"),
    matched: Number(row["matched"] ?? 0),
    firstDay: text("first_day"),
    lastDay: text("last_day"),
  };
}
