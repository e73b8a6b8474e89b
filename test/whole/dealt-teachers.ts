import { operator } from "../../src/access/viewer.ts";
import { declaredCoverage } from "../../src/app/declared-coverage.ts";
import { buildCube } from "../../src/cube/build.ts";
import type { Audience } from "../../src/cube/cube.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlName, sqlText } from "../../src/engine/sql.ts";
import { defaultCrossings, groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { sharedValueOf } from "../../src/indicators/shared-value.ts";
import { judge } from "../../src/reports/judged/judge.ts";
import type { Judged } from "../../src/reports/judged/judged.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { attachWarehouse } from "../../src/sources/warehouse.ts";
import { type Workspace, warehousePath } from "../../src/sources/workspace.ts";

/** Indicators whose values are the teachers', independent of the student. */
export const dealtIndicators = indicators.filter((i) => {
  const value = sharedValueOf(i);
  return value?.by === "teacher" && !(value.made === "any" && value.ofOwnRace);
});

/**
 * The audit of a loaded district whose teachers are dealt at random: every year each takes over the years of service, credential, field and race of
 * another one drawn by lot, and keeps the classes. No group has more of any of them than chance gives.
 */
export async function auditOfDealtTeachers(workspace: Workspace, seed: number): Promise<Judged<Audience>> {
  const db = await openDuckDb(":memory:");
  try {
    await attachWarehouse(db, workspace.folder, warehousePath(workspace.folder));
    await db.run("CREATE SCHEMA records");
    const tables = await db.all(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_catalog = 'warehouse' AND table_schema = 'records'",
    );
    const numbered = (order: string): string =>
      `SELECT school_year, staff_id, row_number() OVER (PARTITION BY school_year ORDER BY ${order}) AS k FROM (SELECT DISTINCT school_year, staff_id FROM warehouse.records.section JOIN warehouse.records.staff USING (school_year, staff_id))`;
    await db.run(
      `CREATE TABLE dealt AS SELECT a.school_year, a.staff_id AS giver, b.staff_id AS taker FROM (${numbered("staff_id")}) a JOIN (${numbered(`md5(staff_id || school_year || ${sqlText(`/${seed}`)})`)}) b USING (school_year, k)`,
    );
    for (const { name } of tables) {
      const table = String(name);
      if (table === "calendar") continue;
      const from = `warehouse.records.${sqlName(table)}`;
      const rows =
        table === "staff"
          ? `SELECT t.* REPLACE (d.taker AS staff_id) FROM ${from} t JOIN dealt d ON d.giver = t.staff_id AND d.school_year = t.school_year`
          : `SELECT * FROM ${from}`;
      await db.run(`CREATE VIEW records.${sqlName(table)} AS ${rows}`);
    }
    const days = await db.all("SELECT * FROM warehouse.records.calendar");
    const questions = { indicators: dealtIndicators, groupings };
    const cube = await buildCube(
      db,
      days,
      { ...questions, crossings: defaultCrossings },
      { program: "dealt", fingerprint: `${seed}` },
      { declared: declaredCoverage(operator, workspace), threads: 0 },
    );
    return judge(cube, questions, { rules: defaultAuditRules, comparison: "everyone-else" });
  } finally {
    await db.close();
  }
}
