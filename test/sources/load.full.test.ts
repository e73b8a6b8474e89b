import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
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
import { revertLoad } from "../../src/sources/undo.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { type Workspace, warehousePath } from "../../src/sources/workspace.ts";
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
  testFile,
  written,
} from "./small-district.ts";

const now = new Date("2026-03-01T10:00:00Z");
const students = async (w: Workspace): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await ask(
        w,
        "SELECT school_year AS y, count(DISTINCT student_id) AS n FROM records.enrollment GROUP BY 1 ORDER BY 1",
      )
    ).map((row) => [String(row["y"]), Number(row["n"])]),
  );

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

test("the same content under a name that states another year is another delivery", async () => {
  const w = freshWorkspace();
  const text = testFile({ students: 30, score: "2500" });
  await loadTexts(w, { "CAASPP 2025.txt": text });
  expect((await loadTexts(w, { "CAASPP 2026.txt": text })).outcome).toBe("loaded");
  expect((await loadTexts(w, { "CAASPP (1) 2026.txt": text })).outcome).toBe("unchanged");
});

test("last year's score in this year's file does not replace the score of last year's file", async () => {
  const w = freshWorkspace();
  const scores = (): Promise<readonly Record<string, unknown>[]> =>
    ask(
      w,
      "SELECT school_year AS y, score, count(*) AS n, count(school_id) AS s FROM records.assessment GROUP BY ALL ORDER BY ALL",
    );
  await loadTexts(w, { "CAASPP 2025.txt": testFile({ students: 30, score: "2500" }) });
  expect(
    (await loadTexts(w, { "CAASPP 2026.txt": testFile({ students: 33, score: "2520", before: "2411" }) })).outcome,
  ).toBe("loaded");
  expect(await scores()).toEqual([
    { y: 2025, score: 2411, n: 3, s: 0 },
    { y: 2025, score: 2500, n: 30, s: 30 },
    { y: 2026, score: 2520, n: 33, s: 33 },
  ]);
  await revertLoad(w, "1", { now });
  expect(await scores()).toEqual([
    { y: 2025, score: 2411, n: 33, s: 0 },
    { y: 2026, score: 2520, n: 33, s: 33 },
  ]);
});

test("an older file is loaded again when a newer one has replaced it since", async () => {
  const w = freshWorkspace();
  const older = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) };
  await loadTexts(w, older);
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [31] }) });
  expect((await loadTexts(w, older)).outcome).toBe("loaded");
  expect(await students(w)).toEqual({ 2026: 30 });
});

test("a newer file replaces its year and district, and nothing else", async () => {
  const w = freshWorkspace();
  await loadTexts(w, {
    "y25.txt": enrollmentFile({ schoolYear: 2025, schools: [40] }),
    "y26.txt": enrollmentFile({ schoolYear: 2026, schools: [40] }),
    "other.txt": enrollmentFile({ schoolYear: 2026, schools: [7], district: "5954321", first: 900 }),
  });
  await loadTexts(w, { "y26 corrected.txt": enrollmentFile({ schoolYear: 2026, schools: [38], first: 100 }) });
  expect(await students(w)).toEqual({ 2025: 40, 2026: 45 });
  const gone = await ask(
    w,
    "SELECT count(*) AS n FROM records.enrollment WHERE school_year = 2026 AND student_id = '1000000000'",
  );
  expect(gone).toEqual([{ n: 0 }]);
});

test("with add, a partial file is appended, and a row with the same key is corrected", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [40] }) });
  const part = enrollmentFile({ schoolYear: 2026, schools: [5], first: 38, grade: () => "07" });
  expect((await loadTexts(w, { "part.txt": part }, { add: true })).outcome).toBe("loaded");
  expect(await students(w)).toEqual({ 2026: 43 });
  expect(await ask(w, "SELECT count(*) AS n FROM records.enrollment WHERE grade = '07'")).toEqual([{ n: 5 }]);
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

test("exactly a tenth fewer students is not held; one more is", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [100] }) });
  const tenth = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [90] }) };
  expect((await loadTexts(w, tenth)).outcome).toBe("loaded");
  const more = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [80] }) };
  expect((await loadTexts(w, more)).outcome).toBe("held");
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

