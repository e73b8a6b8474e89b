import { operator } from "../../src/access/viewer.ts";
import { declaredCoverage } from "../../src/app/declared-coverage.ts";
import { buildCube } from "../../src/cube/build.ts";
import type { Cube } from "../../src/cube/cube.ts";
import type { CubePlan } from "../../src/cube/plan.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlName, sqlText } from "../../src/engine/sql.ts";
import { raceColumnNames } from "../../src/records/tables.ts";
import { attachWarehouse } from "../../src/sources/warehouse.ts";
import { type Workspace, warehousePath } from "../../src/sources/workspace.ts";

/** Columns of a student's description that are one label. */
const columnsOf: Readonly<Record<string, readonly string[]>> = {
  race: [...raceColumnNames, "race_missing"],
  gender: ["gender"],
  parents: ["parent_education", "parent_education_2"],
};
/** Programs that are one label. */
const programsOf: Readonly<Record<string, readonly string[]>> = {
  meal: ["free-meal", "reduced-meal", "disadvantaged"],
  homeless: ["homeless"],
  foster: ["foster"],
  migrant: ["migrant"],
  military: ["military"],
};
/** Tables that are one label, whole. */
const tablesOf: Readonly<Record<string, string>> = { english: "language", disability: "disability" };
/**
 * Columns shuffled among the students of such a table. The category of a disability is a group and the setting an outcome: moved together they would be a true
 * gap, whose rejections let the step-up procedure reject others at a higher level.
 */
const columnWithin: Readonly<Record<string, string>> = { disability: "category" };

/**
 * Cells of a loaded district after shuffling labels among its students, each label independently and the same in
 * every year, so that groups differ only by chance.
 */
export async function shuffledCube(workspace: Workspace, plan: CubePlan, seed: number): Promise<Cube<"internal">> {
  const db = await openDuckDb(":memory:");
  try {
    await attachWarehouse(db, workspace.folder, warehousePath(workspace.folder));
    await db.run("CREATE SCHEMA records");
    const held = await db.all(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_catalog = 'warehouse' AND table_schema = 'records'",
    );
    for (const label of [...Object.keys(columnsOf), ...Object.keys(programsOf), ...Object.keys(tablesOf)])
      await shuffle(db, label, "enrollment", seed);
    for (const [table, column] of Object.entries(columnWithin)) await shuffle(db, column, table, seed);
    for (const { name } of held) {
      const table = String(name);
      if (table !== "calendar") await db.run(`CREATE TABLE records.${sqlName(table)} AS ${shuffledTable(table)}`);
    }
    const days = await db.all("SELECT * FROM warehouse.records.calendar");
    const origin = { program: "shuffled", fingerprint: `${seed}` };
    return await buildCube(db, days, plan, origin, { declared: declaredCoverage(operator, workspace), threads: 0 });
  } finally {
    await db.close();
  }
}

/** A table of which student of `among` gives a label to which. */
async function shuffle(db: DuckDb, label: string, among: string, seed: number): Promise<void> {
  const numbered = (order: string): string =>
    `SELECT student_id, row_number() OVER (ORDER BY ${order}) AS k FROM (SELECT DISTINCT student_id FROM warehouse.records.${sqlName(among)})`;
  await db.run(
    `CREATE TABLE give_${label} AS SELECT a.student_id AS giver, b.student_id AS taker FROM (${numbered("student_id")}) a JOIN (${numbered(`md5(student_id || ${sqlText(`/${label}/${seed}`)})`)}) b USING (k)`,
  );
}

function shuffledTable(table: string): string {
  const from = `warehouse.records.${sqlName(table)}`;
  const latest = `SELECT * FROM ${from} QUALIFY row_number() OVER (PARTITION BY student_id ORDER BY start_date DESC) = 1`;
  const whole = Object.entries(tablesOf).find(([, of]) => of === table);
  if (whole !== undefined) {
    const moved = `FROM ${from} t JOIN give_${whole[0]} g ON g.giver = t.student_id`;
    const column = columnWithin[table];
    if (column === undefined) return `SELECT t.* REPLACE (g.taker AS student_id) ${moved}`;
    return `SELECT t.* REPLACE (g.taker AS student_id, other.${column} AS ${column}) ${moved} JOIN give_${column} ON give_${column}.taker = t.student_id JOIN (${latest}) other ON other.student_id = give_${column}.giver`;
  }
  if (table === "program") {
    const moved = Object.entries(programsOf).map(
      ([label, programs]) =>
        `SELECT t.* REPLACE (g.taker AS student_id) FROM ${from} t JOIN give_${label} g ON g.giver = t.student_id WHERE t.program IN (${programs.map(sqlText).join(", ")})`,
    );
    const all = Object.values(programsOf).flat().map(sqlText).join(", ");
    return [...moved, `SELECT * FROM ${from} WHERE program NOT IN (${all})`].join(" UNION ALL ");
  }
  if (table !== "student") return `SELECT * FROM ${from}`;
  const joins = Object.keys(columnsOf).map(
    (label) =>
      `JOIN give_${label} ON give_${label}.taker = t.student_id JOIN (${latest}) ${label} ON ${label}.student_id = give_${label}.giver`,
  );
  const replaced = Object.entries(columnsOf).flatMap(([label, columns]) => columns.map((c) => `${label}.${c} AS ${c}`));
  return `SELECT t.* REPLACE (${replaced.join(", ")}) FROM ${from} t ${joins.join(" ")}`;
}
