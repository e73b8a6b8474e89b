import { closeSync, fstatSync, openSync } from "node:fs";
import type { ErrorFacts } from "../base/error-facts.ts";
import { AppError } from "../base/errors.ts";
import { brand } from "./brand.ts";
import { audienceOf, type Cube, type CubeData } from "./cube.ts";
import { bytesOf, checksum, checksumLength, readAt, readInto, writeChecked } from "./raw.ts";
import type { SharedSums } from "./shared-sums.ts";
import type { Tally } from "./tally.ts";

/** File format version. A cube with another version is rejected, and the next audit rebuilds it. */
const form = 10;
const magic = "FLCUBE\n";

/** Array lengths, in file order. */
type Lengths = readonly [
  sums: number,
  slots: number,
  at: number,
  counts: number,
  sharedCounts: number,
  clusters: number,
  sharedAt: number,
  clustersAt: number,
];

/**
 * Saves a cube: a header in JSON, then its arrays in memory format, leaving out the unused parts of the tally, then a
 * checksum of everything.
 *
 * @param path  the file; its folder must exist
 */
export function saveCube(cube: Cube<"internal">, path: string): void {
  audienceOf(cube);
  const { slots, tally, shared, ...rest } = cube;
  const { counts, sums } = cube.plan;
  const numbers = tally.ranges.reduce((n, [from, to]) => n + to - from, 0);
  const ofShared = [shared?.counts, shared?.clusters, shared?.at, shared?.clustersAt].map((a) => a ?? nothing);
  const [sharedCounts = 0, clusters = 0, sharedAt = 0, clustersAt = 0] = ofShared.map(({ length }) => length);
  const lengths: Lengths = [
    ...[numbers * sums, slots.length, tally.at.length, numbers * counts],
    ...[sharedCounts, clusters, sharedAt, clustersAt],
  ] as unknown as Lengths;
  const sharing = shared === undefined ? undefined : { columnOf: shared.columnOf, values: shared.values };
  const header = Buffer.from(JSON.stringify({ form, lengths, sharing, ...rest }));
  // Float64Array data must start at a multiple of 8.
  const padded = Buffer.alloc(Math.ceil((magic.length + 4 + header.length) / 8) * 8, " ");
  padded.write(magic);
  padded.writeUInt32LE(padded.length - magic.length - 4, magic.length);
  header.copy(padded, magic.length + 4);
  writeChecked(path, [
    padded,
    ...tally.ranges.map(([from, to]) => bytesOf(tally.sums.subarray(from * sums, to * sums))),
    ...ofShared.slice(0, 2).map(bytesOf),
    ...[slots, withoutGaps(tally)].map(bytesOf),
    ...tally.ranges.map(([from, to]) => bytesOf(tally.counts.subarray(from * counts, to * counts))),
    ...ofShared.slice(2).map(bytesOf),
  ]);
}

const nothing = new Float64Array(0);

/** The offset of each slot after the unused ranges are dropped. */
function withoutGaps({ at, ranges }: Tally): Int32Array {
  let used = 0;
  const moved = ranges.map(([from, to]) => {
    const by = from - used;
    used += to - from;
    return { from, to, by };
  });
  const packed = new Int32Array(at.length);
  for (let slot = 0; slot < at.length; slot++) {
    const number = at[slot]!;
    const range = number < 0 ? undefined : moved.find(({ from, to }) => number >= from && number < to);
    packed[slot] = range === undefined ? -1 : number - range.by;
  }
  return packed;
}

/**
 * Reads a saved cube.
 *
 * @throws AppError cube.not-a-cube if the file is not a cube, has another format version, or is truncated
 */
export function readCube(path: string): Cube<"internal"> {
  const refuse = (why: Why): AppError => new AppError("cube.not-a-cube", { path, why });
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const begin = readAt(file, 0, Math.min(size, magic.length + 4));
    if (begin.length < magic.length + 4 || begin.toString("latin1", 0, magic.length) !== magic)
      throw refuse("other-file");
    const start = magic.length + 4 + begin.readUInt32LE(magic.length);
    if (start > size) throw refuse("cut-short");
    const headerBytes = readAt(file, begin.length, start - begin.length);
    const header = readHeader(headerBytes.toString("utf8"), refuse);
    const [sums, slots, at, counts, sharedCounts, clusters, sharedAt, clustersAt] = header.lengths;
    const length = (sums + sharedCounts + clusters) * 8 + (slots + at + counts + sharedAt + clustersAt) * 4;
    if (size !== start + length + checksumLength) throw refuse("cut-short");
    // Shared memory, so that threads read the cube without copying it.
    const arrays = new SharedArrayBuffer(length);
    const bytes = new Uint8Array(arrays);
    readInto(file, start, bytes);
    const saved = readAt(file, size - checksumLength, checksumLength).readUInt32LE();
    if (checksum([begin, headerBytes, bytes]) !== saved) throw refuse("changed");
    const { form: _, lengths: __, sharing, ...rest } = header;
    // The arrays follow each other.
    let next = 0;
    const taken = (length: number): number => {
      const from = next;
      next += length;
      return from;
    };
    const numbers = (length: number): Float64Array => new Float64Array(arrays, taken(length * 8), length);
    const integers = (length: number): Int32Array => new Int32Array(arrays, taken(length * 4), length);
    const [inTally, ofClusters, values] = [numbers(sums), numbers(sharedCounts), numbers(clusters)];
    const [first, numberOf, counted] = [integers(slots), integers(at), integers(counts)];
    const [rowOf, clustersOf] = [integers(sharedAt), integers(clustersAt)];
    return brand("internal", {
      ...rest,
      slots: first,
      tally: { sums: inTally, at: numberOf, counts: counted, ranges: [[0, counts / rest.plan.counts]] },
      ...(sharing !== undefined && {
        shared: { ...sharing, counts: ofClusters, clusters: values, at: rowOf, clustersAt: clustersOf },
      }),
    });
  } finally {
    closeSync(file);
  }
}

type Why = ErrorFacts["cube.not-a-cube"]["why"];

type Header = Omit<CubeData, "slots" | "tally" | "shared" | "official"> & {
  readonly form: number;
  readonly lengths: Lengths;
  readonly sharing?: Pick<SharedSums, "columnOf" | "values">;
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
