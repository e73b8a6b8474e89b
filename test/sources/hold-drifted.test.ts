import fc from "fast-check";
import { expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { caaspp } from "../../src/sources/caaspp/caaspp.ts";
import { columnProblem } from "../../src/sources/column-fault.ts";
import { driftHolds } from "../../src/sources/hold-drifted.ts";
import { fileColumnsOf } from "../../src/sources/mapping.ts";
import { driftOfRecord } from "../../src/sources/student-layout-drift.ts";
import { studentTestLayouts } from "./student-test-layouts.ts";

type Test = (typeof caaspp.records)[number];

/** The headings that mappings read, the first name of each; a year has many names, and a file can lack all. */
const namesIn = (mappings: readonly Test["main"][]): string[] => [
  ...new Set(
    mappings.flatMap((mapping) =>
      Object.values(mapping?.columns ?? {}).flatMap((source) =>
        fileColumnsOf(source).flatMap((at) =>
          "header" in at && !at.header.includes("SchoolYear") ? [at.header[0] ?? ""] : [],
        ),
      ),
    ),
  ),
];
const headingsOf = (record: Test): string[] => namesIn([record.main, ...(record.also ?? [])]);
const needed = ({ main, optional = [] }: Test): string[] => {
  const columns = Object.entries(main?.columns ?? {}).filter(([name]) => !optional.includes(name));
  return main === null ? [] : namesIn([{ ...main, columns: Object.fromEntries(columns) }]);
};
const tests = caaspp.records.filter(({ id }) => id !== "CERS-interim");

test("a file with all columns of a student format, and any others beside them, has not drifted", () => {
  const others = [
    "StandardErrorMeasurement",
    "ConditionCode",
    "Attemptedness",
    "UIN",
    "ReportingEthnicity",
    "FirstName",
    "Domain1Level",
  ];
  expect(tests.length).toBe(3);
  for (const record of tests) {
    expect(driftOfRecord(record, [...headingsOf(record), ...others]), record.id).toEqual([]);
    // Nor has one that lacks what only some files have.
    expect(driftOfRecord(record, [...needed(record), ...others]), record.id).toEqual([]);
  }
});

test("reports a missing required column, or any renamed one, in every student format", () => {
  let renamings = 0;
  for (const record of tests) {
    const all = headingsOf(record);
    for (const gone of all) {
      // The enrollment grade is used if the test grade is missing, and vice versa.
      if (["GradeAssessed", "CALPADSGrade"].includes(gone)) continue;
      const asked = { columns: [gone], all: 1 };
      const dropped = driftOfRecord(
        record,
        all.filter((heading) => heading !== gone),
      );
      if (needed(record).includes(gone)) {
        expect(dropped, `${record.id} ${gone}`).toMatchObject([{ code: "sources.columns-missing", facts: asked }]);
      }
      const name = `${gone}Revised`;
      const renamed = driftOfRecord(
        record,
        all.map((heading) => (heading === gone ? name : heading)),
      );
      if (gone === "IncludeIndicator") {
        expect(dropped, record.id).toEqual([]);
        continue;
      }
      // Only some layouts have results of earlier years; and for a short name, any longer one could be a different
      // word.
      if (/Minus\d$/.test(gone) || gone.length < 5) continue;
      renamings += 1;
      expect(renamed, `${record.id} ${gone}`).toMatchObject([{ facts: { ...asked, instead: [name] } }]);
    }
  }
  expect(renamings).toBeGreaterThan(60);
});

test("columns about groups that a format does not have are named, with the groups that the file lacks instead", () => {
  const fields = (more: readonly string[], without: RegExp): string[] => [
    ...headingsOf(tests[0] as Test).filter((heading) => !without.test(heading)),
    ...more,
  ];
  const unread = (headings: readonly string[]) => {
    const as = caaspp.recognize({ delimiter: "^", lines: [{ line: 1, fields: headings }] });
    return as?.by === "header" ? as.faults?.filter(({ code }) => code === "sources.columns-unread") : undefined;
  };
  const usual = ["ReportingEthnicity", "UIN", "EmbeddedAccommodation1-AmericanSignLanguage(Online)", "ELASforTesting"];
  const statuses = ["MigrantStatus", "MilitaryStatus", "FosterStatus", "HomelessStatus", "EconomicDisadvantageStatus"];
  expect(unread(fields([...usual, ...statuses], /^$/))).toEqual([]);
  expect(unread(fields([...usual, "GenderIdentity"], /^$/))).toMatchObject([
    { facts: { columns: ["GenderIdentity"], all: 1, lacking: [] } },
  ]);
  const races =
    /^(Asian|White|Filipino|BlackorAfricanAmerican|AmericanIndianorAlaskaNative|HawaiianOrOtherPacificIslander)$/;
  const [fault] = unread(fields(["StudentRace1", "StudentRace2"], races)) ?? [];
  expect(fault).toMatchObject({ facts: { columns: ["StudentRace1", "StudentRace2"], all: 2 } });
  expect((fault?.facts as { lacking?: string[] } | undefined)?.lacking).toContain("Asian");
  // It is a notice: the rest of the file is right.
  expect(
    holdsOf({ ...fault, severity: "warning", file: "a", lines: [], rows: 0, students: 0 } as unknown as Problem),
  ).toEqual([]);
});

const columnsNamed = (headings: readonly string[]): string[] => {
  const as = caaspp.recognize({ name: "a_2024.txt", delimiter: "^", lines: [{ line: 1, fields: headings }] });
  if (as?.by !== "header") throw new Error("the layout is a student test file");
  return (as.faults ?? []).flatMap(({ facts }) => [
    ...((facts as { columns?: string[] }).columns ?? []),
    ...((facts as { lacking?: string[] }).lacking ?? []),
  ]);
};

test.each(Object.entries(studentTestLayouts))(
  "all columns of %s are known, and groups come from them",
  (_, headings) => {
    expect(headings.length).toBeGreaterThan(40);
    expect(columnsNamed(headings)).toEqual([]);
    // So do spellings with spaces, dashes and other letters.
    expect(columnsNamed(headings.map((h) => ` ${h.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toUpperCase()}`))).toEqual([]);
  },
);

test.each(Object.entries(studentTestLayouts))(
  "a column that no layout of %s has is named, renamed ones too",
  (_, headings) => {
    for (const fresh of ["Homeroom", "GenderIdentity", "NewStudentGroup", "StudentRace1"])
      expect(columnsNamed([...headings, fresh])).toContain(fresh);
    const unlike = /^(Blank\d*|EndofRecord)$/;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: headings.length - 1 }), (at) => {
        const heading = headings[at] ?? "";
        // Without its marks the file is not this kind at all.
        const isMark =
          /^(RecordType|SSID|CALPADSSchoolCode|(Overall)?ScaleScore|StudentIdentifier|AssessmentType|SchoolId)$/;
        if (unlike.test(heading) || isMark.test(heading) || heading === "ScaleScoreAchievementLevel") return;
        const renamed = `Zz${heading}`;
        expect(columnsNamed(headings.map((h, i) => (i === at ? renamed : h)))).toContain(renamed);
      }),
      { seed: 20241130, numRuns: 60 },
    );
  },
);

