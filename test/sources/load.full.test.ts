import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { archivedPath, readJournal } from "../../src/sources/archive.ts";
import { deliveryFiles } from "../../src/sources/deliver.ts";
import { loadDelivery } from "../../src/sources/load.ts";
import { whileLocked } from "../../src/sources/lock.ts";
import { saveProfile } from "../../src/sources/profile/saved-profiles.ts";
import { waitingRows, writeWaiting } from "../../src/sources/quarantine.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";
import { warehousePath } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import {
  ask,
  enrollmentFile,
  freshFolder,
  freshWorkspace,
  loadTexts,
  studentFile,
  students,
  written,
} from "./small-district.ts";

const now = new Date("2026-03-01T10:00:00Z");

test("a load archives its files read-only under their hash, and the records say where they came from", async () => {
  const w = freshWorkspace();
  const result = await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30, 20] }) });
  expect(result.outcome).toBe("loaded");
  if (result.outcome !== "loaded") return;
  expect(result.students).toBe(50);
  const [file] = result.load.files;
  const kept = archivedPath(w.folder, file?.sha256 ?? "");
  expect(statSync(kept).mode & 0o222).toBe(0);
  expect(readFileSync(kept, "utf8")).toBe(enrollmentFile({ schoolYear: 2026, schools: [30, 20] }));
  const [row] = await ask(
    w,
    "SELECT delivery, source_file, source_line FROM records.enrollment ORDER BY source_line DESC LIMIT 1",
  );
  expect(row).toEqual({ delivery: result.load.id, source_file: "SENR.txt", source_line: 50 });
  expect(await ask(w, "SELECT school_year, CAST(census_day AS VARCHAR) AS day FROM records.calendar")).toEqual([
    { school_year: 2026, day: "2025-10-01" },
  ]);
});

test("the same files again change nothing and name the load that brought them", async () => {
  const w = freshWorkspace();
  const files = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) };
  await loadTexts(w, files);
  const before = readFileSync(warehousePath(w.folder));
  expect(await loadTexts(w, { "renamed.txt": files["SENR.txt"] })).toMatchObject({ outcome: "unchanged", load: 1 });
  expect(readFileSync(warehousePath(w.folder)).equals(before)).toBe(true);
  expect(readJournal(w.folder)).toHaveLength(1);
});

test("a load that would lose more than a tenth of the students is held, changes nothing, and loads when accepted", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [60, 40] }) });
  const before = readFileSync(warehousePath(w.folder));
  const less = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [60, 35] }) };
  const held = await loadTexts(w, less);
  expect(held).toMatchObject({
    outcome: "held",
    holds: [{ kind: "students-lost", schoolYear: 2026, school: "0100002", before: 40, after: 35 }],
  });
  expect(readFileSync(warehousePath(w.folder)).equals(before)).toBe(true);
  expect(readJournal(w.folder)).toHaveLength(1);
  expect(readdirSync(join(w.folder, "archive", "files"))).toHaveLength(1);
  expect((await loadTexts(w, less, { accept: true })).outcome).toBe("loaded");
  expect(await students(w)).toEqual({ 2026: 95 });
});

test("files without a usable row change nothing, and their faults are reported", async () => {
  const w = freshWorkspace();
  const result = await loadTexts(w, { "letter.txt": "Dear district,\nplease find enclosed\n" });
  expect(result.outcome).toBe("nothing-usable");
  expect(result.outcome === "nothing-usable" && result.reading.problems.length).toBeGreaterThan(0);
  expect(existsSync(warehousePath(w.folder))).toBe(false);
});

test("a lost warehouse is rebuilt from the archive at the next load", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2025, schools: [50] }) });
  renameSync(warehousePath(w.folder), join(w.folder, "lost.duckdb"));
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [50] }) });
  expect(await students(w)).toEqual({ 2025: 50, 2026: 50 });
});

