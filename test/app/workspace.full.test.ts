import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { operator, type Viewer } from "../../src/access/viewer.ts";
import { checkFiles } from "../../src/app/check-files.ts";
import { examineWorkspace } from "../../src/app/doctor.ts";
import { initWorkspace } from "../../src/app/init-workspace.ts";
import { listLoads } from "../../src/app/list-loads.ts";
import { loadFiles } from "../../src/app/load-files.ts";
import { openWorkspace, workspaceIfAny } from "../../src/app/open-workspace.ts";
import { quarantine } from "../../src/app/quarantine.ts";
import { rebuild } from "../../src/app/rebuild.ts";
import { undoLoad } from "../../src/app/undo-load.ts";
import { type Workspace, warehousePath } from "../../src/sources/workspace.ts";
import { enrollmentFile, freshFolder } from "../sources/small-district.ts";

const now = new Date("2026-03-01T10:00:00Z");
const options = { add: false, accept: false, now };
const load = (workspace: Workspace, path: string) =>
  loadFiles(operator, workspace, { paths: [path], from: workspace.folder }, options);

/** A workspace with one load of 40 students, two rows of it in quarantine; and export files beside it. */
let workspace: Workspace;
let senr: string;
let fewer: string;

beforeAll(async () => {
  const home = freshFolder();
  const settings = { name: "Río Alto: Unified", id: "0112345", language: "en" } as const;
  workspace = initWorkspace(operator, join(home, "district"), settings);
  senr = join(home, "SENR export.txt");
  fewer = join(home, "fewer.txt");
  const bad = enrollmentFile({ schoolYear: 2026, schools: [2], first: 500, grade: () => "77" });
  writeFileSync(senr, enrollmentFile({ schoolYear: 2026, schools: [40] }) + bad);
  writeFileSync(fewer, enrollmentFile({ schoolYear: 2026, schools: [20] }));
  expect(await load(workspace, senr)).toMatchObject({ outcome: "loaded", students: 40, load: { number: 1 } });
});

