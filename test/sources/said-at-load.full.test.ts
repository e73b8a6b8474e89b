import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { profileSources, savedProfiles } from "../../src/sources/profile/saved-profiles.ts";
import { readDelivery } from "../../src/sources/read.ts";
import { saveProfiles } from "./mapped-load.ts";
import { freshFolder, freshWorkspace } from "./small-district.ts";

let db: DuckDb;
const folder = freshFolder();
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

const rows = Array.from({ length: 30 }, (_, i) => i);

/** What is said about a file that is read as proposed, and what became of its rows. */
async function said(lines: readonly string[]): Promise<{ problems: unknown[]; setAside: unknown; loaded: number }> {
  const workspace = freshWorkspace();
  await saveProfiles(workspace, { "own.csv": lines.join("\n") });
  const path = join(folder, "own.csv");
  writeFileSync(path, lines.join("\n"));
  const { problems, files } = await readDelivery([{ name: "own.csv", path }], db, {
    sources: profileSources(savedProfiles(workspace.folder)),
  });
  return {
    problems: problems.map(({ code, severity, facts }) => [code, severity, facts]),
    setAside: files[0]?.setAside,
    loaded: files[0]?.rowsLoaded ?? 0,
  };
}

test("two columns with one heading and different values are named; equal ones are not", async () => {
  const head = "Student ID,School Code,School Year,Days Absent,Days Absent,Days Enrolled";
  const row = (i: number, again: number): string => `${200_100 + i},1901,2024-2025,${i % 9},${again},180`;
  expect((await said([head, ...rows.map((i) => row(i, i % 5))])).problems).toEqual([
    ["sources.heading-twice", "warning", { headings: ["Days Absent"] }],
  ]);
  expect((await said([head, ...rows.map((i) => row(i, i % 9))])).problems).toEqual([]);
});

test("rows that load nothing until a question is answered wait for it: they are not called useless", async () => {
  const head = "Student ID,School Code,School Year,Attendance Rate";
  const { problems, setAside, loaded } = await said([
    head,
    ...rows.map((i) => `${200_100 + i},1901,2024-2025,${(0.8 + (i % 20) / 100).toFixed(2)}`),
  ]);
  expect(loaded).toBe(0);
  expect(setAside).toEqual({ unanswered: 30 });
  expect(problems).toMatchObject([["mapped.question-open", "error", { question: { about: { kind: "grade" } } }]]);
});

test("a name is no identifier of a student: its rows are quarantined", async () => {
  const head = "Student ID,School Code,School Year,Grade,Gender";
  const right = await said([head, ...rows.map((i) => `S${i},1901,2024-2025,05,F`)]);
  expect(right).toMatchObject({ problems: [], loaded: 30 });
  const names = await said([
    head,
    ...rows.map((i) => `Ana ${"abcdefghijklmnopqrstuvwxyzabcdef"[i]},1901,2024-2025,05,F`),
  ]);
  expect(names.loaded).toBe(0);
  expect(names.problems).toMatchObject([["sources.not-an-identifier", "error", {}]]);
});