test("faulty rows are quarantined, written for correction, and released when the corrected file is added", async () => {
  const w = freshWorkspace();
  const good = enrollmentFile({ schoolYear: 2026, schools: [30] });
  const bad = enrollmentFile({ schoolYear: 2026, schools: [2], first: 500, grade: () => "77" });
  const result = await loadTexts(w, { "SENR.txt": good + bad });
  expect(result.outcome).toBe("loaded");
  const waiting = await waitingRows(w);
  expect(waiting.map((r) => [r.file, r.line, r.codes])).toEqual([
    ["SENR.txt", 31, ["sources.unknown-code"]],
    ["SENR.txt", 32, ["sources.unknown-code"]],
  ]);
  const folder = freshFolder();
  const [path = ""] = await writeWaiting(w, waiting, folder);
  expect(readFileSync(path, "utf8").trim()).toBe(bad.trim().replaceAll("\r", ""));
  const mended = readFileSync(path, "utf8").replaceAll("^77^", "^07^");
  const added = await loadTexts(w, { "SENR.txt": mended }, { add: true });
  expect(added).toMatchObject({ outcome: "loaded", released: 2, students: 32 });
  expect(await waitingRows(w)).toEqual([]);
});

test("a file with local identifiers is matched to students, with or without lost leading zeros", async () => {
  const w = freshWorkspace();
  const students = studentFile({ schoolYear: 2026, students: 12, localId: (i) => `00${50 + i}` });
  const list = [
    "Local Student ID,School Year,Program",
    "50,2025-2026,Foster youth",
    "0051,2025-2026,Foster youth",
    "999,2025-2026,Foster youth",
  ];
  await loadTexts(w, { "SINF.txt": students });
  const [path = ""] = written({ "foster.csv": `${list.join("\n")}\n` });
  const { tables } = await sourceTables([{ name: "foster.csv", path }]);
  for (const table of tables) saveProfile(w.folder, proposeMapping(table), languageOf.en.proposals);
  const result = await loadTexts(w, { "foster.csv": `${list.join("\n")}\n` });
  expect(result).toMatchObject({ outcome: "loaded", joins: [{ table: "program", rows: 3, matched: 0, waits: true }] });
  const found = await ask(w, "SELECT student_id FROM records.program WHERE program = 'foster' ORDER BY 1");
  expect(found.map((row) => row["student_id"])).toEqual(["1000000000", "1000000001", "999"]);
});

test("two loads at once: the second is refused as busy and changes nothing", async () => {
  const w = freshWorkspace();
  await whileLocked(w.folder, "load", now, async () => {
    const second = loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
    await expect(second).rejects.toMatchObject({ code: "workspace.busy", facts: { holder: { pid: process.pid } } });
  });
  expect(existsSync(warehousePath(w.folder))).toBe(false);
});

test.each([
  ["cut short", "{"],
  ["without its files", JSON.stringify({ kind: "load", number: 1, id: "000001-0", at: "2026-01-01T00:00:00.000Z" })],
  ["of an unknown kind", JSON.stringify({ kind: "merge", number: 1, at: "2026-01-01T00:00:00.000Z" })],
])("a journal entry %s is an error that names the file", (_, text) => {
  const w = freshWorkspace();
  const path = join(w.folder, "archive", "journal", "000001.json");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  expect(() => readJournal(w.folder)).toThrow(
    expect.objectContaining({ code: "archive.damaged", facts: expect.objectContaining({ path }) }),
  );
});

test("missing files are all named at once, and nothing is read", async () => {
  const w = freshWorkspace();
  expect(() => deliveryFiles(["a.txt", "b.txt"], w.folder)).toThrow(
    expect.objectContaining({ code: "delivery.not-there", facts: { missing: ["a.txt", "b.txt"], from: w.folder } }),
  );
  expect(() => deliveryFiles([freshFolder()], w.folder)).toThrow(expect.objectContaining({ code: "delivery.empty" }));
  await expect(loadDelivery(w, [], { add: false, accept: false, now })).resolves.toMatchObject({
    outcome: "nothing-usable",
  });
});
