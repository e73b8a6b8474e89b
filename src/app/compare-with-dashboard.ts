import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { compareDashboard, type DashboardComparison, type DashboardRows } from "../reports/compare-dashboard.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { readDelivery } from "../sources/read.ts";
import { openToRead } from "../sources/reading-engine.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import type { Workspace } from "../sources/workspace.ts";
import { dashboardRows } from "./database/dashboard-rows.ts";

/** Where the dashboard's rows are: in files (paths relative to `from`), or in a workspace. */
export type DashboardPlace =
  | {
      readonly paths: readonly string[];
      readonly from: string;
      readonly onFile?: (done: number, total: number, name: string) => void;
    }
  | Workspace;

/** Recomputes a state dashboard row by row; undefined if there are no such rows. */
export async function compareWithDashboard(
  viewer: Viewer,
  place: DashboardPlace,
): Promise<DashboardComparison<"public"> | undefined> {
  requireRight(viewer, "read-official");
  const dashboard = "paths" in place ? await rowsOfFiles(place) : await rowsOfWorkspace(place);
  return dashboard.rows.length === 0 ? undefined : compareDashboard(dashboard);
}

async function rowsOfFiles({
  paths,
  from,
  onFile,
}: Extract<DashboardPlace, { paths: unknown }>): Promise<DashboardRows<"public">> {
  const db = await openToRead();
  try {
    await readDelivery(deliveryFiles(paths, from), db, onFile === undefined ? {} : { onFile });
    await db.run("CREATE SCHEMA IF NOT EXISTS records");
    await db.run("CREATE VIEW records.dashboard_row AS SELECT * FROM staged.dashboard_row");
    return await dashboardRows(db);
  } finally {
    await db.close();
  }
}

async function rowsOfWorkspace({ folder }: Workspace): Promise<DashboardRows<"public">> {
  const db = await openWarehouse(folder);
  try {
    return await dashboardRows(db);
  } finally {
    await db.close();
  }
}
