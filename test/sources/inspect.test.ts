import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inspect, longestLine } from "../../src/sources/inspect.ts";

const path = join(mkdtempSync(join(tmpdir(), "inspect-")), "file");

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unclean = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\r(?!\n)|\n\r?\n|^\r?\n|\xef\xbb\xbf/;

const piece = fc.oneof(
  fc
    .constantFrom(
      "a",
      "1",
      ",",
      "\t",
      "\n",
      "\r\n",
      "\r",
      "\x00",
      "\x7f",
      "\x1a",
      "é",
      "ü",
      "名",
      "😀",
      "\u0085",
      "\ufeff",
    )
    .map((t) => Buffer.from(t)),
  fc.constantFrom([0xe9], [0xc2], [0xef, 0xbb], [0xff], [0xc3]).map((b) => Buffer.from(b)),
  fc.constant(Buffer.from("Ana,Ruiz,2026\r\n")),
);

test("a scan finds what a regular expression over the whole file finds", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const bytes = Buffer.concat(pieces);
      writeFileSync(path, bytes);
      const utf8 = isUtf8(bytes);
      const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
      expect(inspect(path)).toMatchObject({
        sha256: createHash("sha256").update(bytes).digest("hex"),
        size: bytes.length,
        clean: utf8 && !wide && !unclean.test(bytes.toString("latin1")),
        lineFeeds: bytes.includes(10),
      });
    }),
    { numRuns: 500 },
  );
});

test("what is split between two reads is found, and so is a line that is too long", () => {
  for (const [middle, clean] of [
    ["é", true],
    ["\r\n", true],
    ["\n\n", false],
    ["\ufeff", false],
    ["\u0085", false],
    ["\r", false],
  ] as const) {
    for (const before of [1, 2, 3]) {
      const lines = `${"x".repeat(1023)}\n`.repeat(1024);
      const text = `${lines.slice(0, -before - 1)}${middle}x`;
      writeFileSync(path, text);
      expect(inspect(path)).toMatchObject({ clean, encoding: "utf-8" });
    }
  }
  for (const more of [0, 1]) {
    writeFileSync(path, `a\n${"x".repeat(longestLine + more)}\nb\n`);
    expect(inspect(path).clean).toBe(more === 0);
  }
});
