import { AppError } from "../base/errors.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { CommandContext } from "./command-context.ts";

/** The workspace, for what can be done without; undefined where there is none and none was named. */
export function workspaceIfAny(context: CommandContext): Workspace | undefined {
  try {
    return context.workspace();
  } catch (error) {
    if (error instanceof AppError && error.code === "workspace.none-found") return undefined;
    throw error;
  }
}
