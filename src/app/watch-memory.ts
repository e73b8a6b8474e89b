import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { systemCode, writeWhole } from "../base/durable.ts";
import type { Tried } from "./settling.ts";

const stamp = z.object({ size: z.number(), modified: z.number(), changed: z.number() });
/** Lists, because a file may have any name, also one that is special as a key (`__proto__`). */
const memory = z.object({
  version: z.literal(1),
  folders: z.array(
    z.object({
      /** The real path of the watched folder. */
      folder: z.string(),
      files: z.array(z.object({ path: z.string(), stamp, heldIn: z.string().nullable() })),
    }),
  ),
});
type Memory = z.infer<typeof memory>;

const memoryPath = (workspace: string): string => join(workspace, "watch.json");

/**
 * The files of a folder that were tried, by their path in it. A memory that cannot be read is none: what is loaded already is recognized by its content, and
 * what was held is reported once more.
 *
 * @param workspace  its folder
 * @param watched    the real path of the watched folder
 */
export function triedFiles(workspace: string, watched: string): ReadonlyMap<string, Tried> {
  const files = readMemory(workspace).folders.find(({ folder }) => folder === watched)?.files ?? [];
  return new Map(files.map(({ path, ...tried }) => [path, tried]));
}

/** Adds files to those that were tried; what is known of other folders stays. */
export function rememberTried(workspace: string, watched: string, files: ReadonlyMap<string, Tried>): void {
  const all = new Map([...triedFiles(workspace, watched), ...files]);
  const own = { folder: watched, files: [...all].map(([path, tried]) => ({ path, ...tried })) };
  const others = readMemory(workspace).folders.filter(({ folder }) => folder !== watched);
  const next: Memory = { version: 1, folders: [...others, own] };
  writeWhole(memoryPath(workspace), `${JSON.stringify(next)}\n`);
}

function readMemory(workspace: string): Memory {
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
