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

/**
 * File modes. Student records and exact counts are readable by their owner only, whatever the umask. An archived
 * original is read-only.
 */
export const permissions = { file: 0o600, folder: 0o700, original: 0o400 } as const;

/** Creates a folder and its missing parents, accessible to the owner only. */
export const makeFolder = (path: string): void => void mkdirSync(path, { recursive: true, mode: permissions.folder });

/** The `code` of a system error, such as `ENOSPC`. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;

/**
 * Codes returned where fsync is unsupported: Windows for folders and read-only handles, network and memory-card file
 * systems for anything. A failing disk returns other codes (EIO, ENOSPC).
 */
const withoutFsync = ["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EACCES", "EISDIR", "EBADF"];

/** fsync where the file system supports it. */
function flush(handle: number): void {
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!withoutFsync.includes(systemCode(error) ?? "")) throw error;
  }
}

/**
 * Flushes a folder's entries to disk (fsync), so that a rename survives a power failure. Windows cannot open a
 * folder.
 */
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

/** fsyncs a file where the file system supports it. */
export function fsyncFile(path: string): void {
  // Windows only flushes a handle opened for writing.
  const handle = openSync(path, "r+");
  try {
    flush(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Atomic replace: rename, then fsync. Readers see the old file or the new one, never a partial one. A file on another
 * device is first copied next to its target.
 */
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

/** Copies a file to its target through a temporary file next to it. */
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

/** Text, bytes, or a function that writes the bytes in chunks. */
export type FileContent = string | Uint8Array | ((write: (bytes: Uint8Array) => void) => void);

/**
 * Atomic write: to a temporary file next to the target, which is checked, flushed and renamed. Text and bytes are
 * read back before the rename.
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

/** Most bytes in one write call; operating systems reject more than 2 GB. */
const mostAtOnce = 1 << 30;

/** Loops until every byte is written: on a nearly full disk, write() may write only part and report no error. */
export function writeEveryByte(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) {
    const written = writeSync(handle, bytes, at, Math.min(mostAtOnce, bytes.byteLength - at));
    if (written === 0) throw Object.assign(new Error("no byte was written"), { code: "ENOSPC" });
    at += written;
  }
}

/** The file reads back differently from what was written; reported as a disk fault. */
const notWhole = (path: string): Error =>
  Object.assign(new Error(`what was written to ${path} does not read back`), { code: "EIO", path });

/** Temporary file for a path. The process id in the name keeps two processes from sharing it. */
const partOf = (path: string): string => `${path}.${process.pid}.part`;

/** Deletes temporary files left in a folder by killed processes. */
export function sweepParts(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = /\.(\d+)\.part$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Best-effort delete. If the disk refuses, the work is still done, and the next command sweeps the same file. */
export function tidy(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

/** File names in a folder; empty if the folder does not exist. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Whether another process with this id is running on this computer. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}
