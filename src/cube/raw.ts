import { readSync, writeSync } from "node:fs";

/** The most that one call reads or writes: systems refuse more than 2 GB. */
const most = 1 << 30;

/** Writes an array as it is in memory. */
export function writeAll(file: number, array: NodeJS.TypedArray): void {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  for (let at = 0; at < bytes.length; at += most) writeSync(file, bytes, at, Math.min(most, bytes.length - at));
}

/** Fills the bytes from a file, as far as it goes. */
export function readInto(file: number, from: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, Math.min(most, bytes.length - at), from + at);
    if (read === 0) return;
    at += read;
  }
}

export function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readInto(file, from, bytes);
  return bytes;
}
