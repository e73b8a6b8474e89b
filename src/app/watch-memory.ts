import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { systemCode, writeWhole } from "../base/durable.ts";
import type { Tried } from "./settling.ts";

const stamp = z.object({ size: z.number(), modified: z.number(), changed: z.number() });
/** Arrays rather than objects, because a file name may be a special key (`__proto__`). */
const memory = z.object({
  version: z.literal(1),
  folders: z.array(
    z.object({
      /** Real path of the watched folder. */
      folder: z.string(),
      files: z.array(z.object({ path: z.string(), stamp, heldIn: z.string().nullable() })),
    }),
  ),
});
type TriedBefore = z.infer<typeof memory>;

const memoryPath = (workspace: string): string => join(workspace, "watch.json");

/**
 * Files of a folder that were tried, by relative path. If the record cannot be read, it counts as empty: loaded files
 * are recognized by content, and held files are reported once more.
 *
 * @param workspace  its folder
 * @param watched    the real path of the watched folder
 */
export function triedFiles(workspace: string, watched: string): ReadonlyMap<string, Tried> {
  const files = readMemory(workspace).folders.find(({ folder }) => folder === watched)?.files ?? [];
  return new Map(files.map(({ path, ...tried }) => [path, tried]));
}

/** Adds files to those tried; keeps entries of other folders. */
export function rememberTried(workspace: string, watched: string, files: ReadonlyMap<string, Tried>): void {
  const all = new Map([...triedFiles(workspace, watched), ...files]);
  const own = { folder: watched, files: [...all].map(([path, tried]) => ({ path, ...tried })) };
  const others = readMemory(workspace).folders.filter(({ folder }) => folder !== watched);
  const next: TriedBefore = { version: 1, folders: [...others, own] };
  writeWhole(memoryPath(workspace), `${JSON.stringify(next)}\n`);
}

function readMemory(workspace: string): TriedBefore {
  let text: string;
  try {
    text = readFileSync(memoryPath(workspace), "utf8");
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    return { version: 1, folders: [] };
  }
  try {
    return memory.parse(JSON.parse(text));
  } catch {
    return { version: 1, folders: [] };
  }
}
