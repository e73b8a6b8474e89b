import { readSync } from "node:fs";
import { crc32 } from "node:zlib";
import { writeWhole } from "../base/durable.ts";
import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";

/** Most bytes in one read call; operating systems reject more than 2 GB. */
const most = 1 << 30;

/** Bytes of a typed array, as in memory. */
export function bytesOf(array: ReadonlyNumbers): Uint8Array {
  if (!ArrayBuffer.isView(array)) throw new TypeError("not a typed array");
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Length of the checksum at the end of a file, in bytes. */
export const checksumLength = 4;

/** CRC-32 over consecutive chunks of bytes. */
export function checksum(pieces: Iterable<Uint8Array>): number {
  let crc = 0;
  for (const bytes of pieces)
    for (let at = 0; at < bytes.byteLength; at += most) crc = crc32(bytes.subarray(at, at + most), crc);
  return crc;
}

/** Writes chunks of bytes as one file, followed by their checksum. */
export function writeChecked(path: string, pieces: Iterable<Uint8Array>): void {
  writeWhole(path, (write) => {
    let crc = 0;
    for (const bytes of pieces) {
      for (let at = 0; at < bytes.byteLength; at += most) crc = crc32(bytes.subarray(at, at + most), crc);
      write(bytes);
    }
    const end = Buffer.alloc(checksumLength);
    end.writeUInt32LE(crc);
    write(end);
  });
}

/** Reads bytes from a file into a buffer, up to end of file. */
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
