import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { initWorkspace as init, type Workspace } from "../sources/workspace.ts";

/** Makes a workspace in a folder. @throws AppError workspace.exists */
export function initWorkspace(viewer: Viewer, folder: string, settings: Parameters<typeof init>[1]): Workspace {
  requireRight(viewer, "change-workspace");
  return init(folder, settings);
}
