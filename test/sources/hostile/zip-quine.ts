import { crc32 } from "node:zlib";

/**
 * A zip whose only entry is the zip itself, so that unpacking never ends: DEFLATE can repeat what it has just written,
 * so a stream of literals and repeats can write its own beginning and end (Russ Cox, "Zip Files All The Way Down", 2010).
 */
export function zipQuine(): Uint8Array {
  const without = quineWith(0, 0, 0);
  const size = without.length;
  const packed = size - headOf(0, 0, 0).length - tailOf(0, 0, 0).length;
  const withCrc = (crc: number): Uint8Array => quineWith(crc, packed, size);
  return withCrc(fixedPoint((crc) => crc32(withCrc(crc))));
}

const name = Buffer.from("r.zip");
/** Makes the end so long that repeating it takes five bytes. */
const comment = Buffer.alloc(62, " ");

function headOf(crc: number, packed: number, size: number): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  writeSizes(head, 14, crc, packed, size);
  return Buffer.concat([head, name]);
}

function tailOf(crc: number, packed: number, size: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  writeSizes(entry, 16, crc, packed, size);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([entry, name, end, comment]);
}

function writeSizes(header: Buffer, at: number, crc: number, packed: number, size: number): void {
  header.writeUInt32LE(crc, at);
  header.writeUInt32LE(packed, at + 4);
  header.writeUInt32LE(size, at + 8);
  header.writeUInt16LE(name.length, at + 12);
}

/** Every operation is five bytes long, so that a copy of one is a copy of bytes. */
const unit = 5;

/** A stored block: writes the given number of bytes, which follow. */
const literal = (bytes: number): Buffer => Buffer.from([0, bytes & 255, bytes >> 8, ~bytes & 255, (~bytes >> 8) & 255]);

/**
 * Blocks that repeat what was just written. Up to two bits that are left over are zero, which begins the stored block
 * that follows.
 */
function repeat(bits: readonly string[]): Buffer {
  const text = bits.join("").padEnd(unit * 8, "0");
  return Buffer.from(
    Array.from({ length: unit }, (_, i) => Number.parseInt([...text.slice(8 * i, 8 * i + 8)].reverse().join(""), 2)),
  );
}

/** Codes are written from their first bit on, numbers from their lowest. */
const lowFirst = (n: number, bits: number): string => [...n.toString(2).padStart(bits, "0")].reverse().join("");
const code = (n: number, bits: number): string => n.toString(2).padStart(bits, "0");
const block = "010";
const lastBlock = "110";
const endOfBlock = code(0, 7);
const repeat20 = repeat([
  block,
  ...Array.from({ length: 2 }, () => code(264 - 256, 7) + code(8, 5) + lowFirst(20 - 17, 3)),
  endOfBlock,
]);
const repeat40 = repeat([
  block,
  endOfBlock,
  block,
  code(273 - 256, 7),
  lowFirst(40 - 35, 3),
  code(10, 5),
  lowFirst(40 - 33, 4),
  endOfBlock,
]);
const repeat140 = repeat([
  lastBlock,
  code(0b11000000 + 281 - 280, 8),
  lowFirst(140 - 131, 5),
  code(14, 5),
  lowFirst(140 - 129, 6),
  endOfBlock,
]);

function quineWith(crc: number, packed: number, size: number): Uint8Array {
  const head = headOf(crc, packed, size);
  const tail = tailOf(crc, packed, size);
  const ofHead = literal(head.length + unit);
  const ofTail = literal(tail.length + unit);
  const [none, one, four] = [literal(0), literal(unit), literal(4 * unit)];
  return Buffer.concat([
    head,
    ...[ofHead, head, ofHead, repeat40],
    ...[one, repeat40, one, one],
    ...[four, repeat40, one, one, four, repeat20],
    ...[four, repeat20, four, repeat20, four, repeat20],
    ...[four, repeat20, none, none, ofTail, repeat20],
    ...[none, none, ofTail, repeat140, tail, repeat140],
    tail,
  ]);
}

/** The number that a function of its bits, linear but for a constant (as a checksum is), gives back: by elimination over GF(2). */
function fixedPoint(f: (x: number) => number): number {
  const constant = f(0);
  // Row i: bits of x that bit i of f(x) + x depends on, and that bit of the constant.
  const columns = Array.from({ length: 32 }, (_, j) => (f((1 << j) >>> 0) ^ constant ^ (1 << j)) >>> 0);
  const rows = Array.from({ length: 32 }, (_, i) => ({
    bits: columns.reduce((bits, column, j) => bits | (((column >>> i) & 1) << j), 0) >>> 0,
    sum: (constant >>> i) & 1,
  }));
  for (let j = 0; j < 32; j++) {
    const pivot = rows.findIndex((row, i) => i >= j && ((row.bits >>> j) & 1) === 1);
    const [from, to] = [rows[pivot], rows[j]];
    if (from === undefined || to === undefined) throw new Error("no such checksum; change the comment");
    [rows[pivot], rows[j]] = [to, from];
    for (const [i, row] of rows.entries())
      if (i !== j && ((row.bits >>> j) & 1) === 1)
        rows[i] = { bits: (row.bits ^ from.bits) >>> 0, sum: row.sum ^ from.sum };
  }
  return rows.reduce((x, { sum }, j) => x | (sum << j), 0) >>> 0;
}
