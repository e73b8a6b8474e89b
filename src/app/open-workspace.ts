import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { readWorkspace as open, type Workspace } from "../sources/workspace.ts";

/**
 * Opens the workspace in the folder `named`, else the nearest one in `cwd` or its parents.
 *
 * @throws AppError workspace.*, config.*
 */
export function openWorkspace(viewer: Viewer, named: string | undefined, cwd: string): Workspace {
  requireRight(viewer, "read-workspace");
  return open(named, cwd);
}

/**
 * Same, but undefined if none is named and none is found; for commands that work without a workspace.
 *
 * @throws AppError workspace.*, config.* if it exists but cannot be opened
 */
export function workspaceIfAny(viewer: Viewer, named: string | undefined, cwd: string): Workspace | undefined {
  try {
    return openWorkspace(viewer, named, cwd);
  } catch (error) {
    if (error instanceof AppError && error.code === "workspace.none-found") return undefined;
    throw error;
  }
}
