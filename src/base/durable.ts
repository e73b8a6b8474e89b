import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Permissions: student records and exact counts are for their owner alone, regardless of the umask. An archived original is never written again. */
export const permissions = { file: 0o600, folder: 0o700, original: 0o400 } as const;

/** Creates a folder and its missing parents, for their owner alone. */
export const makeFolder = (path: string): void => void mkdirSync(path, { recursive: true, mode: permissions.folder });

/** The system's code of an error: `ENOSPC`. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;

/**
 * Codes with which systems refuse fsync itself: Windows for a folder or a read-only handle, network and memory-card file systems for anything. A disk that
 * fails (EIO, ENOSPC) has other codes.
 */
const withoutFsync = ["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EACCES", "EISDIR", "EBADF"];

/** Flushes to disk, where the file system can do that. */
function flush(handle: number): void {
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!withoutFsync.includes(systemCode(error) ?? "")) throw error;
  }
}

/** Flushes a folder's entries to disk (fsync), so that a rename survives a power failure. Windows opens no folder. */
export function fsyncFolder(path: string): void {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch (error) {
    if (withoutFsync.includes(systemCode(error) ?? "")) return;
    throw error;
  }
  try {
    flush(handle);
  } finally {
    closeSync(handle);
  }
}

/** Flushes a file to disk, where the file system can do that. */
export function fsyncFile(path: string): void {
  // Windows flushes only a handle that can write.
  const handle = openSync(path, "r+");
  try {
    flush(handle);
  } finally {
    closeSync(handle);
  }
}

/** Atomic replace: rename and fsync, so that readers see the old file or the new one, never a part. A file on another device is copied beside its target first. */
export function swapIn(from: string, to: string): void {
  fsyncFile(from);
  try {
    renameSync(from, to);
  } catch (error) {
    if (systemCode(error) !== "EXDEV") throw error;
    copyWhole(from, partOf(to), to);
    rmSync(from, { force: true });
  }
  fsyncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) fsyncFolder(dirname(from));
}

/** Copies a file to its target by way of a temporary file beside it. */
function copyWhole(from: string, temporary: string, to: string): void {
  try {
    rmSync(temporary, { force: true });
    copyFileSync(from, temporary, constants.COPYFILE_FICLONE);
    chmodSync(temporary, permissions.file);
    fsyncFile(temporary);
    renameSync(temporary, to);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Text, bytes, or a function that hands out pieces of bytes. */
export type FileContent = string | Uint8Array | ((write: (bytes: Uint8Array) => void) => void);

/**
 * Writes a file whole or not at all: to a temporary file beside it, which is checked, flushed and renamed. Text and bytes are read back before the rename.
 *
 * @param path  its folder must exist
 */
export function writeWhole(path: string, content: FileContent): void {
  const temporary = partOf(path);
  const expected = typeof content === "string" ? Buffer.from(content) : content;
  try {
    const handle = openSync(temporary, "w", permissions.file);
    try {
      let length = 0;
      const write = (bytes: Uint8Array): void => {
        writeEveryByte(handle, bytes);
        length += bytes.byteLength;
      };
      if (typeof expected === "function") expected(write);
      else write(expected);
      flush(handle);
      if (fstatSync(handle).size !== length) throw notWhole(path);
    } finally {
      closeSync(handle);
    }
    if (typeof expected !== "function" && !readFileSync(temporary).equals(expected)) throw notWhole(path);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  fsyncFolder(dirname(path));
}

/** The most that one call writes: systems refuse more than 2 GB. */
const mostAtOnce = 1 << 30;

/** Writes until everything is written: a nearly full disk takes a part and reports no error. */
export function writeEveryByte(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) {
    const written = writeSync(handle, bytes, at, Math.min(mostAtOnce, bytes.byteLength - at));
    if (written === 0) throw Object.assign(new Error("no byte was written"), { code: "ENOSPC" });
    at += written;
  }
}

/** What was written is not what can be read: the same words as for a disk that fails. */
const notWhole = (path: string): Error =>
  Object.assign(new Error(`what was written to ${path} does not read back`), { code: "EIO", path });

/** The temporary file of a path, named for this process so that two processes never share it. */
const partOf = (path: string): string => `${path}.${process.pid}.part`;

/** Removes the temporary files that killed processes left in a folder. */
export function sweepParts(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = /\.(\d+)\.part$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Removes what the next command would remove too: a disk that refuses changes nothing about what was done. */
export function tidy(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

/** The names in a folder; none where there is no folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Whether a process is running on this computer, and is not this one. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}
