import { expect, test } from "vitest";
import { languageOf } from "../../src/ui/language/languages.ts";
import { ask, enrollmentFile, freshWorkspace, languageFile, loadTexts } from "./small-district.ts";

const grades = (changed: number): string =>
  enrollmentFile({ schoolYear: 2025, schools: [40], grade: (student) => (student < changed ? "06" : "05") });

test("of two loads that differ about one fact the later wins, and it says how many rows now say something else", async () => {
  const w = freshWorkspace();
  expect(await loadTexts(w, { "a.txt": grades(0) })).toMatchObject({ outcome: "loaded", overruled: [] });
  // The whole file again with three grades corrected; then part of it, appended, with one grade changed back.
  expect(await loadTexts(w, { "b.txt": grades(3) })).toMatchObject({
    outcome: "loaded",
    overruled: [{ table: "enrollment", rows: 3 }],
  });
  const [first = ""] = grades(0).split("\n");
  expect(await loadTexts(w, { "c.txt": `${first}\n` }, { add: true })).toMatchObject({
    outcome: "loaded",
    overruled: [{ table: "enrollment", rows: 1 }],
  });
  expect(await ask(w, "SELECT count(*) AS n FROM records.enrollment WHERE grade = '06'")).toEqual([{ n: 2 }]);
  // Repeating the same values changes nothing.
  expect(await loadTexts(w, { "d.txt": `${first}\n\n` }, { add: true })).toMatchObject({ overruled: [] });
});

test("an earlier school year loaded later overrules nothing, and the load says how many rows differ", async () => {
  const w = freshWorkspace();
  const status = (schoolYear: number, learners: number): string =>
    // Every year's file states the statuses of August 2024.
    languageFile({ schoolYear, learners, others: 4 - learners }).replaceAll(/\^20\d\d0815/g, "^20240815");
  await loadTexts(w, { "SELA_2026.txt": status(2026, 1) });
  expect(await loadTexts(w, { "SELA_2025.txt": status(2025, 3) }, { accept: true })).toMatchObject({
    outcome: "loaded",
    overruled: [],
    differentYears: [{ table: "language", rows: 2 }],
  });
  expect(await ask(w, "SELECT elas, count(*) AS n FROM records.language GROUP BY 1 ORDER BY 1")).toEqual([
    { elas: "EL", n: 1 },
    { elas: "EO", n: 3 },
  ]);
});

test("the sentence counts all tables", () => {
  const tables = [
    { name: "enrollment", rows: 3 },
    { name: "programs", rows: 1200 },
  ];
  expect(languageOf.en.terminal.load.overruled(tables)).toContain("1,203 rows of earlier loads were replaced");
  expect(languageOf.es.terminal.load.overruled(tables)).toContain("1,203 filas");
  expect(languageOf.en.terminal.load.differentYears(tables)).toContain("1,203 rows of earlier loads");
  expect(languageOf.es.terminal.load.differentYears(tables)).toContain("1,203 filas");
});
