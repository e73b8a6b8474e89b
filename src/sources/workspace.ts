import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeFolder, writeWhole } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { type Config, type ConfigComments, configText, type NewConfig, parseConfig } from "./config.ts";

/** A district's folder: settings, archive, warehouse. One folder to back up. */
export interface Workspace {
  readonly folder: string;
  readonly config: Config;
}

/** Paths within a workspace. */
export const configPath = (folder: string): string => join(folder, "fairlead.yaml");
export const archivePath = (folder: string): string => join(folder, "archive");
export const warehousePath = (folder: string): string => join(folder, "warehouse.duckdb");
export const profilesPath = (folder: string): string => join(folder, "profiles");
/** A scratch folder that can be deleted at any time. */
export const scratchPath = (folder: string): string => join(folder, ".scratch");

/**
 * Opens a workspace.
 *
 * @param named  folder named by the user; default: the nearest folder with a `fairlead.yaml`, from `from` upward
 * @param from   current directory
 * @throws AppError workspace.not-a-folder, workspace.no-settings, workspace.none-found, config.not-yaml, config.wrong
 */
export function readWorkspace(named: string | undefined, from: string): Workspace {
  const folder = named === undefined ? nearestWorkspace(from) : resolve(from, named);
  if (folder === undefined) {
    throw new AppError("workspace.none-found", { from });
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new AppError("workspace.not-a-folder", {
      folder,
      wrong: existsSync(folder) ? "a-file" : "not-there",
      making: false,
    });
  }
  const path = configPath(folder);
  if (!existsSync(path)) {
    throw new AppError("workspace.no-settings", { folder });
  }
  return { folder, config: parseConfig(readFileSync(path, "utf8"), path) };
}

/** Workspace and Git checkout that contain a folder, other than the folder itself. */
export function enclosing(folder: string): { readonly workspace?: string; readonly checkout?: string } {
  const above = dirname(resolve(folder));
  const workspace = nearestWorkspace(above);
  const checkout = nearestWith(above, ".git");
  return { ...(workspace !== undefined && { workspace }), ...(checkout !== undefined && { checkout }) };
}

const nearestWorkspace = (from: string): string | undefined => nearestWith(from, "fairlead.yaml");

/** Nearest parent folder that has an entry of this name. */
function nearestWith(from: string, name: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Turns a folder into a workspace. Other files in it are not touched.
 *
 * @param comments  comments for the settings file
 * @throws AppError workspace.exists if it already is one, workspace.not-a-folder, workspace.in-checkout if version
 *   control would see its records
 */
export function createWorkspace(folder: string, settings: NewConfig, comments: ConfigComments): Workspace {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new AppError("workspace.not-a-folder", { folder, wrong: "a-file", making: true });
  }
  if (existsSync(configPath(folder))) {
    throw new AppError("workspace.exists", { folder });
  }
  const text = configText(settings, comments);
  const config = parseConfig(text, configPath(folder));
  const ignore = join(folder, ".gitignore");
  if (existsSync(ignore) || existsSync(join(folder, ".git"))) {
    throw new AppError("workspace.in-checkout", { folder });
  }
  makeFolder(archivePath(folder));
  makeFolder(profilesPath(folder));
  writeWhole(ignore, gitIgnore);
  writeWhole(configPath(folder), text);
  return { folder, config };
}

/**
 * Keeps student records out of version control, which keeps every committed file forever. Settings and mappings
 * contain none.
 */
const gitIgnore = `*
!.gitignore
!fairlead.yaml
!profiles/
!profiles/*.yaml
`;
