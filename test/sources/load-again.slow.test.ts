import { join } from "node:path";
import { expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { readLoads } from "../../src/sources/loads.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { warehousePath } from "../../src/sources/workspace.ts";
import {
  ask,
  contentOf,
  enrollmentFile,
  freshFolder,
  freshWorkspace,
  languageFile,
  loadTexts,
  students,
  testFile,
} from "./small-district.ts";

const now = new Date("2026-03-01T10:00:00Z");

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

test("exactly a tenth fewer students is not held; one more is", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [100] }) });
  const tenth = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [90] }) };
  expect((await loadTexts(w, tenth)).outcome).toBe("loaded");
  const more = { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [80] }) };
  expect((await loadTexts(w, more)).outcome).toBe("held");
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
