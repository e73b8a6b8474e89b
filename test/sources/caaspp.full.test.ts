import fc from "fast-check";
import { expect, test } from "vitest";
import { testSubjects } from "../../src/records/student-year/tests.ts";
import { problemWords } from "../../src/ui/language/problems.ts";
import { goodBundle, goodTestFile, withDelivery } from "./bundle.ts";

test("a student data file yields tests, distances, enrollments, groups and last year's scores", async () => {
  await withDelivery({ "CAASPP_2025.txt": goodTestFile() }, async (reading, db) => {
    expect(reading.problems).toEqual([]);
    expect(reading.files).toMatchObject([
      { source: "caaspp", recordType: "TOMS", rowsIn: 6, rowsLoaded: 6, scopes: ["caaspp/TOMS/2025/0110017"] },
    ]);
    expect(
      await db.all(
        "SELECT school_year, subject, score, level, distance, tested FROM staged.assessment WHERE source_line = 2 ORDER BY 1",
      ),
    ).toEqual([
      { school_year: 2024, subject: "ela", score: 2450, level: 2, distance: 2450 - 2473, tested: true },
      { school_year: 2025, subject: "ela", score: 2500, level: 2, distance: 2500 - 2502, tested: true },
    ]);
    expect(await db.all("SELECT DISTINCT derived, status, grade, school_year FROM staged.enrollment")).toEqual([
      { derived: true, status: "primary", grade: "05", school_year: 2025 },
    ]);
    expect(await db.all("SELECT program, count(*) AS n FROM staged.program GROUP BY 1")).toEqual([
      { program: "disadvantaged", n: 3 },
    ]);
    expect(
      await db.all(
        "SELECT elas, CAST(min(start_date) AS VARCHAR) AS since, count(*) AS n FROM staged.language GROUP BY 1 ORDER BY 1",
      ),
    ).toEqual([
      { elas: "EL", since: "2018-08-15", n: 3 },
      { elas: "EO", since: "2024-07-01", n: 3 },
    ]);
    expect(
      await db.all("SELECT category, eligible, CAST(end_date AS VARCHAR) AS until FROM staged.disability"),
    ).toEqual([
      { category: "sld", eligible: true, until: "2025-06-30" },
      { category: "sld", eligible: true, until: "2025-06-30" },
    ]);
    expect(
      await db.all("SELECT count(*) AS n FROM staged.student WHERE race_white AND parent_education = 'high-school'"),
    ).toEqual([{ n: 6 }]);
  });
});

test("names with commas, other delimiters and a year column read the same", async () => {
  const commas = goodTestFile()
    .trimEnd()
    .split("\n")
    .map((l, i) => `${l.replaceAll("^", ",")},${i === 0 ? "SchoolYear" : "2023-24"}`)
    .join("\n");
  await withDelivery({ "scores.csv": commas }, (reading) => {
    expect(reading.problems).toEqual([]);
    expect(reading.files).toMatchObject([{ recordType: "TOMS", schoolYears: [2024], rowsLoaded: 6 }]);
  });
});

test("without a year anywhere every row is quarantined, and the message says what is missing", async () => {
  await withDelivery({ "scores.txt": goodTestFile() }, (reading) => {
    expect(reading.files).toMatchObject([{ rowsLoaded: 0, rowsQuarantined: 6 }]);
    expect(reading.problems).toMatchObject([{ code: "sources.column-missing", rows: 6 }]);
    expect(reading.problems.map((p) => problemWords(p, "en").what)[0]).toContain("the file's name");
  });
});

