import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { type Proposal, proposeMapping } from "../../src/mapper/propose.ts";
import { applyProfile } from "../../src/sources/profile/apply-profile.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { profileFromYaml, profileToYaml } from "../../src/sources/profile/profile-file.ts";
import { readDelivery } from "../../src/sources/read.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { problemWords } from "../../src/ui/language/problems.ts";

/** Real public files kept next to the repository, if present; none are part of it. */
const real = join(import.meta.dirname, "../../../shared/data/real");
const at = (path: string): string => join(real, path);
const here = existsSync(real);

async function withDb(work: (db: DuckDb) => Promise<void>): Promise<void> {
  const db = await openDuckDb();
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

const n = async (db: DuckDb, sql: string): Promise<number> => Number(Object.values((await db.all(sql))[0] ?? {})[0]);

function everyRowHasAFate(reading: Reading): void {
  for (const f of reading.files) {
    const aside = Object.values(f.setAside).reduce((sum, k) => sum + k, 0);
    expect(f.rowsLoaded + f.rowsQuarantined + aside).toBe(f.rowsIn);
  }
}

describe.skipIf(!here)("OneRoster bundles from other vendors", () => {
  test.each(["v1p1-full", "v1p1-full.zip", "v1p1-minimal", "vendor-export-2018"])(
    "%s is read, with every fault explained",
    (name) =>
      withDb(async (db) => {
        const reading = await readDelivery([{ name, path: at(`oneroster-samples/${name}`) }], db);
        for (const f of reading.files) expect(f.source).toBe("oneroster");
        everyRowHasAFate(reading);
        for (const p of reading.problems) expect(problemWords(p, "en").fix.length).toBeGreaterThan(10);
      }),
  );

  test("the vendor export without standard headings gives every student of grade its enrollment", () =>
    withDb(async (db) => {
      const reading = await readDelivery([{ name: "v", path: at("oneroster-samples/vendor-export-2018") }], db);
      const students = await n(db, "SELECT count(*) FROM parts.oneroster_user WHERE role = 'student'");
      expect(await n(db, "SELECT count(DISTINCT student_id) FROM staged.enrollment")).toBe(students);
      expect(reading.quarantine).toEqual([]);
      expect(reading.problems.every((p) => p.severity === "warning")).toBe(true);
    }));
});

interface Tried {
  readonly proposal: Proposal;
  readonly reading: Reading;
  readonly db: DuckDb;
}

async function tryFile(
  path: string,
  answer: (p: Profile) => Profile,
  look: (tried: Tried) => Promise<void>,
): Promise<void> {
  const file = { name: basename(path), path: at(path) };
  await withDb(async (db) => {
    const { tables } = await sourceTables([file]);
    const [table] = tables;
    if (table === undefined) throw new Error(`${file.name} holds no table`);
    const proposal = proposeMapping(table);
    expect(profileFromYaml(profileToYaml(proposal, languageOf.en.proposals))).toEqual(proposal.profile);
    const reading = await applyProfile(answer(proposal.profile), [file], db);
    everyRowHasAFate(reading);
    await look({ proposal, reading, db });
  });
}

const asked = (proposal: Proposal): string[] => proposal.questions.map((q) => q.where);

describe.skipIf(!here)("student-level research files", () => {
  test("Tennessee STAR, one row per student and year: the year follows from the grade, which only a person can map", () =>
    tryFile(
      "tn-star/star_long.csv",
      (p) => ({
        ...p,
        decide: { "state-test": "no" },
        yearCodes: { from: "gr", codes: { K: 1986, "1": 1987, "2": 1988, "3": 1989 } },
      }),
      async ({ proposal, reading, db }) => {
        expect(asked(proposal)).toEqual(
          expect.arrayContaining(["decide.state-test", "yearCodes.codes.K", "codes.eth.O"]),
        );
        expect(reading.files[0]?.rowsIn).toBe(26796);
        expect(reading.files[0]?.schoolYears).toEqual([1986, 1987, 1988, 1989]);
        const pupils = await n(db, "SELECT count(DISTINCT student_id) FROM staged.enrollment");
        expect(pupils).toBeGreaterThan(10000);
        expect(await n(db, "SELECT count(*) FROM staged.enrollment WHERE school_year = 1986 AND grade <> 'KN'")).toBe(
          0,
        );
        expect(await n(db, "SELECT count(*) FROM staged.assessment WHERE subject <> 'local'")).toBe(0);
      },
    ));

  test("Tennessee STAR, one row per student: four grades side by side become one row per grade", () =>
    tryFile(
      "tn-star/STAR.csv",
      (p) => ({
        ...p,
        decide: { "state-test": "no" },
        yearCodes: { from: "grade", codes: { k: 1986, "1": 1987, "2": 1988, "3": 1989 } },
      }),
      async ({ proposal, reading, db }) => {
        expect(proposal.profile.sideBySide).toMatchObject({ by: "grade", ends: ["k", "1", "2", "3"] });
        expect(reading.files[0]?.rowsIn).toBe(11598);
        const pupils = await db.all(
          "SELECT school_year AS y, any_value(grade) AS g, count(DISTINCT grade) AS gs, count(*) AS n FROM staged.enrollment GROUP BY 1 ORDER BY 1",
        );
        // As counted in the file: pupils with a school in each grade, scores in each subject.
        expect(pupils.map(({ y, g, gs, n }) => [y, g, gs, n])).toEqual([
          [1986, "KN", 1, 6325],
          [1987, "01", 1, 6829],
          [1988, "02", 1, 6840],
          [1989, "03", 1, 6802],
        ]);
        expect(await n(db, "SELECT count(*) FROM staged.assessment")).toBe(48875);
        expect(await n(db, "SELECT count(*) FROM staged.program WHERE program = 'free-meal'")).toBe(13111);
      },
    ));

  test("urban growth: rows without a stated year do not load", () =>
    tryFile(
      "egsingle-growth/egsingle.csv",
      (p) => p,
      async ({ proposal, reading }) => {
        expect(asked(proposal)).toEqual(expect.arrayContaining(["decide.state-test", "confirm.female"]));
        expect(reading.files[0]).toMatchObject({ rowsIn: 7230, rowsLoaded: 0 });
      },
    ));

  test("High School and Beyond has no student ids: line numbers are used once a person confirms", () =>
    tryFile(
      "hsb82/Hsb82.csv",
      (p) => ({ ...p, schoolYear: 1982, decide: { identify: "line-number", grade: "12" } }),
      async ({ proposal, db }) => {
        expect(asked(proposal).sort()).toEqual(["decide.grade", "decide.identify", "schoolYear"]);
        expect(await n(db, "SELECT count(DISTINCT student_id) FROM staged.enrollment")).toBe(7185);
        expect(await n(db, "SELECT count(DISTINCT school_id) FROM staged.enrollment")).toBe(160);
      },
    ));

  test("London students are numbered separately in each school", () =>
    tryFile(
      "london-exam/Exam.csv",
      (p) => ({ ...p, schoolYear: 1990, decide: { identify: "with-school", grade: "11" } }),
      async ({ proposal, db }) => {
        expect(proposal.questions.find((q) => q.id === "decide.identify")?.suggestion).toBe("with-school");
        expect(await n(db, "SELECT count(DISTINCT school_id) FROM staged.enrollment")).toBe(65);
        expect(await n(db, "SELECT count(DISTINCT student_id) FROM staged.student")).toBeGreaterThan(4050);
      },
    ));

  test("Portuguese pupils: absences without days enrolled make no absence record, and a note says so", () =>
    tryFile(
      "uci-student-performance/student-mat.csv",
      (p) => ({ ...p, schoolYear: 2006 }),
      async ({ proposal, reading }) => {
        expect(proposal.notes.map((note) => note.kind)).toContain("no-days-enrolled");
        expect(reading.files[0]?.rowsIn).toBe(395);
      },
    ));

  test("open university students", () =>
    tryFile(
      "oulad/studentInfo.csv.gz",
      (p) => ({ ...p, schoolYear: 2014, decide: { school: "OU", grade: "AD" } }),
      async ({ reading, db }) => {
        expect(reading.files[0]?.rowsIn).toBe(32593);
        expect(await n(db, "SELECT count(*) FROM staged.student WHERE gender IS NULL")).toBe(0);
      },
    ));
});
