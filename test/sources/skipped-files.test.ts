import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { deliveryFiles } from "../../src/sources/deliver.ts";
import { flatFiles } from "../../src/sources/flat-files.ts";

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Names of the files that are read, and why others are not. */
async function opened(folder: string, paths: readonly string[] = ["."]) {
  const problems: Problem[] = [];
  const flat = await flatFiles(deliveryFiles(paths, folder), folder, (problem) => problems.push(problem));
  return {
    read: flat.map((file) => file.name),
    problems: problems.map((p) => [p.file, p.severity, p.code === "sources.skipped" ? p.facts.reason : p.code]),
  };
}

const good = { "good.csv": "a,b\n1,2\n" };

describe("skips and reports anything but regular files, and reads the others", () => {
  test.each([
    ["to a file that is gone", "/nowhere/at-all"],
    ["to itself", "odd"],
    ["to the folder it is in", "."],
    ["to a good file", "good.csv"],
    ["to a device", "/dev/zero"],
  ])("a link %s", async (_, target) => {
    const folder = folderOf(good);
    symlinkSync(target, join(folder, "odd"));
    expect(await opened(folder)).toEqual({ read: ["good.csv"], problems: [["odd", "error", "link"]] });
  });

  test("a pipe, in a folder and by name", async () => {
    const folder = folderOf(good);
    execFileSync("mkfifo", [join(folder, "odd")]);
    const expected = { read: ["good.csv"], problems: [["odd", "error", "pipe"]] };
    expect(await opened(folder)).toEqual(expected);
    expect(await opened(folder, ["odd", "good.csv"])).toEqual(expected);
  });

  test("a socket", async () => {
    const folder = folderOf(good);
    const server = createServer().listen(join(folder, "odd"));
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      expect(await opened(folder)).toEqual({ read: ["good.csv"], problems: [["odd", "error", "socket"]] });
    } finally {
      server.close();
    }
  });

  test("a device", async () => {
    const folder = folderOf(good);
    expect(await opened(folder, ["/dev/zero", "good.csv"])).toEqual({
      read: ["good.csv"],
      problems: [["zero", "error", "device"]],
    });
  });

  test.skipIf(process.getuid?.() === 0)("a file and a folder without permission", async () => {
    const folder = folderOf({ ...good, "closed/a.csv": "a\n1\n", "shut.csv": "a\n1\n" });
    chmodSync(join(folder, "shut.csv"), 0);
    chmodSync(join(folder, "closed"), 0);
    expect(await opened(folder)).toEqual({
      read: ["good.csv"],
      problems: [
        ["closed/", "error", "not-readable"],
        ["shut.csv", "error", "not-readable"],
      ],
    });
    chmodSync(join(folder, "closed"), 0o700);
  });

  test("a file whose name is not UTF-8", async () => {
    const folder = folderOf(good);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xf1, 0x2e, 0x63, 0x73, 0x76])]), "a\n1\n");
    expect(await opened(folder)).toEqual({
      read: ["good.csv"],
      problems: [["\u{fffd}.csv", "error", "not-readable"]],
    });
  });
});

test("a link that was typed is followed", async () => {
  const folder = folderOf({ "exports/good.csv": "a,b\n1,2\n" });
  symlinkSync("exports", join(folder, "latest"));
  expect(await opened(folder, ["latest"])).toEqual({ read: ["good.csv"], problems: [] });
});

test("hidden files and folders are reported; what macOS, Windows and office programs leave is not", async () => {
  const left = ["._good.csv", ".DS_Store", "__MACOSX/._x", "Thumbs.db", "desktop.ini", "~$good.xlsx"];
  const folder = folderOf({
    ...good,
    ...Object.fromEntries(left.map((name) => [name, "x"])),
    ".git/config": "x",
    ".old.csv": "a\n1\n",
  });
  expect(await opened(folder)).toEqual({
    read: ["good.csv"],
    problems: [
      [".git", "warning", "hidden"],
      [".old.csv", "warning", "hidden"],
    ],
  });
});

test("a workspace's own files and reports are not deliveries; exports next to them are", async () => {
  const folder = folderOf({
    "fairlead.yaml": "district: { name: X }\n",
    "archive/files/abc": "a,b\n1,2\n",
    "archive/journal/000001.json": "{}",
    "warehouse.duckdb": "x",
    "warehouse.previous.duckdb": "x",
    "warehouse.next.duckdb.wal": "x",
    "cubes/1": "x",
    "profiles/roster.yaml": "name: roster\n",
    ".lock": "",
    ".lock.holder": "",
    ".scratch/x": "",
    "report/audit.json": '{"audience":"internal","program":"fairlead 0.1.0"}',
    "report/index.html": "<p>",
    ...good,
    "archive.csv": "a,b\n3,4\n",
    "year/audit.json": '{"other":"data"}',
    "year/archive/old.csv": "a,b\n5,6\n",
  });
  const expected = {
    read: ["archive.csv", "good.csv", "year/archive/old.csv", "year/audit.json"],
    problems: [
      [".", "warning", "workspace"],
      ["report/", "warning", "report"],
    ],
  };
  expect(await opened(folder)).toEqual(expected);
  const above = await opened(join(folder, ".."), [folder]);
  expect(above).toEqual(expected);
});

test("names are shown without control characters, wherever they come from", async () => {
  const folder = folderOf({ "\u001b[31mred\u009b2J.csv": "a,b\n1,2\n", "two\nlines.csv": "a,b\n3,4\n" });
  const { read } = await opened(folder);
  expect(read).toEqual(["\u{fffd}[31mred\u{fffd}2J.csv", "two\u{fffd}lines.csv"]);
});
