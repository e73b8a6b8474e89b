import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { AppError } from "../base/errors.ts";
import { type Config, configText, type NewConfig, parseConfig } from "./config.ts";

/** A district's folder: settings, archive, warehouse. One folder to back up. */
export interface Workspace {
  readonly folder: string;
  readonly config: Config;
}

/** Where things stand in a workspace. */
export const configPath = (folder: string): string => join(folder, "fairlead.yaml");
export const archivePath = (folder: string): string => join(folder, "archive");
export const warehousePath = (folder: string): string => join(folder, "warehouse.duckdb");
export const profilesPath = (folder: string): string => join(folder, "profiles");
/** For files that may be thrown away at any time. */
export const scratchPath = (folder: string): string => join(folder, ".scratch");

/**
 * Opens a workspace.
 *
 * @param given  the folder the reader named; without it the nearest folder upward from `from` with a `fairlead.yaml`
 * @param from   the folder in which the program was called
 * @throws AppError workspace.not-a-folder, workspace.no-settings, workspace.none-found, config.not-yaml, config.wrong
 */
export function openWorkspace(given: string | undefined, from: string): Workspace {
  const folder = given === undefined ? nearestWorkspace(from) : resolve(from, given);
  if (folder === undefined) {
    throw new AppError("workspace.none-found", {
      what: `No workspace here: neither ${from} nor a folder above it has a fairlead.yaml.`,
      fix: 'Make one with `fairlead init --name "Your District"`, or name yours with `--workspace DIR`.',
      facts: { from },
    });
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new AppError("workspace.not-a-folder", {
      what: `${folder} is ${existsSync(folder) ? "a file, not a folder" : "not there"}.`,
      fix: 'Give a workspace folder with `--workspace DIR`, or make one: `fairlead init DIR --name "Your District"`.',
      facts: { folder },
    });
  }
  const path = configPath(folder);
  if (!existsSync(path)) {
    throw new AppError("workspace.no-settings", {
      what: `${folder} is not a workspace: it has no fairlead.yaml.`,
      fix: `Make it one with \`fairlead init ${given ?? folder} --name "Your District"\`.`,
      facts: { folder },
    });
  }
  return { folder, config: parseConfig(readFileSync(path, "utf8"), path) };
}

function nearestWorkspace(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(configPath(folder))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Makes a folder a workspace. Other files in it are left alone.
 *
 * @throws AppError workspace.exists when it is one already, workspace.not-a-folder
 */
export function initWorkspace(folder: string, given: NewConfig): Workspace {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new AppError("workspace.not-a-folder", {
      what: `${folder} is a file, not a folder.`,
      fix: "Name a new or an empty folder.",
      facts: { folder },
    });
  }
  if (existsSync(configPath(folder))) {
    throw new AppError("workspace.exists", {
      what: `${folder} is a workspace already; it was left as it is.`,
      fix: "Edit its fairlead.yaml, or name another folder.",
      facts: { folder },
    });
  }
  const text = configText(given);
  const config = parseConfig(text, configPath(folder));
  mkdirSync(archivePath(folder), { recursive: true });
  mkdirSync(profilesPath(folder), { recursive: true });
  writeFileSync(configPath(folder), text);
  return { folder, config };
}
