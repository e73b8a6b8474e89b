import { resolve, win32 } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { longestFileName } from "../../src/base/file-name.ts";
import { separatePaths } from "../../src/sources/separate-paths.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom("..", ".", "", "a", "A", "CON", "nul.txt", "C:", "x ", ".b", "\\", "\u202e", "Sheet 1", "ñ", "ñ"),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join("/")),
);

test("external names never leave their folder on any system, and never collide", () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: hostile, delivery: fc.constantFrom("000001-abc", "../x") }), { maxLength: 8 }),
      (files) => {
        const names = separatePaths(files);
        expect(names).toHaveLength(files.length);
        for (const name of names) {
          expect(resolve("/out", name).startsWith("/out/")).toBe(true);
          expect(win32.resolve("C:\\out", name).startsWith("C:\\out\\")).toBe(true);
          for (const part of name.split("/")) {
            // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
            expect(part).toMatch(/^[^\x00-\x1f<>:"|?*\\]+$/);
            expect(part).not.toMatch(/^\.|[. ]$|^(con|nul)(\.|$)/i);
            expect(Buffer.byteLength(part)).toBeLessThanOrEqual(longestFileName);
          }
        }
        expect(new Set(names.map((n) => n.normalize("NFC").toLowerCase())).size).toBe(names.length);
      },
    ),
  ));

test("plain names are unchanged", () => {
  const files = ["SENR.txt", "export.zip/SINF.txt", "marks.xlsx/Sheet 1"].map((name) => ({
    name,
    delivery: "000001-a",
  }));
  expect(separatePaths(files)).toEqual(files.map((f) => f.name));
  expect(
    separatePaths([
      { name: "../a/x.txt", delivery: "1" },
      { name: "..\\A\\X.txt", delivery: "2" },
    ]),
  ).toEqual(["a/x.txt", "A/2-X.txt"]);
});
