/**
 * Hostile deliveries: how each is made, and what must be said of it. Each lies beside a good file, which must be read all the same. The files are made
 * by code, small or sparse.
 */
import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, type Zippable, zipSync } from "fflate";
import { enrollmentFile } from "../small-district.ts";
import { workbookOf } from "./workbook-of.ts";
import { zipOf } from "./zip-of.ts";

export interface Hostile {
  /** Makes the files in a folder. */
  readonly make: (folder: string) => void;
  /** Codes of problems, with the reason where there is one, and of quarantined rows that must be reported. Others may be reported too. */
  readonly says: readonly string[];
  /** Enrollments read besides those of the good file. */
  readonly reads?: number;
}

const students = 7;
const rowsOf = enrollmentFile({ schoolYear: 2025, schools: [4, 3], first: 500 });
const file =
  (name: string, content: string | Uint8Array) =>
  (folder: string): void =>
    writeFileSync(join(folder, name), content);
const zip = (files: Zippable): ((folder: string) => void) => file("x.zip", zipSync(files));
const utf16 = (text: string, order: "le" | "be", mark = true): Buffer => {
  const bytes = Buffer.from(`${mark ? "\u{feff}" : ""}${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};
/** A file of zeros that takes no room, beginning with a text. */
const sparse =
  (name: string, start: string, size: number) =>
  (folder: string): void => {
    file(name, start)(folder);
    truncateSync(join(folder, name), size);
  };
const refused = (reason: string): readonly string[] => [`sources.zip-refused ${reason}`];
const skipped = (reason: string): readonly string[] => [`sources.skipped ${reason}`];
const broken = ["sources.zip-broken"];
const notText = ["sources.not-text"];
const unrecognized = ["sources.unrecognized"];

const nested = (levels: number): Uint8Array => {
  let inner = zipSync({ "SENR.txt": strToU8(rowsOf) }, { level: 0 });
  for (let i = 1; i < levels; i++) inner = zipSync({ "in.zip": inner }, { level: 0 });
  return inner;
};
const many = (n: number, name: (i: number) => string): Zippable =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [name(i), strToU8(`${i}\n`)]));
const repeated = (text: string, bytes: number): Buffer => Buffer.alloc(bytes, text);
const sheetRow = (cells: string): string => `<row r="1">${cells}</row>`;
const textCell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
/** Ten entities of ten of the entity before: a billion values in a few lines. */
const laughs = `<!DOCTYPE x [<!ENTITY l0 "ha">${Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("")}]>`;
const quoted = (columns: number, text: string): string => Array(columns).fill(text).join(",");

/** Takes seconds each at most. */
export const hostile: Readonly<Record<string, Hostile>> = {
  // Zips
  "zip bomb by ratio": { make: zip({ "SENR.txt": repeated("0,0\n", 70 << 20) }), says: refused("ratio") },
  "zip bomb by size": {
    make: file("x.zip", zipOf("a.csv", "1,2\n", { zip64: true, states: 2 ** 37 })),
    says: refused("too-large"),
  },
  "zip bomb by entries": { make: zip(many(10_001, (i) => `${i}.csv`)), says: refused("too-many-files") },
  "zip bomb by depth": { make: file("x.zip", nested(5)), says: refused("too-deep") },
  "zips in each other, 500 deep": { make: file("x.zip", nested(500)), says: refused("too-deep") },
  "gzip bomb": { make: file("x.csv.gz", gzipSync(repeated("0,0\n", 70 << 20))), says: refused("ratio") },
  "gzip of a gzip of a zip, and on": {
    make: file("x.gz", gzipSync(gzipSync(gzipSync(nested(2))))),
    says: refused("too-deep"),
  },
  "zip that says it is smaller than it is": {
    make: file("x.zip", zipOf("a.csv", rowsOf, { states: 10 })),
    says: broken,
  },
  "zip that says it is larger than it is": {
    make: file("x.zip", zipOf("a.csv", rowsOf, { states: 1e6 })),
    says: broken,
  },
  "zip with a wrong checksum": {
    make: file("x.zip", zipOf("SENR.txt", rowsOf, { crc: 1 })),
    says: refused("checksum"),
  },
  "zip with a password": { make: file("x.zip", zipOf("SENR.txt", rowsOf, { flags: 1 })), says: refused("encrypted") },
  "zip cut short": { make: file("x.zip", zipOf("SENR.txt", rowsOf).subarray(0, 90)), says: broken },
  "zip of nothing": { make: zip({}), says: ["sources.nothing-inside"] },
  ...Object.fromEntries(
    ["../../a.csv", "/etc/a.csv", "C:/a.csv", "C:\\a.csv", "..\\..\\a.csv", "\\\\server\\a.csv"].map((name) => [
      `zip with a file named ${name}`,
      { make: file("x.zip", zipOf(name, rowsOf)), says: refused("unsafe-name") },
    ]),
  ),
  "zip with a name of 60,000 letters": {
    make: file("x.zip", zipOf(`${"n".repeat(60_000)}.csv`, rowsOf)),
    says: refused("unsafe-name"),
  },
  "zip with names that Windows reserves": {
    make: zip({
      "CON.txt": strToU8(rowsOf),
      "aux.": strToU8("x"),
      "nul ": strToU8("y"),
      "what: now?.csv": strToU8("z"),
    }),
    says: unrecognized,
    reads: students,
  },
  "zip with names that differ only by case or by Unicode form": {
    make: zip({
      "SENR\u{f1}.txt": strToU8(rowsOf),
      "senrn\u{303}.txt": strToU8("a,b\n1,2\n"),
      "SENRN\u{303}.txt": strToU8("c,d\n3,4\n"),
    }),
    says: unrecognized,
    reads: students,
  },
  "zip with terminal escapes in a name": {
    make: zip({ "\u001b[2J\u001b]0;x\u0007SENR\u009b.txt": strToU8(rowsOf) }),
    says: [],
    reads: students,
  },
  "zip with a link and a hidden file": {
    make: zip({
      "link.csv": [strToU8("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }],
      ".bashrc": strToU8("x"),
      "SENR.txt": strToU8(rowsOf),
    }),
    says: [...skipped("link"), ...skipped("hidden")],
    reads: students,
  },
  // Folders
  "link to itself": { make: (folder) => symlinkSync("loop", join(folder, "loop")), says: skipped("link") },
  "folder that is a link to its own folder": {
    make: (folder) => symlinkSync(".", join(folder, "again")),
    says: skipped("link"),
  },
  "link to a device without end": {
    make: (folder) => symlinkSync("/dev/zero", join(folder, "zero.csv")),
    says: skipped("link"),
  },
  "link to nothing": { make: (folder) => symlinkSync("/nowhere", join(folder, "gone.csv")), says: skipped("link") },
  "hard link to the good file": {
    make: (folder) => linkSync(join(folder, "good", "SENR_2026.txt"), join(folder, "twin.txt")),
    says: ["sources.same-file"],
  },
  "pipe that nobody writes to": {
    make: (folder) => void execFileSync("mkfifo", [join(folder, "pipe.csv")]),
    says: skipped("pipe"),
  },
  "file names with terminal escapes and of 255 letters": {
    make: (folder) => {
      file("\u001b[31m\u009b2J.csv", "a,b\n1,2\n")(folder);
      file(`${"n".repeat(251)}.txt`, rowsOf)(folder);
    },
    says: unrecognized,
    reads: students,
  },
  "folders 100 deep": {
    make: (folder) => {
      const deep = join(folder, ...Array<string>(100).fill("d"));
      mkdirSync(deep, { recursive: true });
      file("SENR.txt", rowsOf)(deep);
    },
    says: [],
    reads: students,
  },
  // Texts
  "empty files": {
    make: (folder) => {
      for (const [name, text] of Object.entries({ a: "", b: "\u{feff}", c: "\r\n\r\n  \r\n" }))
        file(`${name}.csv`, text)(folder);
    },
    says: ["sources.empty-file"],
  },
  "a program named .csv": {
    make: file("x.csv", Buffer.concat([Buffer.from("\u007fELF\u0002\u0001\u0001"), Buffer.alloc(5_000, 7)])),
    says: notText,
  },
  "a picture named .csv": {
    make: file("x.csv", Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(5_000, "\u0001\u0002")])),
    says: notText,
  },
  "bytes without order named .txt": {
    make: file("x.txt", Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * i * 31 + i * 7 + (i >> 3)) & 255))),
    says: notText,
  },
  "NUL bytes in cells": {
    make: file("x.txt", rowsOf.replaceAll("^L50", "^L\u00005\u00000")),
    says: [],
    reads: students,
  },
  "UTF-16 little-endian": { make: file("x.txt", utf16(rowsOf, "le")), says: [], reads: students },
  "UTF-16 big-endian": { make: file("x.txt", utf16(rowsOf, "be")), says: [], reads: students },
  "UTF-16 without a mark": { make: file("x.txt", utf16(rowsOf, "le", false)), says: notText },
  "a mark of UTF-16 before UTF-8": {
    make: file("x.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rowsOf)])),
    says: unrecognized,
  },
  "a mark of UTF-8 before Latin-1": {
    make: file(
      "x.txt",
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(rowsOf.replaceAll("^L50", "^\u00d1L50"), "latin1")]),
    ),
    says: [],
    reads: students,
  },
  "100,000 equal headings": {
    make: file("x.csv", `${quoted(100_000, "id")}\n${quoted(100_000, "1")}\n`),
    says: unrecognized,
  },
  "100,000 columns": {
    make: file("x.csv", `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(",")}\n${quoted(100_000, "1")}\n`),
    says: unrecognized,
  },
  "a quote that never ends": { make: file("x.csv", `a,b\n1,"${"x,y\n".repeat(50_000)}`), says: ["sources.open-quote"] },
  "a line of 30 MB": {
    make: file("x.csv", `${rowsOf}SENR^${"x".repeat(30 << 20)}\r\n`),
    says: ["sources.line-too-long"],
    reads: students,
  },
  // Workbooks
  "a workbook with one cell in the last corner": {
    make: file("x.xlsx", workbookOf(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)),
    says: refused("too-many-cells"),
  },
  "a workbook with entities in entities": {
    make: file(
      "x.xlsx",
      workbookOf(sheetRow(textCell("A1", "id")), {
        "xl/sharedStrings.xml": `${laughs}<sst><si><t>&l10;</t></si></sst>`,
      }),
    ),
    says: [],
  },
  "a workbook that reads a file of the computer": {
    make: file(
      "x.xlsx",
      workbookOf(sheetRow(textCell("A1", "id")), {
        "xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]><sst><si><t>&p;</t></si></sst>`,
      }),
    ),
    says: [],
  },
  "a workbook of nothing": { make: file("x.xlsx", workbookOf("")), says: ["sources.nothing-inside"] },
  "a workbook whose sheet is no XML": { make: file("x.xlsx", workbookOf('<row r="1"><c')), says: broken },
};

