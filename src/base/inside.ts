import { isAbsolute, relative, resolve, sep } from "node:path";
import { AppError } from "./errors.ts";

/**
 * Resolves a path inside a folder.
 *
 * @throws AppError disk.outside if the path leaves the folder or is the folder itself
 */
export function pathInside(folder: string, path: string): string {
  const target = resolve(folder, path);
  const from = relative(folder, target);
  if (from === "" || from === ".." || from.startsWith(`..${sep}`) || isAbsolute(from)) {
    throw new AppError("disk.outside", { path: target });
  }
  return target;
}
