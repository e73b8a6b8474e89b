import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import type { NewConfig } from "../sources/config.ts";
import { enclosing, createWorkspace as init, type Workspace } from "../sources/workspace.ts";
import { languageOf } from "../ui/language/languages.ts";

/**
 * Creates a workspace in a folder, with settings commented in their language.
 *
 * @returns the workspace, and the Git checkout it is in, if any
 * @throws AppError workspace.exists, workspace.in-workspace: nested workspaces could be confused with each other
 */
export function initWorkspace(
  viewer: Viewer,
  folder: string,
  settings: NewConfig,
): Workspace & { readonly checkout?: string } {
  requireRight(viewer, "change-workspace");
  const { workspace: outer, checkout } = enclosing(folder);
  if (outer !== undefined) throw new AppError("workspace.in-workspace", { folder, outer });
  const made = init(folder, settings, languageOf[settings.language ?? "en"].settingsFile);
  return { ...made, ...(checkout !== undefined && { checkout }) };
}
