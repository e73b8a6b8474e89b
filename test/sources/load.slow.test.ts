import { copyFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { archivedPath, begin, readJournal, readPending } from "../../src/sources/archive.ts";
import { readLoads } from "../../src/sources/loads.ts";
import { waitingRows } from "../../src/sources/quarantine.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import { warehousePath } from "../../src/sources/workspace.ts";
import { contentOf, enrollmentFile, freshWorkspace, languageFile, loadTexts } from "./small-district.ts";

const now = new Date("2026-03-01T10:00:00Z");

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
  const reloaded = await loadTexts(w, { "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [30] }) });
  expect(reloaded).toMatchObject({ outcome: "loaded", load: { number: 2 } });
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
