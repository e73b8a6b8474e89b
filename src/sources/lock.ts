import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { AppError } from "../base/errors.ts";

/**
 * Mutual exclusion: runs the work while no other process changes this workspace.
 *
 * An operating-system file lock, taken through SQLite on `.lock`: the system releases it when the process ends in any way, so there are no stale
 * locks. `.lock.holder` only describes the holder for messages.
 *
 * @throws AppError workspace.busy when another process holds it
 */
export async function whileLocked<T>(folder: string, doing: string, now: Date, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const holder = join(folder, ".lock.holder");
  const lock = new DatabaseSync(join(folder, ".lock"));
  try {
    lock.exec("BEGIN IMMEDIATE");
  } catch (cause) {
    lock.close();
    throw new AppError("workspace.busy", { folder, holder: holderOf(holder) }, { cause });
  }
  try {
    writeFileSync(holder, JSON.stringify({ pid: process.pid, doing, since: now.toISOString() }));
    return await work();
  } finally {
    rmSync(holder, { force: true });
    lock.close();
  }
}

const holderFile = z.object({ pid: z.int(), doing: z.string(), since: z.string() });

/** Who holds the lock, as far as its file can be read: the holder may be writing it at this moment. */
function holderOf(path: string): z.infer<typeof holderFile> | null {
  try {
    return holderFile.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