test("undoing the last or an earlier load gives the warehouse without that load", async () => {
  const first = { "SENR.txt": enrollmentFile({ schoolYear: 2025, schools: [50, 30] }) };
  const second = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [52, 29], first: 10 }) };
  const third = { "SELA.txt": languageFile({ schoolYear: 2026, learners: 20, others: 60 }) };
  const w = freshWorkspace();
  for (const files of [first, second, third]) await loadTexts(w, files);

  const withoutThird = freshWorkspace();
  for (const files of [first, second]) await loadTexts(withoutThird, files);
  expect((await revertLoad(w, "3", { now })).number).toBe(3);
  expect(await contentOf(w)).toBe(await contentOf(withoutThird));

  await loadTexts(w, third);
  await revertLoad(w, "2", { now });
  const withoutSecond = freshWorkspace();
  for (const files of [first, third]) await loadTexts(withoutSecond, files);
  expect(await contentOf(w)).toBe(await contentOf(withoutSecond));
  expect((await readLoads(w)).map((l) => [l.number, l.stands])).toEqual([
    [1, true],
    [2, false],
    [3, false],
    [5, true],
  ]);
  await expect(revertLoad(w, "2", { now })).rejects.toMatchObject({ code: "load.undone" });
  await expect(revertLoad(w, "4", { now })).rejects.toMatchObject({ code: "load.unknown" });
});

test("a rebuild equals the loads; as of a date, the loads up to then", async () => {
  const w = freshWorkspace();
  const on = (day: string): { now: Date } => ({ now: new Date(`${day}T10:00:00Z`) });
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [50] }) }, on("2025-10-01"));
  const october = await contentOf(w);
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [52] }) }, on("2025-12-01"));
  const december = await contentOf(w);
  await revertLoad(w, "2", on("2026-01-10"));
  const january = await contentOf(w);
  expect(january).toBe(october);

  await rebuildWarehouse(w, { now });
  expect(await contentOf(w)).toBe(january);
  const known = await rebuildWarehouse(w, { now, asOf: "2025-12-01" });
  expect(await contentOf(w, known.path)).toBe(december);
  const early = await rebuildWarehouse(w, { now, asOf: "2025-11-30", out: join(freshFolder(), "then.duckdb") });
  expect(await contentOf(w, early.path)).toBe(october);
  expect(await contentOf(w)).toBe(january);
  const before = rebuildWarehouse(w, { now, asOf: "2025-09-01" });
  await expect(before).rejects.toMatchObject({ code: "rebuild.nothing-known" });
  await expect(rebuildWarehouse(w, { now, asOf: "soon" })).rejects.toMatchObject({ code: "rebuild.not-a-date" });
  const instead = rebuildWarehouse(w, { now, asOf: "2025-12-01", out: warehousePath(w.folder) });
  await expect(instead).rejects.toMatchObject({ code: "rebuild.in-the-way" });
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
  for (const table of tables) saveProfile(w.folder, proposeMapping(table), false, languageOf.en.proposals);
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

test("a warehouse from an older version is refused; a rebuild and the next load both upgrade it from the archive", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  const made = await contentOf(w);
  const makeOlder = async (make: (older: DuckDb) => Promise<void>): Promise<void> => {
    const older = await openDuckDb(warehousePath(w.folder));
    await make(older);
    await older.close();
    await expect(openWarehouse(w.folder)).rejects.toMatchObject({ code: "warehouse.older" });
  };
  const withoutColumn = async (older: DuckDb): Promise<void> => {
    await older.run("DROP VIEW records.enrollment; DROP VIEW kept.enrollment");
    await older.run("ALTER TABLE kept_rows.enrollment DROP COLUMN grade");
    await older.run("CREATE VIEW records.enrollment AS SELECT * FROM kept_rows.enrollment");
  };
  // The first version stored text instead of origin numbers in each row.
  const firstVersion = async (older: DuckDb): Promise<void> => {
    await older.run("CREATE TABLE rows_then AS FROM kept.enrollment; DROP VIEW records.enrollment");
    for (const schema of ["kept", "kept_rows", "past", "past_rows"]) await older.run(`DROP SCHEMA ${schema} CASCADE`);
    await older.run("CREATE SCHEMA kept; CREATE TABLE kept.enrollment AS FROM rows_then; DROP TABLE rows_then");
    await older.run("CREATE VIEW records.enrollment AS FROM kept.enrollment");
    await older.run("DROP TABLE meta.origins; UPDATE meta.state SET version = 1");
  };
  await makeOlder(withoutColumn);
  await rebuildWarehouse(w, { now });
  expect(await contentOf(w)).toBe(made);
  await makeOlder(firstVersion);
  await loadTexts(w, { "SELA.txt": languageFile({ schoolYear: 2026, learners: 3, others: 1 }) }, { accept: true });
  expect(await contentOf(w)).not.toBe(made);
  await makeOlder(firstVersion);
  await revertLoad(w, "2", { now });
  expect(await contentOf(w)).toBe(made);
});
