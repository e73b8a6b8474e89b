import { readFilesBehind } from "../src/app/database/files-behind.ts";
import { openDuckDb } from "../src/engine/duckdb.ts";
import type { DeliveryFacts } from "../src/reports/delivery.ts";
import { attachWarehouse } from "../src/sources/warehouse.ts";
import type { Workspace } from "../src/sources/workspace.ts";

/** The files behind a workspace's warehouse, as a report of it names them. */
export async function deliveryFacts(workspace: Workspace): Promise<readonly DeliveryFacts[]> {
  const db = await openDuckDb();
  try {
    await attachWarehouse(db, workspace.folder);
    return await readFilesBehind(db);
  } finally {
    await db.close();
  }
}
