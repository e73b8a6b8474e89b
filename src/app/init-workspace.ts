import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { NewConfig } from "../sources/config.ts";
import { initWorkspace as init, type Workspace } from "../sources/workspace.ts";
import { languageOf } from "../ui/language/languages.ts";

/** Makes a workspace in a folder, its settings explained in their language. @throws AppError workspace.exists */
export function initWorkspace(viewer: Viewer, folder: string, settings: NewConfig): Workspace {
  requireRight(viewer, "change-workspace");
  return init(folder, settings, languageOf[settings.language ?? "en"].settingsFile);
}
