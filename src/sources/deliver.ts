import { accessSync, constants, type Dirent, existsSync, lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { AppError } from "../base/errors.ts";
import type { SkipReason } from "../base/problem-facts.ts";
import { shownName } from "../base/shown-text.ts";
import { isClutter, isHidden } from "./clutter.ts";
import { isOfWorkspace, isReport } from "./own-files.ts";
import type { InputFile } from "./reading.ts";
import { configPath } from "./workspace.ts";

/**
 * Files named on the command line, with folders expanded. Names are the shortest unique ones, without control
 * characters.
 *
 * Links inside folders are not followed: they can lead anywhere, even in circles. Pipes, sockets and devices never
 * end. These, unreadable files, and Fairlead's own files are returned with the reason they are skipped, so that the
 * reading reports them.
 *
 * @param paths  files and folders, as typed; links named explicitly are followed
 * @param from   current directory
 * @throws AppError delivery.not-there (all of them at once), delivery.empty
 */
export function deliveryFiles(paths: readonly string[], from: string): InputFile[] {
  const missing = paths.filter((path) => !existsSync(resolve(from, path)));
  if (missing.length > 0) {
    throw new AppError("delivery.not-there", { missing, from });
  }
  const found = paths.flatMap((path) => filesUnder(resolve(from, path)).map((f) => ({ ...f, typed: path })));
  if (found.length === 0) {
    throw new AppError("delivery.empty", { paths });
  }
  const unique = [...new Map(found.map((f) => [f.path, f])).values()];
  const count = new Map<string, number>();
  for (const f of unique) count.set(f.name, (count.get(f.name) ?? 0) + 1);
  return unique.map(({ typed, ...f }) => ({
    ...f,
    name: shownName((count.get(f.name) ?? 0) > 1 ? `${typed}/${f.name}` : f.name),
  }));
}

/** A file itself, or a folder's files recursively, by name. */
function filesUnder(path: string): InputFile[] {
  const stats = statSync(path);
  return stats.isDirectory() ? filesIn(path, "") : [fileOf(basename(path), path, stats)];
}

/**
 * Files in a folder and its subfolders.
 *
 * @param before  prefix of their names: empty, or the folder's name with a slash
 */
export function filesIn(folder: string, before: string): InputFile[] {
  const skipped = (skip: SkipReason): InputFile[] => [{ name: before === "" ? "." : before, path: folder, skip }];
  if (isReport(folder)) return skipped("report");
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return skipped("not-readable");
  }
  const isOwn = (name: string): boolean => existsSync(configPath(folder)) && isOfWorkspace(name);
  const own = entries.some((entry) => isOwn(entry.name)) ? skipped("workspace") : [];
  const others = entries
    .filter((entry) => !isClutter(entry.name) && !isOwn(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): InputFile[] => {
      const path = join(folder, entry.name);
      const name = before + entry.name;
      if (isHidden(entry.name)) return [{ name, path, skip: "hidden" }];
      let stats: Stats;
      try {
        stats = lstatSync(path);
      } catch {
        return [{ name, path, skip: "not-readable" }];
      }
      return stats.isDirectory() ? filesIn(path, `${name}/`) : [fileOf(name, path, stats)];
    });
  return [...own, ...others];
}

function fileOf(name: string, path: string, stats: Stats): InputFile {
  const skip = skipReason(path, stats);
  return { name, path, ...(skip === null ? {} : { skip }) };
}

function skipReason(path: string, stats: Stats): SkipReason | null {
  if (stats.isSymbolicLink()) return "link";
  if (stats.isFIFO()) return "pipe";
  if (stats.isSocket()) return "socket";
  if (!stats.isFile()) return "device";
  try {
    accessSync(path, constants.R_OK);
    return null;
  } catch {
    return "not-readable";
  }
}
