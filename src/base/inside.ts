import { isAbsolute, relative, resolve, sep } from "node:path";
import { AppError } from "./errors.ts";

/**
 * A path below a folder.
 *
 * @throws AppError disk.outside when it would lie outside the folder, or be the folder itself
 */
export function pathInside(folder: string, path: string): string {
  const target = resolve(folder, path);
  const from = relative(folder, target);
  if (from === "" || from === ".." || from.startsWith(`..${sep}`) || isAbsolute(from)) {
    throw new AppError("disk.outside", { path: target });
  }
  return target;
}
