import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { readWorkspace as open, type Workspace } from "../sources/workspace.ts";

/**
 * The workspace in the folder `named`, else the nearest one upward from `cwd`.
 *
 * @throws AppError workspace.*, config.*
 */
export function openWorkspace(viewer: Viewer, named: string | undefined, cwd: string): Workspace {
  requireRight(viewer, "read-workspace");
  return open(named, cwd);
}

/**
 * The same; undefined when none is named and none is found. For questions that can be answered without one.
 *
 * @throws AppError workspace.*, config.* for one that is named or found but cannot be opened
 */
export function workspaceIfAny(viewer: Viewer, named: string | undefined, cwd: string): Workspace | undefined {
  try {
    return openWorkspace(viewer, named, cwd);
  } catch (error) {
    if (error instanceof AppError && error.code === "workspace.none-found") return undefined;
    throw error;
  }
}
