import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning, namesIn, systemCode } from "./durable.ts";

/**
 * Prefix of this computer's temporary folders; the owner's process id follows. Includes the host name because
 * containers that share a temp folder have separate process ids.
 */
const ours = `fairlead-${createHash("sha256").update(hostname()).digest("hex").slice(0, 8)}-`;

/** A name in the temp folder owned by this process. If the process is killed, a later run deletes it. */
export const temporaryName = (purpose: string): string => join(tmpdir(), `${ours}${process.pid}-${purpose}`);

/**
 * Makes a temporary folder readable only by its owner, and deletes those left by killed runs, because they contain
 * unpacked student files.
 */
export function makeTemporaryFolder(): string {
  sweepTemporary();
  return mkdtempSync(temporaryName(""));
}

/** Runs a function with a temporary folder, and deletes the folder afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeTemporaryFolder();
  try {
    return await whileUnfinished(folder, () => work(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Unfinished files and folders of this process. */
const unfinished = new Set<string>();

/** Runs work that leaves a file or folder unfinished if the process is stopped: `removeUnfinished` deletes it then. */
export async function whileUnfinished<T>(path: string, work: () => Promise<T>): Promise<T> {
  unfinished.add(path);
  try {
    return await work();
  } finally {
    unfinished.delete(path);
  }
}

/** Deletes what this process has begun and not finished, before it exits. @returns whether there was anything */
export function removeUnfinished(): boolean {
  let any = false;
  for (const path of unfinished) {
    any ||= existsSync(path);
    try {
      // Threads of this process may still be writing into it.
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch (error) {
      // The next run deletes it.
      if (systemCode(error) === undefined) throw error;
    }
  }
  return any;
}

/** Names in the temp folder; empty if it cannot be listed, as on some shared computers. */
function listed(): string[] {
  try {
    return namesIn(tmpdir());
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}

/** When this process started, in milliseconds since 1970; one second earlier to allow for coarse clocks. */
const started = Date.now() - process.uptime() * 1000 - 1000;

/** Deletes temporary folders of dead processes: only this user's, only from this computer, and never through a link. */
export function sweepTemporary(): void {
  for (const name of listed()) {
    const pid = name.startsWith(ours) ? /^\d+(?=-)/.exec(name.slice(ours.length))?.[0] : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(tmpdir(), name);
    try {
      const { uid, mtimeMs } = lstatSync(path);
      if (process.getuid !== undefined && uid !== process.getuid()) continue;
      // Same process id but older than this process: containers reuse ids.
      if (Number(pid) === process.pid && mtimeMs >= started) continue;
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      // Another run deleted it first.
      if (systemCode(error) === undefined) throw error;
    }
  }
}
