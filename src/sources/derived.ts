import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName } from "../engine/sql.ts";

/** What a stated row and an inferred one must share for the inferred one to give way. */
export const sameMatter: Readonly<Record<string, readonly string[]>> = {
  school: ["school_id"],
  student: ["student_id"],
  enrollment: ["school_year", "student_id"],
  program: ["school_year", "student_id", "program"],
  language: ["student_id"],
  disability: ["student_id"],
  assessment: ["school_year", "student_id", "subject"],
};

/** Takes out inferred rows where a row stated by its own record says the same matter. */
export async function giveWay(db: DuckDb, schema: "staged" | "records"): Promise<void> {
  for (const [table, columns] of Object.entries(sameMatter)) {
    const same = columns.map((c) => `stated.${sqlName(c)} = inferred.${sqlName(c)}`).join(" AND ");
    await db.run(
      `DELETE FROM ${schema}.${sqlName(table)} AS inferred WHERE derived AND EXISTS
         (SELECT 1 FROM ${schema}.${sqlName(table)} AS stated WHERE NOT stated.derived AND ${same})`,
    );
  }
}
