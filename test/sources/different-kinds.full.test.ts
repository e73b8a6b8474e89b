import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DifferentKinds } from "../../src/base/different-kinds.ts";
import { profilesPath, type Workspace } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { ask, enrollmentFile, freshWorkspace, loadTexts, studentFile } from "./small-district.ts";

const students = 40;
const id = (i: number): string => String(1_000_000_000 + i);
const senr = enrollmentFile({ schoolYear: 2026, schools: [students] });
const sinf = studentFile({ schoolYear: 2026, students, localId: (i) => `L${i}` });
/** A district's own roster that says grade 06 and another gender and birth date about its first students. */
const roster = (differing: number): string =>
  [
    "student,school,entry,grade,gender,born",
    ...Array.from({ length: students }, (_, i) => row(i, i < differing)),
    "",
  ].join("\n");
const row = (i: number, differs: boolean): string =>
  `${id(i)},0100001,2025-08-15,${differs ? "06,X,2015-04-02" : "05,F,2015-04-01"}`;

const profile = `name: own
kind: roster
headings: [student, school, entry, grade, gender, born]
studentIds: state
schoolYear: 2026
fills:
  - table: enrollment
    columns:
      school_year: { schoolYear: true }
      student_id: { from: student, as: id, digits: 10 }
      school_id: { from: school, as: id, digits: 7 }
      entry_date: { from: entry, as: date }
      status: { value: primary }
      grade: { from: grade, codes: { "05": "05", "06": "06" } }
  - table: student
    columns:
      student_id: { from: student, as: id, digits: 10 }
      start_date: { firstDay: true }
      gender: { from: gender, codes: { F: F, X: X } }
      birth_date: { from: born, as: date }
`;

function workspace(): Workspace {
  const w = freshWorkspace();
  writeFileSync(join(profilesPath(w.folder), "own.yaml"), profile);
  return w;
}

const grades = (w: Workspace): Promise<unknown> =>
  ask(w, "SELECT grade, count(*) AS n FROM records.enrollment GROUP BY 1 ORDER BY 1");

test("a load says where it and another kind of file disagree, with both lines and both values, and which counts", async () => {
  const w = workspace();
  expect(await loadTexts(w, { "SENR.txt": senr, "SINF.txt": sinf })).toMatchObject({ differentKinds: [] });
  const loaded = await loadTexts(w, { "own.csv": roster(3) }, { accept: true });
  const kinds = { kind: "mapped.own/own", rows: 3 };
  expect(loaded).toMatchObject({
    differentKinds: [
      {
        ...kinds,
        table: "student",
        column: "birth_date",
        by: "start-date",
        value: "####-##-##",
        earlierValue: "####-##-##",
      },
      { ...kinds, table: "student", column: "gender", by: "start-date", value: "X", earlierValue: "F" },
      {
        ...{ ...kinds, table: "enrollment", column: "grade", by: "last-loaded", value: "06", earlierValue: "05" },
        lines: { file: "own.csv", line: 2, earlierFile: "SENR.txt", earlierLine: 1 },
      },
    ],
  });
  expect(await grades(w)).toEqual([
    { grade: "05", n: students - 3 },
    { grade: "06", n: 3 },
  ]);
});

test("the kind of file that the settings name counts, in whatever order the files are loaded", async () => {
  for (const order of [
    ["SENR.txt", "own.csv"],
    ["own.csv", "SENR.txt"],
  ] as const) {
    const w = workspace();
    const believing = { ...w, config: { ...w.config, conflicts: { enrollment: "calpads/SENR" } } };
    const texts = { "SENR.txt": senr, "own.csv": roster(3) };
    const [first, second] = order;
    await loadTexts(w, { [first]: texts[first] }, { accept: true });
    const loaded = await loadTexts(believing, { [second]: texts[second] }, { accept: true });
    expect(loaded).toMatchObject({ differentKinds: [{ table: "enrollment", column: "grade", by: "settings" }] });
    expect(await grades(w)).toEqual([{ grade: "05", n: students }]);
  }
});

test("files of the same kind and equal values are no difference between kinds", async () => {
  const w = workspace();
  await loadTexts(w, { "SENR.txt": senr });
  expect(await loadTexts(w, { "own.csv": roster(0) }, { accept: true })).toMatchObject({ differentKinds: [] });
  expect(await loadTexts(w, { "own.csv": roster(2) }, { accept: true })).toMatchObject({
    differentKinds: [
      { table: "enrollment", column: "grade", rows: 2, kind: "mapped.own/own", earlierKind: "calpads/SENR" },
    ],
  });
});

test("the sentences name both lines, both values, and the setting that decides", () => {
  const difference: Omit<DifferentKinds, "by"> = {
    ...{ table: "enrollment", column: "grade", kind: "mapped.own/own", earlierKind: "calpads/SENR", rows: 3 },
    ...{
      value: "06",
      earlierValue: "05",
      lines: { file: "own.csv", line: 2, earlierFile: "SENR.txt", earlierLine: 1 },
    },
  };
  for (const { terminal } of Object.values(languageOf)) {
    const say = terminal.load.differentKinds;
    const sentences = (["start-date", "settings", "last-loaded"] as const).map((by) => say.one({ ...difference, by }));
    expect(new Set(sentences).size).toBe(3);
    for (const text of sentences) expect(text).toMatch(/2.*own\.csv.*06.*1.*SENR\.txt.*05/);
    expect(say.decide("enrollment", "mapped.own/own", "calpads/SENR")).toContain(
      "conflicts: { enrollment: calpads/SENR }",
    );
  }
});
