/** Names that Windows reserves for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Longest part of a path, in characters: under the 255 bytes of common file systems in any alphabet. */
const longest = 60;

/**
 * Relative paths for files that came under names of others: a typed path, an entry of a zip, a sheet. They lead nowhere else, work on every system, and
 * differ also where letters of both cases are one.
 */
export function safeNames(files: readonly { readonly name: string; readonly delivery: string }[]): string[] {
  const usedNames = new Set<string>();
  return files.map(({ name, delivery }) => {
    const path = safePath(name);
    const prefix = safePath(delivery).replaceAll("/", "-");
    const candidates = [path, inFront(path, prefix)];
    for (let n = 2; ; n++) {
      const free = candidates.find((candidate) => !clashes(candidate, usedNames));
      if (free !== undefined) {
        usedNames.add(keyOf(free));
        return free;
      }
      candidates.splice(0, candidates.length, `${prefix}-${n}/${path}`);
    }
  });
}

const keyOf = (path: string): string => path.normalize("NFC").toLowerCase();

/** Whether a path is taken, or lies below a file, or is a folder of another. */
function clashes(path: string, usedNames: ReadonlySet<string>): boolean {
  const key = keyOf(path);
  return [...usedNames].some((other) => other === key || other.startsWith(`${key}/`) || key.startsWith(`${other}/`));
}

/** `a/SENR.txt` with `x` is `a/x-SENR.txt`. */
const inFront = (path: string, prefix: string): string => path.replace(/[^/]*$/, (name) => `${prefix}-${name}`);

/** A name without its ways up and its roots; both kinds of slash separate folders. */
function safePath(name: string): string {
  const parts = name
    .split(/[/\\]/)
    .filter((part) => part !== "" && part !== "." && part !== ".." && !/^[A-Za-z]:$/.test(part))
    .map(safePart);
  return parts.length === 0 ? "file" : parts.join("/");
}

/** One part of a path: no control characters, none that Windows refuses, no dot or space at an end, no hidden file. */
function safePart(part: string): string {
  const plain = part
    .normalize("NFC")
    .replaceAll(/[\p{C}<>:"|?*]/gu, "_")
    .replace(/^[. ]+/, (start) => "_".repeat(start.length))
    .replace(/[. ]+$/, "");
  const short = plain.length <= longest ? plain : `${plain.slice(0, longest - 21)}~${plain.slice(-20)}`;
  if (short === "") return "_";
  return reserved.test(short) ? `_${short}` : short;
}
