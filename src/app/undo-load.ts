import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { revertLoad as undo } from "../sources/undo.ts";
import type { Workspace } from "../sources/workspace.ts";

/**
 * Undoes a load by rebuilding the warehouse from the other loads.
 *
 * @param which  number of the load
 * @throws AppError load.unknown, load.undone, workspace.busy
 */
export async function undoLoad(
  viewer: Viewer,
  workspace: Workspace,
  which: string,
  options: Parameters<typeof undo>[2],
): ReturnType<typeof undo> {
  requireRight(viewer, "change-workspace");
  return await undo(workspace, which, options);
}
