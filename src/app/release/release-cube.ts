import { requireRight } from "../../access/may.ts";
import type { Viewer } from "../../access/viewer.ts";
import { AppError } from "../../base/errors.ts";
import { buildCube } from "../../cube/build.ts";
import type { Cube } from "../../cube/cube.ts";
import type { CubePlan } from "../../cube/plan.ts";
import { openDuckDb } from "../../engine/duckdb.ts";
import { attachWarehouse } from "../../sources/warehouse.ts";
import { scratchPath, type Workspace, warehousePath } from "../../sources/workspace.ts";
import { enrollmentDelivered, readFilesBehind } from "../database/files-behind.ts";
import { viewRecords } from "../database/view-records.ts";
import { declaredCoverage } from "../declared-coverage.ts";
import { version } from "../version.ts";

/**
 * Counts what a release offers from a workspace's records, with crossings in single grades too: another pass over the same
 * student-years as the audit's. Does not change the warehouse, and saves nothing.
 *
 * @throws AppError release.no-students if the workspace has no student records
 */
export async function releaseCube(viewer: Viewer, workspace: Workspace, plan: CubePlan): Promise<Cube<"internal">> {
  requireRight(viewer, "read-audit");
  const db = await openDuckDb(":memory:", { spill: scratchPath(workspace.folder) });
  try {
    await attachWarehouse(db, workspace.folder, warehousePath(workspace.folder));
    await viewRecords(db);
    const delivered = enrollmentDelivered(await readFilesBehind(db));
    const days = await db.all("SELECT * FROM warehouse.records.calendar");
    const cube = await buildCube(
      db,
      days,
      plan,
      { program: `fairlead ${version}`, fingerprint: "" },
      { declared: { ...declaredCoverage(viewer, workspace), delivered } },
    );
    if (cube.years.length === 0) throw new AppError("release.no-students", { folder: workspace.folder });
    return cube;
  } finally {
    await db.close();
  }
}
