import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { type LoadLine, readLoads as list } from "../sources/loads.ts";
import type { Workspace } from "../sources/workspace.ts";

/** Every load of a workspace, including undone ones, earliest first. */
export async function listLoads(viewer: Viewer, workspace: Workspace): Promise<readonly LoadLine[]> {
  requireRight(viewer, "read-workspace");
  return await list(workspace);
}