test("not tested is recorded; alternate tests are tests of their own; an invalid score is left blank with a warning", async () => {
  const [header, ...rows] = goodTestFile(3).trimEnd().split("\n");
  const cells = rows.map((r) => r.split("^"));
  const at = (name: string) => header?.split("^").indexOf(name) ?? -1;
  (cells[0] as string[])[at("ScaleScore")] = "";
  (cells[1] as string[])[at("RecordType")] = "03";
  (cells[2] as string[])[at("AchievementLevels")] = "9";
  const text = [header, ...cells.map((c) => c.join("^")), ""].join("\n");
  await withDelivery({ "t2025.txt": text }, async (reading, db) => {
    expect(reading.files).toMatchObject([{ rowsIn: 3, rowsLoaded: 3, setAside: {} }]);
    expect(reading.problems).toMatchObject([
      { code: "sources.not-a-number", severity: "warning", columnName: "AchievementLevels" },
    ]);
    expect(
      await db.all(
        "SELECT subject, tested, score, level FROM staged.assessment WHERE NOT derived ORDER BY source_line",
      ),
    ).toMatchObject([
      { subject: "ela", tested: false, score: null, level: 2 },
      { subject: "alternate-ela", tested: true },
      { subject: "ela", tested: true, score: 2502, level: null },
    ]);
  });
});

test("ELPAC: overall score and level", async () => {
  const text = goodTestFile()
    .replace("ScaleScoreMinus1^AchievementLevelMinus1", "OverallScaleScoreMinus1^OverallPLMinus1")
    .replace("ScaleScore^AchievementLevels", "OverallScaleScore^OverallPL")
    .replaceAll(/^0[12]\^/gm, "21^");
  await withDelivery({ "e2025.txt": text }, async (reading, db) => {
    expect(reading.problems).toEqual([]);
    expect(
      await db.all(
        "SELECT school_year, subject, count(level) AS n, count(distance) AS d FROM staged.assessment GROUP BY ALL ORDER BY 1",
      ),
    ).toEqual([
      { school_year: 2024, subject: "elpac", n: 6, d: 0 },
      { school_year: 2025, subject: "elpac", n: 6, d: 0 },
    ]);
  });
});

const cersHeader =
  "StudentIdentifier,SchoolName,DistrictId,SchoolId,SchoolYear,SubmitDateTime,AssessmentType,AssessmentSubType,AssessmentName,Subject,GradeLevelWhenAssessed,Completeness,AdministrationCondition,ScaleScore,ScaleScoreAchievementLevel,HispanicOrLatinoEthnicity,EconomicDisadvantageStatus";

interface CersRow {
  readonly student?: number;
  readonly type?: string;
  readonly sub?: string;
  readonly name?: string;
  readonly subject?: string;
  readonly on?: string;
  readonly done?: string;
  readonly given?: string;
  readonly score?: string;
  readonly level?: number;
}

const cersRow = (of: CersRow): string => {
  const { student = 1, type = "Interim", sub = "IAB", name = "Grade 5 - Fractions", subject = "Math" } = of;
  const { on = "2024-11-14 10:20:30", done = "Complete", given = "SD", score = "2480", level = 2 } = of;
  return `100000000${student},"Alder, North",0110017,0112345,2025,${on},${type},${sub},${name},${subject},05,${done},${given},${score},${level},Yes,Yes`;
};
const summative = { type: "Summative", sub: "SUM", given: "Valid", on: "2025-05-02 09:00:00", score: "2510", level: 3 };
const cers = (...rows: readonly CersRow[]): string => [cersHeader, ...rows.map(cersRow)].join("\n");

