import { AppError } from "../base/errors.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { Door } from "./door.ts";

/** The workspace, for what can be done without; undefined where there is none and none was named. */
export function workspaceIfAny(door: Door): Workspace | undefined {
  try {
    return door.workspace();
  } catch (error) {
    if (error instanceof AppError && error.code === "workspace.none-found") return undefined;
    throw error;
  }
}
