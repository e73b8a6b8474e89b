import { crc32, deflateRawSync } from "node:zlib";

/** A zip of one file, written byte by byte, so that a part of it can be invalid or 64-bit. */
export function zipOf(
  name: string,
  text: string,
  options: { readonly crc?: number; readonly flags?: number; readonly zip64?: boolean; readonly states?: number } = {},
): Buffer {
  const data = deflateRawSync(text);
  const path = Buffer.from(name);
  const size = options.states ?? Buffer.byteLength(text);
  const crc = options.crc ?? crc32(text);
  const wide = options.zip64 === true;
  const all32 = 0xffffffff;
  const u16 = (...values: number[]): Buffer => {
    const buffer = Buffer.alloc(values.length * 2);
    values.forEach((v, i) => void buffer.writeUInt16LE(v, i * 2));
    return buffer;
  };
  const u32 = (...values: number[]): Buffer => {
    const buffer = Buffer.alloc(values.length * 4);
    values.forEach((v, i) => void buffer.writeUInt32LE(v, i * 4));
    return buffer;
  };
  const u64 = (...values: number[]): Buffer => {
    const buffer = Buffer.alloc(values.length * 8);
    values.forEach((v, i) => void buffer.writeBigUInt64LE(BigInt(v), i * 8));
    return buffer;
  };
  const common = [u16(options.flags ?? 0, 8, 0, 0x21), u32(crc)];
  const local = Buffer.concat([
    u32(0x04034b50),
    u16(wide ? 45 : 20),
    ...common,
    u32(data.length, Math.min(size, all32)),
    u16(path.length, 0),
    path,
    data,
  ]);
  const extra = wide ? Buffer.concat([u16(1, 24), u64(size, data.length, 0)]) : Buffer.alloc(0);
  const directory = Buffer.concat([
    u32(0x02014b50),
    u16(45, wide ? 45 : 20),
    ...common,
    ...(wide ? [u32(all32, all32)] : [u32(data.length, size)]),
    u16(path.length, extra.length, 0, 0, 0),
    u32(0, wide ? all32 : 0),
    path,
    extra,
  ]);
  const end64 = Buffer.concat([
    u32(0x06064b50),
    u64(44),
    u16(45, 45),
    u32(0, 0),
    u64(1, 1, directory.length, local.length),
    Buffer.concat([u32(0x07064b50, 0), u64(local.length + directory.length), u32(1)]),
  ]);
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0, 0, ...(wide ? [0xffff, 0xffff] : [1, 1])),
    ...(wide ? [u32(all32, all32)] : [u32(directory.length, local.length)]),
    u16(0),
  ]);
  return Buffer.concat([local, directory, ...(wide ? [end64] : []), end]);
}
