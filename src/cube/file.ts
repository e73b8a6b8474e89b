import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import type { ErrorFacts } from "../base/error-facts.ts";
import { AppError } from "../base/errors.ts";
import { brand } from "./brand.ts";
import { audienceOf, type Cube, type CubeData } from "./cube.ts";
import type { Tally } from "./tally.ts";

/** Version of the file format; a cube of another version is rejected, and the next audit rebuilds it. */
const form = 4;
const magic = "FLCUBE\n";

/** Lengths of the arrays in a file, in file order. */
type Lengths = readonly [sums: number, slots: number, at: number, counts: number];

/**
 * Saves a cube: a header in JSON, then its arrays in memory format, without the unused parts of the tally. Written to a temporary file and renamed,
 * so that a crash leaves no half-written cube.
 *
 * @param path  the file; its folder must exist
 */
export function saveCube(cube: Cube<"internal">, path: string): void {
  audienceOf(cube);
  const { slots, tally, ...rest } = cube;
  const { counts, sums } = cube.plan;
  const numbers = tally.ranges.reduce((n, [from, to]) => n + to - from, 0);
  const lengths: Lengths = [numbers * sums, slots.length, tally.at.length, numbers * counts];
  const header = Buffer.from(JSON.stringify({ form, lengths, ...rest }));
  // A Float64Array must begin at a multiple of 8.
  const padded = Buffer.alloc(Math.ceil((magic.length + 4 + header.length) / 8) * 8, " ");
  padded.write(magic);
  padded.writeUInt32LE(padded.length - magic.length - 4, magic.length);
  header.copy(padded, magic.length + 4);
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, "w");
  try {
    writeSync(file, padded);
    for (const [from, to] of tally.ranges) writeAll(file, tally.sums.subarray(from * sums, to * sums));
    for (const a of [slots, withoutGaps(tally)]) writeAll(file, a);
    for (const [from, to] of tally.ranges) writeAll(file, tally.counts.subarray(from * counts, to * counts));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** The offset of each slot after the unused ranges are dropped. */
function withoutGaps({ at, ranges }: Tally): Int32Array {
  let used = 0;
  const moved = ranges.map(([from, to]) => {
    const by = from - used;
    used += to - from;
    return { from, to, by };
  });
  return at.map((number) => {
    const range = number < 0 ? undefined : moved.find(({ from, to }) => number >= from && number < to);
    return range === undefined ? -1 : number - range.by;
  });
}

function writeAll(file: number, array: Int32Array | Float64Array): void {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  const most = 1 << 30;
  for (let at = 0; at < bytes.length; at += most) writeSync(file, bytes, at, Math.min(most, bytes.length - at));
}

/**
 * Reads a saved cube.
 *
 * @throws AppError cube.not-a-cube when the file is not a cube, has another format version, or is truncated
 */
export function readCube(path: string): Cube<"internal"> {
  const bytes = readFileSync(path);
  const refuse = (why: Why): AppError => new AppError("cube.not-a-cube", { path, why });
  if (bytes.length < magic.length + 4 || bytes.toString("latin1", 0, magic.length) !== magic)
    throw refuse("other-file");
  const start = magic.length + 4 + bytes.readUInt32LE(magic.length);
  const header = readHeader(bytes.toString("utf8", magic.length + 4, start), refuse);
  const [sums, slots, at, counts] = header.lengths;
  if (bytes.length !== start + sums * 8 + (slots + at + counts) * 4) throw refuse("cut-short");
  const copy = bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length);
  const { form: _, lengths: __, ...rest } = header;
  const afterSums = sums * 8;
  return brand("internal", {
    ...rest,
    slots: new Int32Array(copy, afterSums, slots),
    tally: {
      sums: new Float64Array(copy, 0, sums),
      at: new Int32Array(copy, afterSums + slots * 4, at),
      counts: new Int32Array(copy, afterSums + (slots + at) * 4, counts),
      ranges: [[0, counts / rest.plan.counts]],
    },
  });
}

type Why = ErrorFacts["cube.not-a-cube"]["why"];

type Header = Omit<CubeData, "slots" | "tally" | "official"> & {
  readonly form: number;
  readonly lengths: Lengths;
};

function readHeader(text: string, refuse: (why: Why) => AppError): Header {
  try {
    const header = JSON.parse(text) as Header;
    if (header.form === form) return header;
  } catch {
    throw refuse("unreadable-header");
  }
  throw refuse("other-form");
}
