import { validFileName } from "../base/file-name.ts";

/**
 * Safe, distinct relative paths for files with external names: typed paths, zip entries, sheets. None leaves its
 * folder and no two collide, even on a case-insensitive file system; to avoid a collision, the delivery's name is
 * prefixed.
 */
export function separatePaths(files: readonly { readonly name: string; readonly delivery: string }[]): string[] {
  const usedPaths = new Set<string>();
  return files.map(({ name, delivery }) => {
    const path = pathOf(name);
    const prefix = pathOf(delivery).replaceAll("/", "-");
    const candidates = [path, inFront(path, prefix)];
    for (let n = 2; ; n++) {
      const free = candidates.find((candidate) => !clashes(candidate, usedPaths));
      if (free !== undefined) {
        usedPaths.add(keyOf(free));
        return free;
      }
      candidates.splice(0, candidates.length, `${validFileName(`${prefix}-${n}`)}/${path}`);
    }
  });
}

const keyOf = (path: string): string => path.normalize("NFC").toLowerCase();

/** Whether a path is taken, or lies below a file, or is the folder of another path. */
function clashes(path: string, usedPaths: ReadonlySet<string>): boolean {
  const key = keyOf(path);
  return [...usedPaths].some((other) => other === key || other.startsWith(`${key}/`) || key.startsWith(`${other}/`));
}

/** `a/SENR.txt` with `x` is `a/x-SENR.txt`. */
const inFront = (path: string, prefix: string): string =>
  path.replace(/[^/]*$/, (name) => validFileName(`${prefix}-${name}`));

/** A path without `..` and roots; both kinds of slash separate folders. */
function pathOf(name: string): string {
  const parts = name
    .split(/[/\\]/)
    .filter((part) => part !== "" && part !== "." && part !== ".." && !/^[A-Za-z]:$/.test(part));
  return parts.length === 0 ? "file" : parts.map((part) => validFileName(part)).join("/");
}
