import { expect, test } from "vitest";
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

test("not tested is recorded; alternate tests are set aside; an invalid score is left blank with a warning", async () => {
  const [header, ...rows] = goodTestFile(3).trimEnd().split("\n");
  const cells = rows.map((r) => r.split("^"));
  const at = (name: string) => header?.split("^").indexOf(name) ?? -1;
  (cells[0] as string[])[at("ScaleScore")] = "";
  (cells[1] as string[])[at("RecordType")] = "03";
  (cells[2] as string[])[at("AchievementLevels")] = "9";
  const text = [header, ...cells.map((c) => c.join("^")), ""].join("\n");
  await withDelivery({ "t2025.txt": text }, async (reading, db) => {
    expect(reading.files).toMatchObject([{ rowsIn: 3, rowsLoaded: 2, setAside: { "not-used": 1 } }]);
    expect(reading.problems).toMatchObject([
      { code: "sources.not-a-number", severity: "warning", columnName: "AchievementLevels" },
    ]);
    expect(
      await db.all("SELECT tested, score, level FROM staged.assessment WHERE NOT derived ORDER BY source_line"),
    ).toEqual([
      { tested: false, score: null, level: 2 },
      { tested: true, score: 2502, level: null },
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

test("CERS: summative results only", async () => {
  const header =
    "StudentIdentifier,SchoolName,DistrictId,SchoolId,SchoolYear,AssessmentType,Subject,GradeLevelWhenAssessed,ScaleScore,ScaleScoreAchievementLevel,HispanicOrLatinoEthnicity,EconomicDisadvantageStatus";
  const line = (type: string, subject: string) =>
    `1000000001,"Alder, North",0110017,0112345,2025,${type},${subject},05,2510,3,Yes,No`;
  const text = [header, line("Summative", "ELA"), line("Interim", "ELA"), line("Summative", "Math")].join("\n");
  await withDelivery({ "cers.csv": text }, async (reading, db) => {
    expect(reading.problems).toEqual([]);
    expect(reading.files).toMatchObject([
      { recordType: "CERS", rowsIn: 3, rowsLoaded: 2, setAside: { "not-used": 1 } },
    ]);
    expect(await db.all("SELECT subject, distance FROM staged.assessment ORDER BY 1")).toEqual([
      { subject: "ela", distance: 8 },
      { subject: "math", distance: -18 },
    ]);
    expect(await db.all("SELECT name FROM staged.school")).toEqual([{ name: "Alder, North" }]);
  });
});

test("with CALPADS in the delivery, inferred facts are marked so that stated ones take precedence", async () => {
  await withDelivery({ ...goodBundle(), "t2025.txt": goodTestFile() }, async (_, db) => {
    expect(await db.all("SELECT derived, count(*) AS n FROM staged.enrollment GROUP BY 1 ORDER BY 1")).toEqual([
      { derived: false, n: 6 },
      { derived: true, n: 6 },
    ]);
  });
});
