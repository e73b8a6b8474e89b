import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { openDuckDb } from "../engine/duckdb.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import { attachWarehouse } from "../sources/warehouse.ts";
import type { Workspace } from "../sources/workspace.ts";
import { readFilesBehind } from "./database/files-behind.ts";

/**
 * The files behind a workspace's warehouse, each with the tables that have rows of it. Reads, changes nothing.
 *
 * @param path  another warehouse than the present one
 */
export async function deliveryFacts(
  viewer: Viewer,
  workspace: Workspace,
  path?: string,
): Promise<readonly DeliveryFacts[]> {
  requireRight(viewer, "read-audit");
  const db = await openDuckDb();
  try {
    await attachWarehouse(db, workspace.folder, path);
    return await readFilesBehind(db);
  } finally {
    await db.close();
  }
}
