import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readInPieces } from "./in-pieces.ts";

/** What one scan of a file's bytes finds. */
export interface Inspection {
  readonly sha256: string;
  readonly size: number;
  /** `mixed-or-1252`: not all of it is UTF-8; each line is read as UTF-8 where it can be, else as Windows-1252. */
  readonly encoding: "utf-8" | "mixed-or-1252" | "utf-16le" | "utf-16be";
  /** The engine can read the file directly: UTF-8 without byte-order mark, blank lines, control characters, lone carriage returns or overlong lines. */
  readonly clean: boolean;
  /** Has a line feed; a file without any may end its lines with carriage returns. */
  readonly lineFeeds: boolean;
  readonly kind: "text" | "zip" | "gzip" | "binary";
}

/** Characters; a longer line is not a row of a table. */
export const longestLine = 1_000_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unclean = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\r(?!\n|$)|\n\r?\n|^\r?\n|\xef\xbb\xbf/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f]/g;

/** Scans a file once, in chunks that end at a line feed. */
export async function inspect(path: string): Promise<Inspection> {
  const hash = createHash("sha256");
  let size = 0;
  let utf8 = true;
  let clean = true;
  let lineFeeds = false;
  let start: Buffer = Buffer.alloc(0);
  /** What has been read of the line that has not ended yet. */
  let rest: Buffer[] = [];
  let buffered = 0;
  const look = (piece: Buffer): void => {
    if (utf8 && !isUtf8(piece)) utf8 = false;
    if (clean && (piece.length > longestLine ? hasLongLine(piece) : false)) clean = false;
    if (clean && unclean.test(piece.toString("latin1"))) clean = false;
  };
  for await (const chunk of readInPieces(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (start.length < 65_536) start = Buffer.concat([start, chunk.subarray(0, 65_536)]);
    size += chunk.length;
    // Once both questions are answered, only the hash is updated.
    if (!utf8 && !clean) {
      lineFeeds ||= chunk.includes(10);
      continue;
    }
    const end = chunk.lastIndexOf(10);
    if (end < 0) {
      rest.push(chunk);
      buffered += chunk.length;
      if (buffered > longestLine) clean = false;
      if (buffered > 64 * longestLine) {
        utf8 = isUtf8(Buffer.concat(rest)) && utf8;
        rest = [];
        buffered = 0;
      }
    } else {
      lineFeeds = true;
      look(Buffer.concat([...rest, chunk.subarray(0, end + 1)]));
      rest = [Buffer.from(chunk.subarray(end + 1))];
      buffered = chunk.length - end - 1;
    }
  }
  const last = Buffer.concat(rest);
  look(last);
  if (last.at(-1) === 13) clean = false;
  const bom16 =
    start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : null;
  return {
    sha256: hash.digest("hex"),
    size,
    encoding: bom16 ?? (utf8 ? "utf-8" : "mixed-or-1252"),
    clean: clean && utf8 && bom16 === null,
    lineFeeds,
    kind: kindOf(start, bom16 !== null),
  };
}

function kindOf(start: Buffer, wide: boolean): Inspection["kind"] {
  if (start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5)) return "zip";
  if (start[0] === 0x1f && start[1] === 0x8b) return "gzip";
  if (wide) return "text";
  const controls = start.toString("latin1").match(control)?.length ?? 0;
  return controls > start.length * 0.03 ? "binary" : "text";
}

function hasLongLine(piece: Buffer): boolean {
  for (let from = 0; from < piece.length; ) {
    const end = piece.indexOf(10, from);
    if ((end < 0 ? piece.length : end) - from > longestLine) return true;
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
}
