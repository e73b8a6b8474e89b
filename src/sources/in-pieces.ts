import { createReadStream, type ReadStream, statSync } from "node:fs";

const most = 1 << 20;

/**
 * A file's bytes in pieces of up to 1 MB: with the default of 64 KB, handing over pieces costs more than hashing them. A small file gets a small buffer, because
 * a buffer of 1 MB for each of hundreds of files costs more garbage collection than reading them.
 */
export const readInPieces = (path: string): ReadStream =>
  createReadStream(path, { highWaterMark: Math.min(most, Math.max(1024, statSync(path).size)) });
