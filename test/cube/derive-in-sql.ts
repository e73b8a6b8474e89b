import { fillCalendar, partsOfStudents, placing, yearCalendar } from "../../src/cube/student-years.ts";
import type { DuckDb } from "../../src/engine/duckdb.ts";
import { printRelation } from "../../src/engine/print.ts";
import { recordTable } from "../../src/engine/tables.ts";
import { columnNames, type Relation } from "../../src/records/relation.ts";
import { inStages, ofStudents } from "../../src/records/stages.ts";
import { studentYear, studentYearStages } from "../../src/records/student-year/student-year.ts";

/**
 * The student-years derived by the engine in SQL: a second implementation of what the pass derives in columns. Materialized stage by stage,
 * in parts by student.
 *
 * @param columns  the columns to derive, in addition to those of a row's place
 * @returns the query over the materialized tables
 */
export async function deriveInSql(
  db: DuckDb,
  columns: readonly string[] = columnNames(studentYear),
  atATime = 400_000,
): Promise<{ readonly studentYears: Relation; readonly parts: number }> {
  await fillCalendar(db, await yearCalendar(db, []));
  const { stages, last } = inStages(studentYear, studentYearStages, [...placing, ...columns]);
  const parts = await partsOfStudents(db, atATime);
  for (const { id, of, inParts } of stages)
    for (const [k, question] of (inParts === true ? parts.map((part) => ofStudents(of, part)) : [of]).entries()) {
      const into = k === 0 ? `CREATE OR REPLACE TABLE ${recordTable(id)} AS` : `INSERT INTO ${recordTable(id)}`;
      await db.run(`${into} ${printRelation(question, recordTable)}`);
    }
  return { studentYears: last, parts: parts.length };
}
