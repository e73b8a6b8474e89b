import { AppError } from "../base/errors.ts";
import { openWorkspace, type Workspace } from "../sources/workspace.ts";

/**
 * The workspace in `named`, else the nearest one upward from `cwd`; undefined when none is named and none is found. For questions that can be
 * answered without one.
 *
 * @throws AppError what opening a workspace throws, for one that is named or found but cannot be opened
 */
export function workspaceIfAny(named: string | undefined, cwd: string): Workspace | undefined {
  try {
    return openWorkspace(named, cwd);
  } catch (error) {
    if (error instanceof AppError && error.code === "workspace.none-found") return undefined;
    throw error;
  }
}