test("CERS: interims are the district's own results, by instrument, form and day", async () => {
  const text = cers(
    { ...summative, subject: "ELA", name: "Grade 5 ELA" },
    { sub: "ICA", name: "Grade 5 Math ICA", level: 4, score: "2600" },
    {},
    { on: "2025-02-03T08:00:00Z", given: "NS", level: 3 },
    { student: 2, sub: "FIAB", done: "Partial", score: "" },
    { ...summative, name: "Grade 5 Math", level: 2 },
    { type: "Practice" },
  );
  await withDelivery({ "cers.csv": text }, async (reading, db) => {
    expect(reading.problems).toEqual([]);
    expect(reading.files).toMatchObject([
      {
        recordType: "CERS",
        rowsIn: 3,
        rowsLoaded: 2,
        setAside: { "not-used": 1 },
        scopes: ["caaspp/CERS/2025/0110017"],
      },
      { recordType: "CERS-interim", rowsIn: 4, rowsLoaded: 4, scopes: ["caaspp/CERS-interim/2025/0110017"] },
    ]);
    const columns = "student_id, subject, test, CAST(date AS VARCHAR) AS date, tested, score, level, distance";
    const rows = await db.all(`SELECT ${columns} FROM staged.assessment ORDER BY source_line`);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["1000000001", "ela", "Smarter Balanced ELA", null, true, 2510, 3, 8],
      [
        "1000000001",
        "local",
        "CERS interim-ICA-Math-Grade 5 Math ICA-SD-Complete-2024-11-14",
        "2024-11-14",
        true,
        2600,
        4,
        null,
      ],
      [
        "1000000001",
        "local",
        "CERS interim-IAB-Math-Grade 5 - Fractions-SD-Complete-2024-11-14",
        "2024-11-14",
        true,
        2480,
        2,
        null,
      ],
      [
        "1000000001",
        "local",
        "CERS interim-IAB-Math-Grade 5 - Fractions-NS-Complete-2025-02-03",
        "2025-02-03",
        true,
        2480,
        3,
        null,
      ],
      [
        "1000000002",
        "local",
        "CERS interim-FIAB-Math-Grade 5 - Fractions-SD-Partial-2024-11-14",
        "2024-11-14",
        false,
        null,
        2,
        null,
      ],
      ["1000000001", "math", "Smarter Balanced mathematics", null, true, 2510, 2, -18],
    ]);
    expect(await db.all("SELECT name FROM staged.school")).toEqual([{ name: "Alder, North" }]);
  });
});

test("CERS: an interim says nothing about who is enrolled or disadvantaged, alone or beside summative results", async () => {
  await withDelivery({ "interim.csv": cers({}, { student: 2 }) }, async (reading, db) => {
    expect(reading.files).toMatchObject([{ recordType: "CERS-interim", rowsIn: 2, rowsLoaded: 2 }]);
    expect(reading.tables).toEqual([{ id: "assessment", rows: 2 }]);
    expect(await db.all("SELECT DISTINCT subject FROM staged.assessment")).toEqual([{ subject: "local" }]);
  });
  await withDelivery({ "both.csv": cers(summative, { student: 2 }) }, async (_, db) => {
    for (const table of ["enrollment", "program", "student"])
      expect(await db.all(`SELECT DISTINCT student_id FROM staged.${table}`), table).toEqual([
        { student_id: "1000000001" },
      ]);
  });
});

test("CERS: summative rows are read the same with any interims beside them", async () => {
  const arbitrary = fc.array(
    fc.record({
      student: fc.integer({ min: 1, max: 9 }),
      sub: fc.constantFrom("ICA", "IAB", "FIAB", ""),
      type: fc.constantFrom("Interim", "INTERIM", "interim ", "IAB"),
      subject: fc.constantFrom("ELA", "Math", "ELPAC"),
      level: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const state = [
    { ...summative, level: 2 },
    { ...summative, subject: "ELA", student: 2, score: "2400", level: 1 },
  ];
  const stateRows = async (text: string) => {
    let found: unknown[] = [];
    await withDelivery({ "cers.csv": text }, async (_, db) => {
      found = await db.all(
        "SELECT student_id, school_year, subject, test, tested, score, level, distance, derived, scope FROM staged.assessment WHERE subject <> 'local' ORDER BY ALL",
      );
    });
    return found;
  };
  const alone = await stateRows(cers(...state));
  expect(alone).toHaveLength(2);
  expect(testSubjects).not.toContain("local");
  await fc.assert(
    fc.asyncProperty(arbitrary, async (interims) => {
      expect(await stateRows(cers(...interims, ...state))).toEqual(alone);
    }),
    { numRuns: 2 },
  );
});

test("with CALPADS in the delivery, inferred facts are marked so that stated ones take precedence", async () => {
  await withDelivery({ ...goodBundle(), "t2025.txt": goodTestFile() }, async (_, db) => {
    expect(await db.all("SELECT derived, count(*) AS n FROM staged.enrollment GROUP BY 1 ORDER BY 1")).toEqual([
      { derived: false, n: 6 },
      { derived: true, n: 6 },
    ]);
  });
});
