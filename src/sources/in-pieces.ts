import { createReadStream, type ReadStream, statSync } from "node:fs";

const most = 1 << 20;

/**
 * A file's bytes in chunks of up to 1 MB. With the default of 64 KB, passing chunks costs more than hashing them.
 * Small files get small buffers, because 1 MB for each of hundreds of files costs more garbage collection than
 * reading them.
 */
export const readInPieces = (path: string): ReadStream =>
  createReadStream(path, { highWaterMark: Math.min(most, Math.max(1024, statSync(path).size)) });
