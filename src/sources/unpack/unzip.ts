import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from "yauzl";
import type { UnpackRefusal } from "../../base/problem-facts.ts";
import { shownName } from "../../base/shown-text.ts";
import { isClutter, isHidden } from "../clutter.ts";
import type { UnpackBudget } from "./limits.ts";

/** A file extracted from a zip. */
export interface UnzippedFile {
  /** Its name inside the zip. */
  readonly name: string;
  readonly path: string;
}

/** `empty`: there is no file in it. `broken`: cut short or damaged. Of a zip that is broken or refused nothing is used. */
export type Unzipped =
  | {
      readonly outcome: "files";
      readonly files: readonly UnzippedFile[];
      /** Names of entries that were not unpacked: hidden, or a link. */
      readonly skipped: readonly { readonly name: string; readonly reason: "hidden" | "link" }[];
    }
  | { readonly outcome: "refused"; readonly refusal: UnpackRefusal }
  | { readonly outcome: "empty" | "broken" };

/**
 * Unpacks a zip, ZIP64 included, into a folder. Files are written as `0`, `1` ..., so a name inside the zip never
 * becomes a path. Checks names, count and sizes in the central directory before writing anything, and sizes and
 * CRC-32 while writing.
 */
export async function unzip(path: string, into: string, budget: UnpackBudget): Promise<Unzipped> {
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false });
    try {
      return await unpack(zip, into, budget);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (isSystemError(error)) throw error;
    return { outcome: "broken" };
  }
}

/** Longest path on most systems; a longer name cannot be that of a packed file. */
const longestName = 4_096;

async function unpack(zip: ZipFile, into: string, budget: UnpackBudget): Promise<Unzipped> {
  const tooMany = budget.spend(zip.entryCount, 0);
  if (tooMany !== null) return { outcome: "refused", refusal: tooMany };
  const entries: { readonly name: string; readonly entry: Entry }[] = [];
  const skipped: { readonly name: string; readonly reason: "hidden" | "link" }[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (validateFileName(name) !== null || name.length > longestName) return refused("unsafe-name", name);
    const parts = name.split("/");
    if (name.endsWith("/") || parts.some(isClutter)) continue;
    if (parts.some(isHidden)) {
      skipped.push({ name, reason: "hidden" });
      continue;
    }
    if (isLink(entry)) {
      skipped.push({ name, reason: "link" });
      continue;
    }
    if (entry.isEncrypted()) return refused("encrypted", name);
    entries.push({ name, entry });
  }
  if (entries.length === 0 && skipped.length === 0) return { outcome: "empty" };
  const bytes = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  const tooLarge = budget.spend(0, bytes);
  if (tooLarge !== null) return { outcome: "refused", refusal: tooLarge };
  const files: UnzippedFile[] = [];
  for (const { name, entry } of entries) {
    const file = { name, path: join(into, `${files.length}`) };
    if (!(await writeEntry(zip, entry, file.path))) return refused("checksum", name);
    files.push(file);
  }
  return { outcome: "files", files, skipped };
}

/** @returns whether the written data has the entry's CRC-32 */
async function writeEntry(zip: ZipFile, entry: Entry, to: string): Promise<boolean> {
  let checksum = 0;
  await pipeline(
    // Fails if the data is longer or shorter than the directory says.
    await zip.openReadStreamPromise(entry),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    },
    createWriteStream(to),
  );
  return checksum === entry.crc32;
}

const refused = (reason: "checksum" | "encrypted" | "unsafe-name", name: string): Unzipped => ({
  outcome: "refused",
  refusal: { reason, entry: shownName(name.slice(0, 200)) },
});

/** Made on Unix (3), as a symbolic link (S_IFLNK): its content is a path. */
const isLink = (entry: Entry): boolean =>
  entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

/** A full disk or a missing permission is not the zip's fault. */
const isSystemError = (error: unknown): boolean => error instanceof Error && "syscall" in error;
