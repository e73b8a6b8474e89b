import fc from "fast-check";
import { expect, test } from "vitest";
import { fileName, longestFileName, validFileName } from "../../src/base/file-name.ts";

const nameOf = (id: string): string => fileName`${id}.html`;

/** Ids that file systems confuse: other case, other normalization, devices, trailing dots and spaces, path parts, very long ones. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom("a", "A", "_", "6", "1", ".", " ", "-", "~", "é", "e\u0301", "ß", "SS", "/", "\\"),
  }),
  fc.constantFrom("con", "CON", "con.txt", "nul", "com1", "COM¹", "lpt9", "aux ", "prn.", ".", "..", "", "\ud800"),
  fc.string({ unit: fc.constantFrom("x", "X", "é", "学"), minLength: 80, maxLength: 400 }),
);

test("two ids never share a file, even on a file system that ignores case and normalizes Unicode", () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostile, { minLength: 2, maxLength: 30 }), (ids) => {
      const files = ids.map((id) => nameOf(id).normalize("NFC").toLowerCase());
      expect(new Set(files).size).toBe(ids.length);
    }),
  );
});

test("two lists of values never share a file: no value contains the separator", () => {
  const list = fc.tuple(hostile, hostile);
  fc.assert(
    fc.property(list, list, (a, b) => {
      const [one, other] = [fileName`${a[0]}.${a[1]}.html`, fileName`${b[0]}.${b[1]}.html`];
      expect(one === other).toBe(a[0] === b[0] && a[1] === b[1]);
    }),
  );
});

test("a name is valid on every system: ASCII, short, no device, no dot or space at either end, no path", () => {
  fc.assert(
    fc.property(hostile, hostile, (a, b) => {
      for (const name of [nameOf(a), fileName`${a}`, fileName`${a}.${b}.html`, fileName`place-${a}.html`]) {
        expect(name).toMatch(/^[a-z0-9_~-][a-z0-9_~.-]*$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/);
        expect(name.endsWith(".")).toBe(false);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(longestFileName);
      }
    }),
  );
});

test("makes an external name valid on every system, and leaves a valid name unchanged", () => {
  let unchanged = 0;
  fc.assert(
    fc.property(fc.oneof(hostile, fc.stringMatching(/^[A-Z]{1,8}( [a-z]{1,4})?\.[a-z]{3}$/)), (name) => {
      const valid = validFileName(name);
      expect(valid).toMatch(/^[^\p{C}/\\<>:"|?*. ](?:[^\p{C}/\\<>:"|?*]*[^\p{C}/\\<>:"|?*. ])?$/u);
      expect(valid).not.toMatch(/^(con|prn|aux|nul|(com|lpt)[\d¹²³]) *(\.|$)/i);
      expect(Buffer.byteLength(valid)).toBeLessThanOrEqual(longestFileName);
      expect(validFileName(valid)).toBe(valid);
      if (valid === name) unchanged++;
    }),
  );
  expect(unchanged).toBeGreaterThan(30);
  expect(validFileName("Año 1 (final).CSV")).toBe("Año 1 (final).CSV");
  expect(validFileName("aux .txt")).toBe("_61_ux .txt");
  expect(validFileName(`${"學".repeat(60)}.csv`)).toMatch(/^學{27}~[0-9a-f]{32}\.csv$/);
});

test("simple ids stay readable, and a long name keeps its beginning and extension", () => {
  expect(nameOf("6014492")).toBe("6014492.html");
  expect(fileName`${"chronic-absence"}.${"el-status"}.html`).toBe("chronic-absence.el-status.html");
  expect(nameOf("con")).toBe("_63_on.html");
  expect(nameOf("S1")).toBe("_53_1.html");
  const long = nameOf("x".repeat(200));
  expect(long).toHaveLength(longestFileName);
  expect(long).toMatch(/^x{50,}~[0-9a-f]{32}\.html$/);
  expect(nameOf("x".repeat(201))).not.toBe(long);
});
