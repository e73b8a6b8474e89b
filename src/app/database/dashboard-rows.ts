import { madeFrom } from "../../cube/made-from.ts";
import { officialRecords } from "../../cube/official-records.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import type { Row } from "../../records/table.ts";
import { dashboardRow } from "../../records/tables.ts";
import type { DashboardRows, OfficialDashboardRow } from "../../reports/compare-dashboard.ts";

/** Dashboard rows in a database's `records`, in file order. */
export async function dashboardRows(db: DuckDb): Promise<DashboardRows<"public">> {
  const records = await officialRecords(db, "dashboard_row", [
    ...Object.keys(dashboardRow.columns),
    "source_file",
    "source_line",
  ]);
  return madeFrom(records, { rows: [...records.rows].sort(bySource).map(officialRow) });
}

function bySource(a: Row, b: Row): number {
  const [left, right] = [String(a["source_file"]), String(b["source_file"])];
  return left === right ? Number(a["source_line"]) - Number(b["source_line"]) : left < right ? -1 : 1;
}

function officialRow(row: Row): OfficialDashboardRow {
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  const record = text("record");
  return {
    schoolYear: Number(row["school_year"]),
    indicator: String(row["indicator"]),
    cds: String(row["cds"]),
    record: record === "X" || record === "D" ? record : "S",
    placeName: text("place_name"),
    group: String(row["student_group"]),
    type: text("type"),
    highSchoolCuts: row["high_school_cuts"] === null ? null : row["high_school_cuts"] === true,
    hits: number("hits"),
    n: number("n"),
    status: number("status"),
    priorHits: number("prior_hits"),
    priorN: number("prior_n"),
    priorStatus: number("prior_status"),
    change: number("change"),
    statusLevel: number("status_level"),
    changeLevel: number("change_level"),
    color: number("color"),
    box: number("box"),
  };
}
