import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/**
 * Takes the one file out of a gzip.
 *
 * @param to  where it is put
 * @returns false where it is cut short or damaged: nothing of it is to be used
 */
export async function gunzip(path: string, to: string): Promise<boolean> {
  try {
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(to));
    return true;
  } catch (error) {
    await rm(to, { force: true });
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) return false;
    throw error;
  }
}
