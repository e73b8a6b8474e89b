import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { rebuildWarehouse } from "../sources/rebuild.ts";
import type { Workspace } from "../sources/workspace.ts";

/**
 * Rebuilds the warehouse from the archive, current or as of a past date.
 *
 * @throws AppError rebuild.*, workspace.busy
 */
export async function rebuild(
  viewer: Viewer,
  workspace: Workspace,
  options: Parameters<typeof rebuildWarehouse>[1],
): ReturnType<typeof rebuildWarehouse> {
  requireRight(viewer, "change-workspace");
  return await rebuildWarehouse(workspace, options);
}
