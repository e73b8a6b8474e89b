import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Lang } from "../base/lang.ts";
import { practicesPath } from "../sources/practices.ts";
import { archivePath, configPath, profilesPath, type Workspace } from "../sources/workspace.ts";
import { version } from "./version.ts";

/** The program's own files: `src` in a checkout, `dist` in a package. */
const programFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Mark of everything a workspace's report is made from: the program, the settings, profiles and practice notes, the loads
 * and undos, and the language. Reports with the same mark are the same.
 *
 * @param files  further files that the report reads
 */
export function reportMark(viewer: Viewer, { folder }: Workspace, lang: Lang, files: readonly string[] = []): string {
  requireRight(viewer, "read-workspace");
  const hash = createHash("sha256").update(JSON.stringify([version, process.versions.node, lang]));
  const small = [
    configPath(folder),
    ...[profilesPath(folder), practicesPath(folder), archivePath(folder)].flatMap(below),
  ];
  for (const path of small) {
    // A load's record has the hashes of its files.
    if (!path.startsWith(join(archivePath(folder), "files"))) hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  // In a checkout the program changes without its version.
  for (const path of [...below(programFolder), ...files]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`\0${path} ${size} ${mtimeMs}`);
  }
  return hash.digest("hex");
}

/** Files in a folder and its subfolders, in order; none if it does not exist. */
function below(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