/** Takes longer, or is large. Each is read by the program itself. */
export interface Heavy extends Hostile {
  /** Megabytes of resident memory that are enough. */
  readonly memory: number;
  /** The most files that the process may have open. */
  readonly openFiles?: number;
}

export const heavy: Readonly<Record<string, Heavy>> = {
  "3,000 zips in each other": { make: file("x.zip", nested(3_000)), says: refused("too-deep"), memory: 700 },
  "2,000 small files in a zip, with few files open": {
    make: zip(many(2_000, (i) => `${i}.csv`)),
    says: unrecognized,
    memory: 900,
    openFiles: 128,
  },
  "a single line of 520 MB": {
    make: sparse("x.csv", `${rowsOf}SENR^${"1,".repeat(40_000)}`, 520 << 20),
    says: ["sources.unknown-record-type"],
    reads: students,
    memory: 900,
  },
  "185 MB of doubled quotes": {
    make: (folder) => file("x.csv", `a,b\n${`${'"a ""b"" c",'.repeat(10)}1\n`.repeat(1_500_000)}`)(folder),
    says: unrecognized,
    memory: 1_000,
  },
  "a sheet of 1,048,576 rows": {
    make: (folder) => {
      const row = (i: number): string => `<row r="${i}"><c r="A${i}"><v>${i}</v></c><c r="B${i}"><v>1</v></c></row>`;
      file("x.xlsx", workbookOf(Array.from({ length: 1_048_576 }, (_, i) => row(i + 1)).join("")))(folder);
    },
    says: refused("too-many-cells"),
    memory: 700,
  },
};