test("init writes readable settings with the given name, and never overwrites a workspace", () => {
  const path = join(workspace.folder, "fairlead.yaml");
  const text = readFileSync(path, "utf8");
  expect(text).toContain('name: "Río Alto: Unified"');
  expect(text).toContain('id: "0112345"');
  expect(() => initWorkspace(operator, workspace.folder, { name: "Another", language: "en" })).toThrow(
    expect.objectContaining({ code: "workspace.exists" }),
  );
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("opens the nearest parent workspace; if there is none, throws, or returns undefined for commands that do not need one", () => {
  const deep = join(workspace.folder, "notes", "2026");
  mkdirSync(deep, { recursive: true });
  expect(openWorkspace(operator, undefined, deep).folder).toBe(workspace.folder);
  const elsewhere = freshFolder();
  expect(() => openWorkspace(operator, undefined, elsewhere)).toThrow(
    expect.objectContaining({ code: "workspace.none-found" }),
  );
  expect(workspaceIfAny(operator, undefined, elsewhere)).toBeUndefined();
  expect(() => workspaceIfAny(operator, "nowhere", elsewhere)).toThrow(
    expect.objectContaining({ code: "workspace.not-a-folder" }),
  );
});

test("a check returns each problem with file, line, column and rows, what is possible, and loads nothing", async () => {
  const before = readFileSync(warehousePath(workspace.folder));
  const { reading, possible } = await checkFiles(operator, { paths: [senr], from: "/" }, workspace);
  expect(reading.problems).toMatchObject([
    { code: "sources.unknown-code", file: "SENR export.txt", line: 41, column: 24, severity: "error", lines: [41, 42] },
  ]);
  expect(possible.asked).toBeGreaterThan(0);
  expect(possible.adds.length).toBeGreaterThan(0);
  expect(readFileSync(warehousePath(workspace.folder)).equals(before)).toBe(true);
});

test("checks a folder without its hidden files; an empty folder is an error", async () => {
  const exports = freshFolder();
  const checked = () => checkFiles(operator, { paths: [exports], from: "/" }, undefined);
  await expect(checked()).rejects.toMatchObject({ code: "delivery.empty" });
  writeFileSync(join(exports, "one.txt"), enrollmentFile({ schoolYear: 2026, schools: [3] }));
  writeFileSync(join(exports, ".DS_Store"), "x");
  expect((await checked()).reading.files).toMatchObject([{ name: "one.txt", rowsIn: 3 }]);
});

test("holds a load that loses students, with counts and without changes; the same file again is not a load", async () => {
  const before = readFileSync(warehousePath(workspace.folder));
  expect(await load(workspace, fewer)).toMatchObject({
    outcome: "held",
    holds: [
      { kind: "students-lost", schoolYear: 2026, before: 40, after: 20 },
      { kind: "students-lost", schoolYear: 2026, school: "0100001", before: 40, after: 20 },
    ],
  });
  expect(await load(workspace, senr)).toMatchObject({ outcome: "unchanged", load: 1 });
  expect(readFileSync(warehousePath(workspace.folder)).equals(before)).toBe(true);
  expect(await listLoads(operator, workspace)).toMatchObject([
    { number: 1, stands: true, rowsLoaded: 40, rowsQuarantined: 2 },
  ]);
});

test("an unknown load cannot be undone, and an invalid date cannot be rebuilt", async () => {
  await expect(undoLoad(operator, workspace, "99", { now })).rejects.toMatchObject({
    code: "load.unknown",
    facts: { which: "99", loads: [1] },
  });
  await expect(rebuild(operator, workspace, { asOf: "yesterday", now })).rejects.toMatchObject({
    code: "rebuild.not-a-date",
  });
});

test("lists quarantined rows without their content, and writes them only if given a folder", async () => {
  const listed = await quarantine(operator, workspace);
  expect(listed.rows.map(({ line }) => line)).toEqual([41, 42]);
  expect(listed.written).toEqual([]);
  expect(JSON.stringify(listed)).not.toContain("1000000500");
  const folder = join(freshFolder(), "corrections");
  expect((await quarantine(operator, workspace, folder)).written).toHaveLength(1);
  expect(readFileSync(join(folder, "SENR export.txt"), "utf8").split("\n")).toHaveLength(3);
});

test("finds a changed and a missing archived file", async () => {
  const other = initWorkspace(operator, freshFolder(), { name: "Small", language: "en" });
  const file = join(other.folder, "a.txt");
  writeFileSync(file, enrollmentFile({ schoolYear: 2026, schools: [12] }));
  await load(other, file);
  const archive = async () => (await examineWorkspace(operator, other)).archive;
  expect(await archive()).toEqual({
    files: 1,
    loads: 1,
    missing: [],
    changed: [],
    damaged: [],
    gap: [],
    unnamed: 0,
  });
  const [line] = await listLoads(operator, other);
  const kept = join(other.folder, "archive", "files", line?.files[0]?.sha256 ?? "");
  chmodSync(kept, 0o644);
  writeFileSync(kept, "changed");
  expect(await archive()).toMatchObject({ missing: [], changed: ["a.txt"] });
  rmSync(kept);
  expect(await archive()).toMatchObject({ missing: ["a.txt"], changed: [] });
});

test("refuses a viewer without the right before reading or writing anything", async () => {
  const stranger = { kind: "stranger" } as unknown as Viewer;
  const denied = expect.objectContaining({ code: "access.denied" });
  const files = { paths: ["nothing.txt"], from: "/" };
  expect(() => openWorkspace(stranger, workspace.folder, "/")).toThrow(denied);
  expect(() => initWorkspace(stranger, freshFolder(), { name: "Small", language: "en" })).toThrow(denied);
  await expect(checkFiles(stranger, files, workspace)).rejects.toThrow(denied);
  await expect(loadFiles(stranger, workspace, files, options)).rejects.toThrow(denied);
  await expect(listLoads(stranger, workspace)).rejects.toThrow(denied);
  await expect(quarantine(stranger, workspace)).rejects.toThrow(denied);
  await expect(examineWorkspace(stranger, workspace)).rejects.toThrow(denied);
  await expect(rebuild(stranger, workspace, { now })).rejects.toThrow(denied);
  await expect(undoLoad(stranger, workspace, "1", { now })).rejects.toThrow(denied);
});
