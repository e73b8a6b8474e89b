import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { flatFiles } from "../../src/sources/flat-files.ts";
import { type UnpackLimits, unpackLimits } from "../../src/sources/unpack/limits.ts";
import { workbookOf } from "./hostile/workbook-of.ts";
import { zipOf } from "./hostile/zip-of.ts";

const rows = (n: number): string => Array.from({ length: n }, (_, i) => `${i},${i * i}\n`).join("");

/** Texts of the files in a delivery of one file, and the reported problems. */
async function unpacked(
  name: string,
  content: Uint8Array,
  limits: Partial<UnpackLimits> = {},
): Promise<{ readonly texts: Readonly<Record<string, string>>; readonly problems: readonly unknown[] }> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-unpack-"));
  try {
    const path = join(folder, name);
    writeFileSync(path, content);
    const problems: Problem[] = [];
    const report = (problem: Problem): void => void problems.push(problem);
    const flat = await flatFiles([{ name, path }], folder, report, { ...unpackLimits, ...limits });
    const texts = flat.flatMap((f) =>
      f.content.kind === "text" ? [[f.name, readFileSync(f.content.path, "utf8")] as const] : [],
    );
    return {
      texts: Object.fromEntries(texts),
      problems: problems.map(({ code, file, facts }) => ({ code, file, facts })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const refusal = (file: string, facts: unknown): unknown => ({ code: "sources.zip-refused", file, facts });

describe("a zip", () => {
  test("gives the files in it, without folders and the files that macOS adds", async () => {
    const zip = zipSync({ "a.csv": strToU8("1,2\n"), "in/b.csv": strToU8("3,4\n"), "__MACOSX/._a.csv": strToU8("x") });
    expect(await unpacked("d.zip", zip)).toEqual({
      texts: { "d.zip/a.csv": "1,2\n", "d.zip/in/b.csv": "3,4\n" },
      problems: [],
    });
  });

  test("with 64-bit sizes is read", async () => {
    const text = rows(100);
    expect(await unpacked("d.zip", zipOf("a.csv", text, { zip64: true }))).toEqual({
      texts: { "d.zip/a.csv": text },
      problems: [],
    });
  });

  test("with backslashes in its names, from a Windows program, has folders", async () => {
    expect((await unpacked("d.zip", zipOf("in\\a.csv", "1,2\n"))).texts).toEqual({ "d.zip/in/a.csv": "1,2\n" });
  });

  test.each(["../a.csv", "in/../../a.csv", "/etc/a.csv", "C:/a.csv", "..\\a.csv"])(
    "with a file named %s is refused",
    async (name) => {
      expect(await unpacked("d.zip", zipOf(name, "1,2\n"))).toEqual({
        texts: {},
        problems: [refusal("d.zip", { reason: "unsafe-name", entry: name.replaceAll("\\", "/") })],
      });
    },
  );

  test("without a file is reported, also with folders and what macOS adds", async () => {
    const nothing = {
      texts: {},
      problems: [{ code: "sources.nothing-inside", file: "d.zip", facts: { kind: "zip" } }],
    };
    expect(await unpacked("d.zip", zipSync({}))).toEqual(nothing);
    const clutter = zipSync({ "a/": strToU8(""), "__MACOSX/a/._b.csv": strToU8("x"), "a/.DS_Store": strToU8("x") });
    expect(await unpacked("d.zip", clutter)).toEqual(nothing);
  });

  test("with hidden files says so and reads the others", async () => {
    const zip = zipSync({ ".a.csv": strToU8("1,2\n"), ".git/b.csv": strToU8("1,2\n"), "c.csv": strToU8("1,2\n") });
    const hidden = (name: string): unknown => ({
      code: "sources.skipped",
      file: `d.zip/${name}`,
      facts: { reason: "hidden" },
    });
    expect(await unpacked("d.zip", zip)).toEqual({
      texts: { "d.zip/c.csv": "1,2\n" },
      problems: [hidden(".a.csv"), hidden(".git/b.csv")],
    });
  });

  test("with a symbolic link says so and reads the others", async () => {
    const zip = zipSync({
      "link.csv": [strToU8("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }],
      "c.csv": [strToU8("1,2\n"), { os: 3, attrs: 0o100644 << 16 }],
    });
    expect(await unpacked("d.zip", zip)).toEqual({
      texts: { "d.zip/c.csv": "1,2\n" },
      problems: [{ code: "sources.skipped", file: "d.zip/link.csv", facts: { reason: "link" } }],
    });
  });

  test("shows the names in it without control characters", async () => {
    const { texts } = await unpacked("d.zip", zipSync({ "\u001b[2J\u009bx\n.csv": strToU8("1,2\n") }));
    expect(Object.keys(texts)).toEqual(["d.zip/\u{fffd}[2J\u{fffd}x\u{fffd}.csv"]);
  });

  test("whose file does not have its CRC-32 is refused whole", async () => {
    expect(await unpacked("d.zip", zipOf("a.csv", rows(50), { crc: 1 }))).toEqual({
      texts: {},
      problems: [refusal("d.zip", { reason: "checksum", entry: "a.csv" })],
    });
  });

  test("with a file behind a password is refused", async () => {
    expect(await unpacked("d.zip", zipOf("a.csv", rows(5), { flags: 1 }))).toEqual({
      texts: {},
      problems: [refusal("d.zip", { reason: "encrypted", entry: "a.csv" })],
    });
  });

  test.each([1, 30, 200])("cut short by %i bytes is broken", async (cut) => {
    const zip = zipOf("a.csv", rows(500));
    expect(await unpacked("d.zip", zip.subarray(0, zip.length - cut))).toEqual({
      texts: {},
      problems: [{ code: "sources.zip-broken", file: "d.zip", facts: { kind: "zip" } }],
    });
  });

  test("that declares too small a size for its file is broken, whatever the declared size", async () => {
    const zip = zipOf("a.csv", rows(5_000), { states: 10 });
    expect(await unpacked("d.zip", zip)).toEqual({
      texts: {},
      problems: [{ code: "sources.zip-broken", file: "d.zip", facts: { kind: "zip" } }],
    });
  });

  test("of more files than the limit is refused, and at the limit it is read", async () => {
    const zip = zipSync(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.csv`, strToU8(`${i},1\n`)])));
    expect((await unpacked("d.zip", zip, { files: 11 })).problems).toEqual([
      refusal("d.zip", { reason: "too-many-files", most: 11 }),
    ]);
    expect((await unpacked("d.zip", zip, { files: 12 })).problems).toEqual([]);
  });

  test("that unpacks to more bytes than the limit is refused, and at the limit it is read", async () => {
    const zip = zipSync({ "a.csv": strToU8("1,2\n".repeat(10)), "b.csv": strToU8("3,4\n".repeat(10)) });
    expect((await unpacked("d.zip", zip, { bytes: 79 })).problems).toEqual([
      refusal("d.zip", { reason: "too-large", most: 79 }),
    ]);
    expect((await unpacked("d.zip", zip, { bytes: 80 })).problems).toEqual([]);
  });

  test("that unpacks to more than 200 times its size is a bomb, unless what is in it is small", async () => {
    const zip = zipSync({ "a.csv": strToU8("0,0\n".repeat(2 ** 18)) });
    expect(zip.length * 200).toBeLessThan(2 ** 20);
    expect(await unpacked("d.zip", zip, { bytesOfAnyRatio: 2 ** 20 - 1 })).toEqual({
      texts: {},
      problems: [refusal("d.zip", { reason: "ratio", most: 200 })],
    });
    expect((await unpacked("d.zip", zip, { bytesOfAnyRatio: 2 ** 20 })).problems).toEqual([]);
  });
});

describe("zips in each other", () => {
  const nested = (levels: number): Uint8Array => {
    let zip = zipSync({ "a.csv": strToU8("1,2\n") });
    for (let i = 1; i < levels; i++) zip = zipSync({ "in.zip": zip });
    return zip;
  };

  test("are read three levels deep and no deeper", async () => {
    expect((await unpacked("d.zip", nested(3))).texts).toEqual({ "d.zip/in.zip/in.zip/a.csv": "1,2\n" });
    expect(await unpacked("d.zip", nested(4))).toEqual({
      texts: {},
      problems: [refusal("d.zip/in.zip/in.zip/in.zip", { reason: "too-deep", most: 3 })],
    });
  });

  test("share one budget: many small bombs are one bomb", async () => {
    const inner = zipSync({ "a.csv": strToU8(rows(200)) });
    const zip = zipSync({ "1.zip": inner, "2.zip": inner, "3.zip": inner });
    const bytes = 3 * inner.length + 2 * rows(200).length;
    const { texts, problems } = await unpacked("d.zip", zip, { bytes });
    expect(Object.keys(texts)).toEqual(["d.zip/1.zip/a.csv", "d.zip/2.zip/a.csv"]);
    expect(problems).toEqual([refusal("d.zip/3.zip", { reason: "too-large", most: bytes })]);
  });
});

describe("a gzip", () => {
  test("that unpacks to more than 200 times its size is a bomb, unless what is in it is small", async () => {
    const packed = gzipSync("0,0\n".repeat(2 ** 18));
    expect(await unpacked("d.csv.gz", packed, { bytesOfAnyRatio: 2 ** 20 - 1 })).toEqual({
      texts: {},
      problems: [refusal("d.csv.gz", { reason: "ratio", most: 200 })],
    });
    expect((await unpacked("d.csv.gz", packed, { bytesOfAnyRatio: 2 ** 20 })).problems).toEqual([]);
  });

  test("with a damaged checksum is broken", async () => {
    const packed = gzipSync(rows(100));
    packed.writeUInt32LE(1, packed.length - 8);
    expect(await unpacked("d.csv.gz", packed)).toEqual({
      texts: {},
      problems: [{ code: "sources.zip-broken", file: "d.csv.gz", facts: { kind: "gzip" } }],
    });
  });
});

describe("a workbook", () => {
  const cell = (column: string, row: number): string => `<row r="${row}"><c r="${column}${row}"><v>1</v></c></row>`;

  test("with one cell in the last corner is refused, not filled up in memory", async () => {
    expect(await unpacked("far.xlsx", workbookOf(cell("XFD", 1_048_576)))).toEqual({
      texts: {},
      problems: [refusal("far.xlsx", { reason: "too-many-cells", most: 2_000_000 })],
    });
  });

  test.each([
    ["A", 12, 12],
    ["L", 1, 12],
    ["AB", 3, 84],
  ])("is read when it spans as many cells as the limit: the last one in %s%i", async (column, row, cells) => {
    const file = workbookOf(cell(column, row));
    expect((await unpacked("a.xlsx", file, { workbookCells: cells })).problems).toEqual([]);
    expect((await unpacked("a.xlsx", file, { workbookCells: cells - 1 })).problems).toEqual([
      refusal("a.xlsx", { reason: "too-many-cells", most: cells - 1 }),
    ]);
  });

  test("with more text than the limit is refused", async () => {
    const refused = await unpacked("a.xlsx", workbookOf(cell("A", 1)), { workbookBytes: 50 });
    expect(refused.problems).toEqual([refusal("a.xlsx", { reason: "workbook-too-large", most: 50 })]);
  });

  test("without a filled cell says so", async () => {
    expect((await unpacked("a.xlsx", workbookOf(""))).problems).toEqual([
      { code: "sources.nothing-inside", file: "a.xlsx", facts: { kind: "workbook" } },
    ]);
  });
});
