import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { openDuckDb } from "../engine/duckdb.ts";
import type { Row } from "../records/table.ts";
import { compareDashboard, type DashboardComparison, type OfficialDashboardRow } from "../reports/compare-dashboard.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { readDelivery } from "../sources/read.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import type { Workspace } from "../sources/workspace.ts";

/** Where the dashboard's own rows are: in files, with paths relative to `from`, or in what a workspace has loaded. */
export type DashboardRows =
  | {
      readonly paths: readonly string[];
      readonly from: string;
      readonly onFile?: (done: number, total: number, name: string) => void;
    }
  | Workspace;

/** Recomputes what a state's dashboard published, row by row; undefined where there are no such rows. */
export async function compareWithDashboard(
  viewer: Viewer,
  given: DashboardRows,
): Promise<DashboardComparison | undefined> {
  requireRight(viewer, "read-official");
  const rows = "paths" in given ? await rowsOfFiles(given) : await rowsOfWorkspace(given);
  return rows.length === 0 ? undefined : compareDashboard(rows.map(officialRow));
}

async function rowsOfFiles({
  paths,
  from,
  onFile,
}: Extract<DashboardRows, { paths: unknown }>): Promise<readonly Row[]> {
  const db = await openDuckDb();
  try {
    await readDelivery(deliveryFiles(paths, from), db, onFile === undefined ? {} : { onFile });
    return await db.all("SELECT * FROM staged.dashboard_row ORDER BY source_file, source_line");
  } finally {
    await db.close();
  }
}

async function rowsOfWorkspace({ folder }: Workspace): Promise<readonly Row[]> {
  const db = await openWarehouse(folder);
  try {
    return await db.all("SELECT * FROM records.dashboard_row ORDER BY source_file, source_line");
  } finally {
    await db.close();
  }
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
