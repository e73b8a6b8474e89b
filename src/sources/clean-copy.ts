import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readInPieces } from "./in-pieces.ts";
import { type Inspection, longestLine } from "./inspect.ts";

/** In a clean copy, marks a line that is too long to be a row; only its beginning is kept. */
export const overlongMark = "\u{fffe}";
const shownOfOverlong = 2_000;
/** Bytes or characters of a line kept in memory: enough to detect an overlong line in any encoding. */
const longestHeld = 4 * (longestLine + 1);

const mark = Buffer.from("\u{feff}");
const windows1252 = new TextDecoder("windows-1252");
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it replaces
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** What the copy changed, for warnings. */
export interface Mended {
  /** Lines with a control character or an undecodable byte; each was replaced by U+FFFD. */
  readonly unreadable: number[];
  readonly windows1252: boolean;
}

/**
 * Writes a normalized copy that the engine's CSV reader can read: UTF-8, lines that end in one line feed, no byte-order marks. A blank line becomes
 * one space, because the engine would skip it and line numbers would be off. Every line is kept.
 */
export async function cleanCopy(path: string, seen: Inspection, to: string): Promise<Mended> {
  const out = createWriteStream(to);
  const unreadable: number[] = [];
  let wasWindows = false;
  let line = 0;
  let pending: string[] = [];
  let pendingSize = 0;
  const put = async (text: string): Promise<void> => {
    line++;
    let body = text.endsWith("\r") ? text.slice(0, -1) : text;
    body = body.replaceAll("\u{feff}", "");
    const readable = body.replace(control, "\u{fffd}");
    if (readable.includes("\u{fffd}") && unreadable.length < 1_000) unreadable.push(line);
    body = readable.replaceAll("\r", " ");
    if (body.length > longestLine) body = overlongMark + body.slice(0, shownOfOverlong);
    pending.push(body === "" ? " " : body);
    pendingSize += body.length;
    if (pendingSize > 1 << 20) await flush();
  };
  const flush = async (): Promise<void> => {
    if (pending.length === 0) return;
    const text = `${pending.join("\n")}\n`;
    pending = [];
    pendingSize = 0;
    if (!out.write(text)) await once(out, "drain");
  };
  if (seen.encoding === "utf-16le" || seen.encoding === "utf-16be") {
    const decoder = new TextDecoder(seen.encoding);
    let rest = "";
    for await (const chunk of readInPieces(path) as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = (lines.pop() ?? "").slice(0, longestHeld);
      for (const text of lines) await put(text);
    }
    rest += decoder.decode();
    if (rest !== "") await put(rest);
  } else {
    const feed = seen.lineFeeds ? 10 : 13;
    const decode = (bytes: Buffer): string => {
      if (isUtf8(bytes)) return bytes.toString("utf8");
      wasWindows = true;
      // Some programs write a UTF-8 byte-order mark and then another encoding.
      return windows1252.decode(mark.equals(bytes.subarray(0, mark.length)) ? bytes.subarray(mark.length) : bytes);
    };
    let parts: Buffer[] = [];
    let buffered = 0;
    for await (const chunk of readInPieces(path) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(feed); end >= 0; end = chunk.indexOf(feed, from)) {
        const piece = chunk.subarray(from, end);
        await put(decode(parts.length === 0 ? piece : Buffer.concat([...parts, piece])));
        parts = [];
        buffered = 0;
        from = end + 1;
      }
      if (from < chunk.length && buffered < longestHeld) {
        parts.push(Buffer.from(chunk.subarray(from)));
        buffered += chunk.length - from;
      }
    }
    if (parts.length > 0) await put(decode(Buffer.concat(parts)));
  }
  await flush();
  out.end();
  await once(out, "close");
  return { unreadable, windows1252: wasWindows };
}
