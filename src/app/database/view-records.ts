import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlName } from "../../engine/sql.ts";

/**
 * Creates views of the warehouse's records in an in-memory engine, so that deriving student-years does not write to
 * the warehouse.
 */
export async function viewRecords(db: DuckDb): Promise<void> {
  await db.run("CREATE SCHEMA records");
  const loaded = await db.all(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_catalog = 'warehouse' AND table_schema = 'records'",
  );
  for (const { name } of loaded) {
    if (name !== "calendar")
      await db.run(
        `CREATE VIEW records.${sqlName(String(name))} AS SELECT * FROM warehouse.records.${sqlName(String(name))}`,
      );
  }
}