test("the older heading of condition codes is no drift", () => {
  const [record] = tests;
  if (record === undefined) throw new Error("there are student tests");
  const headings = headingsOf(record).map((heading) => (heading === "ConditionCode" ? "Condition Codes" : heading));
  expect(headings).toContain("Condition Codes");
  expect(driftOfRecord(record, headings)).toEqual([]);
});

test("the headings of a file say so when it is recognized", () => {
  const fields = [
    "RecordType",
    "SSID",
    "CALPADSDistrictCode",
    "CALPADSSchoolCode",
    "GradeAssessed",
    "ScaleScore",
    "PerformanceLevel",
    "ConditionCode",
  ];
  const as = caaspp.recognize({ delimiter: "^", lines: [{ line: 1, fields }] });
  expect(as?.by === "header" ? as.faults : as).toMatchObject([
    { code: "sources.columns-missing", facts: { columns: ["AchievementLevels"], all: 1 } },
  ]);
});

const holdsOf = (...problems: Problem[]): unknown[] =>
  driftHolds({ files: [], problems, quarantine: [], tables: [] }).map(({ kind }) => kind);
const fault = (value: string, rows: number, outcome: "blank" | "quarantined" = "blank"): Problem =>
  columnProblem({
    ...{
      fault: "bad" as const,
      file: "a.csv",
      recordName: "a",
      reader: { as: "date" },
      column: 1,
      columnName: "Date",
    },
    ...{ outcome, rows, rowsOfFile: 100, students: rows, lines: [2], value, holders: 1, distinctValues: 1 },
  });

test("day-first dates hold a load in any outcome; a single typo does not", () => {
  expect(holdsOf(fault("13/02/2025", 3))).toEqual(["dates-day-first"]);
  expect(holdsOf(fault("31.12.2024", 60, "quarantined"))).toEqual(["dates-day-first"]);
  expect(holdsOf(fault("13/02/2025", 1))).toEqual([]);
  expect(holdsOf(fault("02/31/2025", 15))).toEqual([]);
  expect(holdsOf(fault("13/13/2025", 15))).toEqual([]);
});

test("a column that is mostly refused holds a load; one with some bad cells does not", () => {
  expect(holdsOf(fault("no", 60))).toEqual(["column-refused"]);
  expect(holdsOf(fault("no", 40))).toEqual([]);
});
