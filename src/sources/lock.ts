import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { diskFault, diskFaultIn } from "../base/disk-fault.ts";
import { makeFolder, permissions, tidy } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";

/**
 * Mutual exclusion: runs the work while no other process changes this workspace.
 *
 * An operating-system file lock, taken through SQLite on `.lock`: the system releases it when the process ends in any
 * way, so there are no stale locks. `.lock.holder` only describes the holder for messages.
 *
 * @throws AppError workspace.busy if another process holds the lock; disk.* if the folder cannot be locked
 */
export async function whileLocked<T>(folder: string, doing: string, now: Date, work: () => Promise<T>): Promise<T> {
  makeFolder(folder);
  const holder = join(folder, ".lock.holder");
  const lock = takeLock(folder, holder);
  try {
    describeHolder(holder, { pid: process.pid, doing, since: now.toISOString() });
    return await work();
  } finally {
    tidy(holder);
    lock.close();
  }
}

/** SQLite's primary result code for a lock held by someone else; https://www.sqlite.org/rescode.html, 2024. */
const sqliteBusy = 5;

function takeLock(folder: string, holder: string): DatabaseSync {
  const path = join(folder, ".lock");
  // Created here because the operating system says why it fails and SQLite does not.
  closeSync(openSync(path, "a", permissions.file));
  const lock = new DatabaseSync(path);
  try {
    lock.exec("BEGIN IMMEDIATE");
    return lock;
  } catch (cause) {
    lock.close();
    if (cause instanceof Error && "errcode" in cause && (Number(cause.errcode) & 0xff) === sqliteBusy)
      throw new AppError("workspace.busy", { folder, holder: holderOf(holder) }, { cause });
    throw diskFaultIn(String(cause), path, cause) ?? new AppError("disk.failed", { path }, { cause });
  }
}

/** Records who holds the lock. Only used in messages, so a full disk does not matter. */
function describeHolder(path: string, holder: Holder): void {
  try {
    writeFileSync(path, JSON.stringify(holder), { mode: permissions.file });
  } catch (error) {
    if (diskFault(error) === undefined) throw error;
  }
}

const holderFile = z.object({ pid: z.int(), doing: z.string(), since: z.string() });
type Holder = z.infer<typeof holderFile>;

/** Who holds the lock, if its file can be read; the holder may be writing it right now. */
function holderOf(path: string): Holder | null {
  try {
    return holderFile.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
