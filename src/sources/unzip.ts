import { once } from "node:events";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { Unzip, UnzipInflate } from "fflate";

/** A file taken out of a zip. */
export interface Unzipped {
  /** Its name inside. */
  readonly name: string;
  readonly path: string;
}

/** Folders, and what a Mac or Windows adds by itself. */
const ofNoUse = (name: string): boolean =>
  name.endsWith("/") || name.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

/**
 * Takes all files out of a zip into a folder, under names of our own.
 *
 * @returns null where it is cut short, encrypted or damaged: nothing of it is to be used
 */
export async function unzip(path: string, into: string): Promise<Unzipped[] | null> {
  const promised = await entriesPromised(path);
  if (promised === null) return null;
  const done: Unzipped[] = [];
  const open: WriteStream[] = [];
  let failed: Error | null = null;
  let met = 0;
  const reader = new Unzip((file) => {
    met++;
    if (ofNoUse(file.name)) return;
    const to = join(into, `${done.length}`);
    done.push({ name: file.name, path: to });
    const out = createWriteStream(to);
    open.push(out);
    file.ondata = (error, chunk, final) => {
      if (error !== null) failed ??= error;
      else {
        out.write(chunk);
        if (final) out.end();
      }
    };
    try {
      file.start();
    } catch (error) {
      failed ??= error instanceof Error ? error : new Error(String(error));
    }
  });
  reader.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      reader.push(chunk, false);
      if (failed !== null) break;
      for (const out of open) if (out.writableNeedDrain) await once(out, "drain");
    }
    if (failed === null) reader.push(new Uint8Array(0), true);
  } catch (error) {
    failed ??= error instanceof Error ? error : new Error(String(error));
  }
  const whole = open.every((out) => out.writableEnded);
  for (const out of open) {
    out.end();
    if (!out.closed) await once(out, "close");
  }
  return failed !== null || !whole || met !== promised ? null : done;
}

/** How many entries the directory at the zip's end lists; null where it has none. */
async function entriesPromised(path: string): Promise<number | null> {
  const { size } = await stat(path);
  const length = Math.min(size, 66_000);
  const tail = Buffer.alloc(length);
  const file = await open(path);
  try {
    await file.read(tail, 0, length, size - length);
  } finally {
    await file.close();
  }
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > length) return null;
  return tail.readUInt16LE(at + 10);
}
