import { existsSync } from "node:fs";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import { type Workspace, warehousePath } from "../sources/workspace.ts";

/** The schools that a workspace's records are about, by id; none before the first load. */
export async function listSchools(
  viewer: Viewer,
  { folder }: Workspace,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  requireRight(viewer, "read-workspace");
  if (!existsSync(warehousePath(folder))) return [];
  const db = await openWarehouse(folder);
  try {
    const rows = await db.all(
      `SELECT school_id AS id, coalesce(any_value(name), '') AS name
        FROM (SELECT school_id, name FROM records.school UNION ALL SELECT DISTINCT school_id, NULL FROM records.enrollment)
        WHERE school_id IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    return rows.map((row) => ({ id: String(row["id"]), name: String(row["name"]) }));
  } finally {
    await db.close();
  }
}
