import { createHash } from "node:crypto";
import { lstatSync, mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning, namesIn, systemCode } from "./durable.ts";

/**
 * Start of the names of this computer's temporary folders; the owner's process id follows. A container that shares the folder of temporary files with
 * others has processes of its own, and a host name of its own.
 */
const ours = `fairlead-${createHash("sha256").update(hostname()).digest("hex").slice(0, 8)}-`;

/** A name that is this process's own in the folder of temporary files; what has it is swept by a later run if this one is killed. */
export const temporaryName = (purpose: string): string => join(tmpdir(), `${ours}${process.pid}-${purpose}`);

/** Makes a temporary folder, for its owner alone, and removes those that killed runs left: they have unpacked files of students. */
export function makeTemporaryFolder(): string {
  sweepTemporary();
  return mkdtempSync(temporaryName(""));
}

/** Does some work with a temporary folder, which is gone afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeTemporaryFolder();
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The names in the folder of temporary files; none where it may not be listed, as on some shared computers. */
function listed(): string[] {
  try {
    return namesIn(tmpdir());
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}

/** When this process started, in milliseconds since 1970, less a second for coarse clocks. */
const started = Date.now() - process.uptime() * 1000 - 1000;

/** Removes the temporary folders of processes that have ended: those of this user, on this computer, and no link. */
export function sweepTemporary(): void {
  for (const name of listed()) {
    const pid = name.startsWith(ours) ? /^\d+(?=-)/.exec(name.slice(ours.length))?.[0] : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(tmpdir(), name);
    try {
      const { uid, mtimeMs } = lstatSync(path);
      if (process.getuid !== undefined && uid !== process.getuid()) continue;
      // An earlier process had the same id: in a container ids repeat.
      if (Number(pid) === process.pid && mtimeMs >= started) continue;
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      // Another run sweeps at the same time.
      if (systemCode(error) === undefined) throw error;
    }
  }
}
