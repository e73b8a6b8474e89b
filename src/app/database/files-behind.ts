import { currentSourceId } from "../../base/former-ids.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlName, sqlText } from "../../engine/sql.ts";
import { tables } from "../../records/tables.ts";
import type { DeliveryFacts } from "../../reports/delivery.ts";

/** Files in the warehouse attached to an engine. */
export async function readFilesBehind(db: DuckDb): Promise<readonly DeliveryFacts[]> {
  const files = await db.all(
    `SELECT f.name, f.sha256, f.delivery, f.number, f.source, array_to_string(f.school_years, ',') AS years, f.rows_in, f.rows_loaded,
      f.rows_quarantined, f.rows_set_aside, l.loaded_at
     FROM warehouse.meta.files f LEFT JOIN warehouse.meta.loads l ON l.number = f.number ORDER BY f.number, f.name`,
  );
  const filled = await db.all(
    tables
      .map(
        (t) =>
          `SELECT DISTINCT ${sqlText(t.id)} AS filled, delivery, source_file FROM warehouse.meta.origins
            WHERE origin IN (SELECT DISTINCT origin FROM warehouse.kept_rows.${sqlName(t.id)})`,
      )
      .join(" UNION ALL "),
  );
  const tablesOf = new Map<string, string[]>();
  for (const row of filled) {
    const key = `${row["delivery"]}/${row["source_file"]}`;
    tablesOf.set(key, [...(tablesOf.get(key) ?? []), String(row["filled"])]);
  }
  return files.map(
    (f): DeliveryFacts => ({
      file: String(f["name"]),
      sha256: String(f["sha256"]),
      loadedOn: String(f["loaded_at"] ?? "").slice(0, 10),
      load: Number(f["number"]),
      source: f["source"] === null ? null : currentSourceId(String(f["source"])),
      schoolYears: String(f["years"] ?? "")
        .split(",")
        .filter((y) => y !== "")
        .map(Number),
      tables: tablesOf.get(`${f["delivery"]}/${f["name"]}`) ?? [],
      rows: Number(f["rows_in"]),
      loaded: Number(f["rows_loaded"]),
      quarantined: Number(f["rows_quarantined"]),
      setAside: Number(f["rows_set_aside"]),
    }),
  );
}

/** Latest load date of a file with enrollment, per school year. */
export function enrollmentDelivered(files: readonly DeliveryFacts[]): ReadonlyMap<number, string> {
  const days = new Map<number, string>();
  for (const { tables, schoolYears, loadedOn } of files)
    for (const year of tables.includes("enrollment") ? schoolYears : [])
      if (loadedOn > (days.get(year) ?? "")) days.set(year, loadedOn);
  return days;
}
