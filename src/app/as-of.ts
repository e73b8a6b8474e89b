import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { readJournal } from "../sources/archive.ts";
import { asOfPath, momentOf, rebuildWarehouse } from "../sources/rebuild.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import type { Workspace } from "../sources/workspace.ts";

/** A separate warehouse with what was known on a past date. */
export interface AsOf {
  readonly asOf: string;
  readonly path: string;
}

export interface AsOfOptions {
  readonly now: Date;
  /** Called after each replayed load. */
  readonly onReplay?: (done: number, total: number) => void;
}

/**
 * Warehouse as of a past date: the file written by `fairlead rebuild --as-of`, rebuilt first if it is missing or out
 * of date.
 *
 * @throws AppError rebuild.not-a-date, rebuild.nothing-known, workspace.busy
 */
export async function knownAsOf(
  viewer: Viewer,
  workspace: Workspace,
  asOf: string,
  options: AsOfOptions,
): Promise<AsOf> {
  requireRight(viewer, "read-audit");
  const path = asOfPath(workspace.folder, asOf);
  if (!(await isWarehouseAsOf(workspace, path, momentOf(asOf))))
    await rebuildWarehouse(workspace, { asOf, ...options });
  return { asOf, path };
}

/** Whether the file is a warehouse built from exactly the loads in the archive at that moment. */
async function isWarehouseAsOf({ folder }: Workspace, path: string, moment: string): Promise<boolean> {
  const last = readJournal(folder).findLast((event) => event.at <= moment)?.number;
  try {
    const db = await openWarehouse(folder, path);
    try {
      const [state] = await db.all("SELECT last_event, built_as_of FROM meta.state");
      return state?.["built_as_of"] === moment && Number(state["last_event"]) === last;
    } finally {
      await db.close();
    }
  } catch (error) {
    // Missing, or written by another version: rebuild it.
    if (error instanceof AppError) return false;
    throw error;
  }
}
