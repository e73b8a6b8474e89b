import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { archivedPath, begin, readJournal, readPending } from "../../src/sources/archive.ts";
import { deliveryFiles } from "../../src/sources/deliver.ts";
import { loadDelivery } from "../../src/sources/load.ts";
import { readLoads } from "../../src/sources/loads.ts";
import { whileLocked } from "../../src/sources/lock.ts";
import { saveProfile } from "../../src/sources/profile/saved-profiles.ts";
import { waitingRows, writeWaiting } from "../../src/sources/quarantine.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";
import { warehousePath } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import {
  ask,
  contentOf,
  enrollmentFile,
  freshFolder,
  freshWorkspace,
  languageFile,
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

test("a new year with far fewer students than the previous year is held", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2025, schools: [500] }) });
  const held = await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [300] }) });
  expect(
    held.outcome === "held" && held.holds.map((h) => ("before" in h ? [h.kind, h.schoolYear, h.before, h.after] : h)),
  ).toEqual([
    ["students-lost", 2026, 500, 300],
    ["students-lost", 2026, 500, 300],
  ]);
  const usual = await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [480] }) });
  expect(usual.outcome).toBe("loaded");
});

test("a load that empties a field is held and names the field", async () => {
  const w = freshWorkspace();
  const enrolled = enrollmentFile({ schoolYear: 2026, schools: [100] });
  await loadTexts(w, {
    "SENR.txt": enrolled,
    "SELA.txt": languageFile({ schoolYear: 2026, learners: 20, others: 80 }),
  });
  const blank = languageFile({ schoolYear: 2026, learners: 20, others: 80, withLanguage: false });
  const held = await loadTexts(w, { "SELA.txt": blank });
  expect(held).toMatchObject({
    outcome: "held",
    holds: [{ kind: "field-emptied", table: "language", column: "primary_language", before: 1, after: 0 }],
  });
});

test("a load that moves a rate by more than 10 points is held and gives both rates", async () => {
  const w = freshWorkspace();
  const enrolled = enrollmentFile({ schoolYear: 2026, schools: [100] });
  await loadTexts(w, {
    "SENR.txt": enrolled,
    "SELA.txt": languageFile({ schoolYear: 2026, learners: 20, others: 80 }),
  });
  const jumped = { "SELA.txt": languageFile({ schoolYear: 2026, learners: 31, others: 69 }) };
  const held = await loadTexts(w, jumped);
  expect(held).toMatchObject({
    outcome: "held",
    holds: [{ kind: "rate-jump", rate: "english-learners", schoolYear: 2026, before: 0.2, after: 0.31, students: 100 }],
  });
  const usual = { "SELA.txt": languageFile({ schoolYear: 2026, learners: 25, others: 75 }) };
  expect((await loadTexts(w, usual)).outcome).toBe("loaded");
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

test("a corrected part smaller than the quarantined rows releases nothing, so that no row is lost silently", async () => {
  const w = freshWorkspace();
  const bad = enrollmentFile({ schoolYear: 2026, schools: [3], first: 500, grade: () => "77" });
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) + bad });
  const one = enrollmentFile({ schoolYear: 2026, schools: [1], first: 500 });
  expect(await loadTexts(w, { "SENR.txt": one }, { add: true })).toMatchObject({ released: 0 });
  expect(await waitingRows(w)).toHaveLength(3);
});

test("next year's file of the same name does not release this year's quarantine", async () => {
  const w = freshWorkspace();
  const bad = enrollmentFile({ schoolYear: 2025, schools: [2], first: 500, grade: () => "77" });
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2025, schools: [30] }) + bad });
  const next = await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  expect(next).toMatchObject({ outcome: "loaded", released: 0 });
  expect(await waitingRows(w)).toHaveLength(2);
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

test("a load killed before its swap is dropped; one killed after it is completed", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2025, schools: [30] }) });
  const one = await contentOf(w);
  copyFileSync(warehousePath(w.folder), join(w.folder, "before.duckdb"));
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  const two = await contentOf(w);
  const [, second] = readJournal(w.folder);
  if (second === undefined) throw new Error("the second load is not in the journal");
  const journal = join(w.folder, "archive", "journal", "000002.json");

  // Killed between the swap and the commit: the pending event exists, and the warehouse has the load.
  begin(w.folder, second);
  renameSync(journal, join(w.folder, "archive", "pending", "000002.json"));
  expect((await readLoads(w)).map((l) => l.number)).toEqual([1, 2]);
  const again = await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  expect(again).toMatchObject({ outcome: "unchanged", load: 2 });
  expect(await contentOf(w)).toBe(two);

  // Killed just before the swap: the pending event exists, and the warehouse does not have the load.
  renameSync(journal, join(w.folder, "archive", "pending", "000002.json"));
  renameSync(join(w.folder, "before.duckdb"), warehousePath(w.folder));
  expect((await readLoads(w)).map((l) => l.number)).toEqual([1]);
  expect(await contentOf(w)).toBe(one);
  const anew = await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  expect(anew).toMatchObject({ outcome: "loaded", load: { number: 2 } });
  expect(await contentOf(w)).toBe(two);
  expect(readPending(w.folder)).toEqual([]);
});

test("a missing archived file stops a rebuild with its name, and the warehouse is unchanged", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  const before = await contentOf(w);
  const [load] = await readLoads(w);
  renameSync(archivedPath(w.folder, load?.files[0]?.sha256 ?? ""), join(w.folder, "elsewhere"));
  await expect(rebuildWarehouse(w, { now })).rejects.toMatchObject({ code: "archive.file-missing" });
  expect(await contentOf(w)).toBe(before);
});

test.each([
  ["cut short", "{"],
  ["without its files", JSON.stringify({ kind: "load", number: 1, id: "000001-0", at: "2026-01-01T00:00:00.000Z" })],
  ["of an unknown kind", JSON.stringify({ kind: "merge", number: 1, at: "2026-01-01T00:00:00.000Z" })],
])("a journal entry %s is an error that names the file", async (_, text) => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  const path = join(w.folder, "archive", "journal", "000001.json");
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
