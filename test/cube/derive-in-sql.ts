import { coverageRows } from "../../src/cube/coverage.ts";
import { fillMade, partsOfStudents, placing, yearCalendar } from "../../src/cube/student-years.ts";
import { readCoverage } from "../../src/engine/coverage.ts";
import type { DuckDb } from "../../src/engine/duckdb.ts";
import { printRelation } from "../../src/engine/print.ts";
import { recordTable } from "../../src/engine/tables.ts";
import { listedNeeds } from "../../src/records/coverage/made-table.ts";
import { columnNames, type Relation } from "../../src/records/relation.ts";
import { inStages, ofStudents } from "../../src/records/stages.ts";
import { studentYear, studentYearStages } from "../../src/records/student-year/student-year.ts";
import type { Row } from "../../src/records/table.ts";

/**
 * The student-years derived by the engine in SQL: a second implementation to compare with the columnar one.
 * Materialized stage by stage, in parts by student.
 *
 * @param columns  the columns to derive, in addition to those of a row's place
 * @param coverage  rows of the coverage table; read from the records when absent
 * @returns the query over the materialized tables
 */
export async function deriveInSql(
  db: DuckDb,
  columns: readonly string[] = columnNames(studentYear),
  atATime = 400_000,
  coverage?: readonly Row[],
): Promise<{ readonly studentYears: Relation; readonly parts: number }> {
  const made = coverage ?? coverageRows(await readCoverage(db, listedNeeds), (year) => [year]);
  await fillMade(db, { calendar: await yearCalendar(db, []), coverage: made });
  const { stages, last } = inStages(studentYear, studentYearStages, [...placing, ...columns]);
  const parts = await partsOfStudents(db, atATime);
  for (const { id, relation: of, inParts } of stages)
    for (const [k, question] of (inParts === true ? parts.map((part) => ofStudents(of, part)) : [of]).entries()) {
      const into = k === 0 ? `CREATE OR REPLACE TABLE ${recordTable(id)} AS` : `INSERT INTO ${recordTable(id)}`;
      await db.run(`${into} ${printRelation(question, recordTable)}`);
    }
  return { studentYears: last, parts: parts.length };
}
