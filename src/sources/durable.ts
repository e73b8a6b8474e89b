import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Flushes a file or folder to disk (fsync), so that it survives a power failure. */
export function fsyncPath(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Atomic replace: rename and fsync, so that readers see the old file or the new one, never a part. */
export function swapIn(from: string, to: string): void {
  fsyncPath(from);
  renameSync(from, to);
  fsyncPath(dirname(to));
  if (dirname(from) !== dirname(to)) fsyncPath(dirname(from));
}

/** Writes a text file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.part`;
  const handle = openSync(beside, "w");
  try {
    writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
  swapIn(beside, path);
}
