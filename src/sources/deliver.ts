import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { AppError } from "../base/errors.ts";
import type { InputFile } from "./reading.ts";

/**
 * The files that were named on the command line, with folders expanded. Names are the shortest that are unique; hidden files and office lock files
 * are skipped.
 *
 * @param paths  files and folders, as typed
 * @param from   the folder in which the program was called
 * @throws AppError delivery.not-there (all of them at once), delivery.not-readable, delivery.empty
 */
export function deliveryFiles(paths: readonly string[], from: string): InputFile[] {
  const missing = paths.filter((path) => !existsSync(resolve(from, path)));
  if (missing.length > 0) {
    throw new AppError("delivery.not-there", { missing, from });
  }
  const found = paths.flatMap((path) => filesUnder(resolve(from, path)).map((f) => ({ ...f, typed: path })));
  const unreadable = found.filter((f) => !isReadable(f.path));
  if (unreadable.length > 0) {
    throw new AppError("delivery.not-readable", { files: unreadable.map((f) => f.path) });
  }
  if (found.length === 0) {
    throw new AppError("delivery.empty", { paths });
  }
  const unique = [...new Map(found.map((f) => [f.path, f])).values()];
  const count = new Map<string, number>();
  for (const f of unique) count.set(f.name, (count.get(f.name) ?? 0) + 1);
  return unique.map((f) => ({ name: (count.get(f.name) ?? 0) > 1 ? `${f.typed}/${f.name}` : f.name, path: f.path }));
}

/** A file itself, or a folder's files in the order of their names, recursively. */
function filesUnder(path: string): InputFile[] {
  if (!statSync(path).isDirectory()) return [{ name: basename(path), path }];
  const walk = (folder: string, before: string): InputFile[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !/^(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/.test(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const inside = join(folder, entry.name);
        return statSync(inside).isDirectory()
          ? walk(inside, `${before}${entry.name}/`)
          : [{ name: before + entry.name, path: inside }];
      });
  return walk(path, "");
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
