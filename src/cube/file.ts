import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { AppError } from "../base/errors.ts";
import type { Cube } from "./cube.ts";

/** Version of the file's form; a cube of another version is filled again, never guessed at. */
const form = 1;
const magic = "FLCUBE\n";

type Arrays = readonly [slots: Int32Array, counts: Int32Array, sums: Float64Array];

/**
 * Saves a cube: a header in JSON, then its arrays as they are in memory. Written beside and renamed, so that no half file stands.
 *
 * @param path  where; the folder must be there
 */
export function saveCube(cube: Cube<"internal">, path: string): void {
  const { slots, tally, ...rest } = cube;
  const arrays: Arrays = [slots, tally.counts, tally.sums];
  const header = Buffer.from(JSON.stringify({ form, lengths: arrays.map((a) => a.length), ...rest }));
  // Doubles begin at a multiple of 8.
  const padded = Buffer.alloc(Math.ceil((magic.length + 4 + header.length) / 8) * 8, " ");
  padded.write(magic);
  padded.writeUInt32LE(padded.length - magic.length - 4, magic.length);
  header.copy(padded, magic.length + 4);
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, "w");
  try {
    writeSync(file, padded);
    for (const a of [tally.sums, slots, tally.counts])
      writeAll(file, Buffer.from(a.buffer, a.byteOffset, a.byteLength));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

function writeAll(file: number, bytes: Buffer): void {
  const most = 1 << 30;
  for (let at = 0; at < bytes.length; at += most) writeSync(file, bytes, at, Math.min(most, bytes.length - at));
}

/**
 * Reads a saved cube.
 *
 * @throws AppError cube.not-a-cube when the file is something else, of another form, or cut short
 */
export function readCube(path: string): Cube<"internal"> {
  const bytes = readFileSync(path);
  const refuse = (why: string): AppError =>
    new AppError("cube.not-a-cube", {
      what: `${path} is not a cube this version can read: ${why}.`,
      fix: "Delete it; the next audit fills it again.",
      facts: { path },
    });
  if (bytes.length < magic.length + 4 || bytes.toString("latin1", 0, magic.length) !== magic)
    throw refuse("it begins otherwise");
  const start = magic.length + 4 + bytes.readUInt32LE(magic.length);
  const header = readHeader(bytes.toString("utf8", magic.length + 4, start), refuse);
  const [slotCount = 0, countCount = 0, sumCount = 0] = header.lengths;
  if (bytes.length !== start + sumCount * 8 + slotCount * 4 + countCount * 4) throw refuse("it is cut short");
  const copy = bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length);
  const { form: _, lengths: __, ...rest } = header;
  return {
    ...rest,
    slots: new Int32Array(copy, sumCount * 8, slotCount),
    tally: {
      sums: new Float64Array(copy, 0, sumCount),
      counts: new Int32Array(copy, sumCount * 8 + slotCount * 4, countCount),
    },
  };
}

type Header = Omit<Cube<"internal">, "slots" | "tally"> & {
  readonly form: number;
  readonly lengths: readonly number[];
};

function readHeader(text: string, refuse: (why: string) => AppError): Header {
  try {
    const header = JSON.parse(text) as Header;
    if (header.form === form) return header;
  } catch {
    throw refuse("its header cannot be read");
  }
  throw refuse("it has another form");
}
