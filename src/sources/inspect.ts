import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { TextDecoder } from "node:util";

/** Result of scanning a file's bytes once. */
export interface Inspection {
  readonly sha256: string;
  readonly size: number;
  /** `mixed-or-1252`: not entirely UTF-8; each line is decoded as UTF-8 if possible, else as Windows-1252. */
  readonly encoding: "utf-8" | "mixed-or-1252" | "utf-16le" | "utf-16be";
  /**
   * Whether the engine can read the file directly: UTF-8 without byte-order mark, blank lines, control characters,
   * lone carriage returns or overlong lines.
   */
  readonly clean: boolean;
  /** Whether it has a line feed; a file without any may use carriage returns. */
  readonly lineFeeds: boolean;
  readonly kind: "text" | "zip" | "gzip" | "binary";
}

/** Characters; a longer line is not a row of a table. */
export const longestLine = 1_000_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f]/g;

/**
 * Scans a file once.
 *
 * @param known  the SHA-256 of its content, where it has just been computed
 */
export function inspect(path: string, known?: string): Inspection {
  const hash = known === undefined ? createHash("sha256") : null;
  const lines = new LineScan();
  let decoder: TextDecoder | null = null;
  let size = 0;
  let utf8 = true;
  let lineFeeds = false;
  let start: Buffer = Buffer.alloc(0);
  for (const chunk of chunksOf(path)) {
    hash?.update(chunk);
    if (size < 65_536) start = Buffer.concat([start, chunk.subarray(0, 65_536)]);
    size += chunk.length;
    lineFeeds ||= chunk.includes(10);
    lines.look(chunk);
    // Until the first non-ASCII character there is nothing to decode.
    if (!utf8 || (lines.isAscii && decoder === null)) continue;
    decoder ??= new TextDecoder("utf-8", { fatal: true });
    utf8 = decodes(decoder, chunk, true);
  }
  if (utf8 && decoder !== null) utf8 = decodes(decoder, Buffer.alloc(0), false);
  const bom16 =
    start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : null;
  return {
    sha256: hash?.digest("hex") ?? known ?? "",
    size,
    encoding: bom16 ?? (utf8 ? "utf-8" : "mixed-or-1252"),
    clean: lines.isClean() && utf8 && bom16 === null,
    lineFeeds,
    kind: kindOf(start, bom16 !== null),
  };
}

/** A file's bytes in chunks of up to 1 MB; each chunk overwrites the previous one. */
function* chunksOf(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(Math.min(1 << 20, Math.max(1, fstatSync(file).size)));
    for (let n = readSync(file, buffer); n > 0; n = readSync(file, buffer)) yield buffer.subarray(0, n);
  } finally {
    closeSync(file);
  }
}

function decodes(decoder: TextDecoder, bytes: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** 1 for bytes that need a closer look: control characters except tabs, and non-ASCII bytes. */
const isSpecial = Uint8Array.from({ length: 256 }, (_, c) => (c === 9 || (c >= 0x20 && c < 0x7f) ? 0 : 1));

/**
 * Detects anything not allowed in clean text. A lookup table skips most bytes; a regular expression takes several
 * times as long.
 */
class LineScan {
  isAscii = true;
  private clean = true;
  /** Length of the current line in bytes. */
  private length = 0;
  /** The previous two bytes. */
  private last = 10;
  private lastButOne = 10;

  look(bytes: Buffer): void {
    const size = bytes.length;
    let { last, lastButOne, length, clean, isAscii } = this;
    let i = 0;
    while (i < size && (clean || isAscii)) {
      const start = i;
      while (i < size && isSpecial[bytes[i] as number] === 0) i++;
      if (i > start) {
        // A lone carriage return.
        if (last === 13) clean = false;
        length += i - start;
        lastButOne = i - start > 1 ? (bytes[i - 2] as number) : last;
        last = bytes[i - 1] as number;
        if (i === size) break;
      }
      const c = bytes[i++] as number;
      if (c === 10) {
        if (length === 0 || (length === 1 && last === 13) || length > longestLine) clean = false;
        length = 0;
      } else {
        length++;
        if (last === 13 || (c < 0x20 && c !== 13) || c === 0x7f) clean = false;
        if (c >= 0x80) {
          isAscii = false;
          // Control characters of Latin-1, and byte-order marks.
          if ((last === 0xc2 && c < 0xa0) || (c === 0xbf && last === 0xbb && lastButOne === 0xef)) clean = false;
        }
      }
      lastButOne = last;
      last = c;
    }
    if (length > longestLine) clean = false;
    Object.assign(this, { last, lastButOne, length, clean, isAscii });
  }

  isClean(): boolean {
    return this.clean && this.last !== 13;
  }
}

function kindOf(start: Buffer, wide: boolean): Inspection["kind"] {
  if (start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5)) return "zip";
  if (start[0] === 0x1f && start[1] === 0x8b) return "gzip";
  if (wide) return "text";
  const controls = start.toString("latin1").match(control)?.length ?? 0;
  return controls > start.length * 0.03 ? "binary" : "text";
}
