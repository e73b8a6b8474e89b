/**
 * California's definitions, from files to counts: a small delivery by hand in which each case is a district of its own, so that its numbers are its students.
 * The other side of each boundary is in the indicators' own cases.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { examineWorkspace } from "../../src/app/doctor.ts";
import { type AuditRun, runAudit } from "../../src/app/run-audit.ts";
import { type Audience, countsAt } from "../../src/cube/cube.ts";
import { notJudgedJson } from "../../src/printers/not-judged.ts";
import { notJudgedSchema } from "../../src/reports/audit-schema.ts";
import { keyOf } from "../../src/reports/judged/judged.ts";
import type { Workspace } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { unplacedSentences } from "../../src/ui/unplaced-words.ts";
import { fairlead } from "../cli/run.ts";
import { row, type Tag } from "../sources/bundle.ts";
import { saveProfiles } from "../sources/mapped-load.ts";
import { freshFolder, freshWorkspace, loadTexts } from "../sources/small-district.ts";

/** The cases, each a district: its number is in the codes of its schools and students. */
const cases = {
  days: 1,
  otherSchool: 2,
  partDays: 3,
  stability: 4,
  tested: 5,
  learners: 6,
  progress: 7,
  programDates: 8,
  marks: 9,
  cohort: 10,
  kindergarten: 11,
  elsewhere: 12,
} as const;
type Case = keyof typeof cases;

const district = (of: Case): string => `01${String(cases[of]).padStart(5, "0")}`;
const school = (of: Case, which = 1): string => `02${String(cases[of]).padStart(4, "0")}${which}`;
const ssid = (of: Case, student: number): string => String(1_000_000_000 + cases[of] * 1000 + student);
const schoolYear = (year: number): string => `${year - 1}-${year}`;

const files: Record<string, string> = {};
const add = (file: string, line: string): void => {
  files[file] = `${files[file] ?? ""}${line}\n`;
};

interface Stay {
  readonly grade?: string;
  readonly year?: number;
  readonly which?: number;
  readonly status?: string;
  readonly exit?: string;
  readonly code?: string;
  readonly completion?: string;
}
function enroll(of: Case, student: number, stay: Stay = {}): void {
  const { grade = "05", year = 2026, which = 1, status = "10", code = "E155", completion = "" } = stay;
  const exit = stay.exit ?? (status === "10" ? `${year}0605` : "");
  add(
    `SENR_${year}.txt`,
    row("SENR", {
      ...{
        4: district(of),
        5: school(of, which),
        7: schoolYear(year),
        8: ssid(of, student),
        9: `${cases[of]}-${student}`,
      },
      ...{ 22: `${year - 1}0818`, 23: status, 24: grade, 25: exit, 26: exit === "" ? "" : code, 27: completion },
    }),
  );
}
/** A row of one of the record types that begin with district, school, year and student. */
const record = (
  tag: Tag,
  of: Case,
  student: number,
  values: Readonly<Record<number, string>>,
  which = 1,
  year = 2026,
) =>
  add(
    `${tag}_${year}.txt`,
    row(tag, { 4: district(of), 5: school(of, which), 6: schoolYear(year), 7: ssid(of, student), ...values }),
  );
const days = (of: Case, student: number, expected: number, attended: number): void =>
  record("STAS", of, student, { 13: "N", 15: String(expected), 16: String(attended), 17: "0", 18: "0" });
function suspend(of: Case, student: number, length: string, which = 1): void {
  const incident = { 13: `I${cases[of]}-${student}-${which}` };
  record("SINC", of, student, { ...incident, 14: "20251101" }, which);
  record("SIRS", of, student, { ...incident, 14: "100", 16: length }, which);
}
const speaks = (of: Case, student: number, status: string, since: string): void =>
  record("SELA", of, student, { 13: status, 14: since, 15: "01" });
interface Taken {
  readonly type: string;
  readonly score?: string;
  readonly level?: string;
  readonly condition?: string;
  readonly which?: number;
  readonly grade?: string;
}
function test_(file: string, of: Case, student: number, t: Taken): void {
  const [score, level] = file.startsWith("ELPAC")
    ? ["OverallScaleScore", "OverallPL"]
    : ["ScaleScore", "AchievementLevels"];
  if (files[file] === undefined)
    add(
      file,
      `RecordType^SSID^CALPADSDistrictCode^CALPADSSchoolCode^CALPADSGrade^GradeAssessed^${score}^${level}^ConditionCode`,
    );
  const grade = t.grade ?? "05";
  add(
    file,
    [
      t.type,
      ssid(of, student),
      district(of),
      school(of, t.which),
      grade,
      grade,
      t.score ?? "",
      t.level ?? "",
      t.condition ?? "",
    ].join("^"),
  );
}
function course(
  of: Case,
  student: number,
  section: string,
  title: string,
  code: string,
  mark: string,
  which = 1,
): void {
  add(
    "CRSC_2026.txt",
    row("CRSC", {
      ...{ 4: district(of), 5: school(of, which), 6: schoolYear(2026), 7: code, 8: section, 9: title },
      ...{ 14: section, 15: "S1" },
    }),
  );
  record("SCSC", of, student, { 14: section, 15: "S1", 16: "5", 17: mark === "CR" ? "5" : "0", 18: mark }, which);
}

// More than 30 days expected, of kindergarten to grade 12.
enroll("days", 1);
days("days", 1, 31, 27);
enroll("days", 2);
days("days", 2, 30, 20);
enroll("days", 3, { grade: "PS" });
days("days", 3, 180, 100);

// Incidents at another school of the district, at the school of a secondary enrollment, and of nobody's.
enroll("otherSchool", 1);
suspend("otherSchool", 1, "1", 2);
enroll("otherSchool", 2);
enroll("otherSchool", 2, { which: 3, status: "20" });
suspend("otherSchool", 2, "1", 3);
suspend("otherSchool", 9, "1");
enroll("otherSchool", 3);
suspend("otherSchool", 3, "1");

// Half a day of suspension: DataQuest counts it, the Dashboard does not.
enroll("partDays", 1);
suspend("partDays", 1, "0.5");
enroll("partDays", 2);
suspend("partDays", 2, "1");

// 282 days in school, then a transfer.
enroll("stability", 1, { exit: "20260526", code: "T160" });
enroll("stability", 2);

const caaspp = "CAASPP_2026.txt";
for (const student of [1, 2, 3, 4]) enroll("tested", student);
test_(caaspp, "tested", 1, { type: "01", condition: "NTE" });
test_(caaspp, "tested", 2, { type: "01", condition: "NEL" });
test_(caaspp, "tested", 2, { type: "02", condition: "NEL" });
test_(caaspp, "tested", 3, { type: "01", score: "2500", level: "2" });
test_(caaspp, "tested", 3, { type: "02", condition: "PGE" });
test_(caaspp, "tested", 4, { type: "02", score: "2500", level: "2" });

for (const [student, statuses] of [
  [["EL", "20210818"]],
  [
    ["EL", "20180818"],
    ["RFEP", "20230301"],
  ],
  [
    ["EL", "20120818"],
    ["RFEP", "20190301"],
  ],
  [["EO", "20180818"]],
  // Reclassified in the year: an English learner on census day.
  [
    ["EL", "20180818"],
    ["RFEP", "20251101"],
  ],
].entries()) {
  enroll("learners", student);
  for (const [status = "", since = ""] of statuses) speaks("learners", student, status, since);
  test_(caaspp, "learners", student, { type: "01", score: "2500", level: "2" });
}

for (const student of [1, 2, 3, 4]) {
  enroll("progress", student);
  enroll("progress", student, { grade: "04", year: 2025 });
  speaks("progress", student, "EL", "20210818");
}
test_("ELPAC_2025.txt", "progress", 1, { type: "21", grade: "04", score: "1478", level: "2" });
test_("ELPAC_2026.txt", "progress", 1, { type: "21", score: "1490", level: "2" });
for (const [student, before, now] of [
  [2, 850, 860],
  [3, 850, 859],
] as const) {
  test_("ELPAC_2025.txt", "progress", student, { type: "23", grade: "04", score: String(before), level: "2" });
  test_("ELPAC_2026.txt", "progress", student, { type: "23", score: String(now), level: "2" });
}
// The one test and then the other: nothing to measure.
test_("ELPAC_2025.txt", "progress", 4, { type: "21", grade: "04", score: "1478", level: "2" });
test_("ELPAC_2026.txt", "progress", 4, { type: "23", score: "900", level: "3" });

enroll("programDates", 1);
record("SPRG", "programDates", 1, { 13: "181", 15: "20240815", 16: "20250605" });
enroll("programDates", 2);
record("SPRG", "programDates", 2, { 13: "181", 15: "20250815" });

for (const [student, [title, code, mark]] of (
  [
    ["Block 1", "9105", "NC"],
    ["Block 2", "9249", "NP"],
    ["Block 3", "9324", "CR"],
    ["Eng 9", "L901", "F"],
    ["Alg 1 P", "L902", "D"],
    ["Life skills", "9220", "F"],
  ] as const
).entries()) {
  enroll("marks", student, { grade: "09" });
  course("marks", student, `M${student}`, title, code, mark);
}

const fourYears = [2023, 2024, 2025, 2026];
const grades = ["09", "10", "11", "12"];
function highSchool(of: Case, student: number, to: number, last: Stay): void {
  for (const [k, year] of fourYears.slice(0, to).entries())
    enroll(of, student, { year, grade: grades[k] ?? "12", ...(k === to - 1 && { ...last, exit: `${year}0605` }) });
}
highSchool("cohort", 1, 4, { code: "E230", completion: "100" });
highSchool("cohort", 2, 2, { code: "T160" });
highSchool("cohort", 3, 4, { code: "E140" });
// Repeats grade 9 in the first year of the records.
highSchool("cohort", 4, 4, { code: "E230", completion: "100" });
files["ninth-grade.csv"] =
  `SSID,School Code,School Year,Gender,Date Entered 9th Grade\n${ssid("cohort", 4)},${school("cohort")},2025-26,F,08/18/2021\n`;

enroll("kindergarten", 1, { grade: "TK", year: 2025 });
enroll("kindergarten", 1, { grade: "TK" });
enroll("kindergarten", 2, { grade: "KN", year: 2025 });
record("SPRG", "kindergarten", 2, { 13: "185", 15: "20240818" }, 1, 2025);
enroll("kindergarten", 2, { grade: "KN" });
enroll("kindergarten", 3, { grade: "KN", year: 2025 });
enroll("kindergarten", 3, { grade: "KN" });

enroll("elsewhere", 1, { grade: "08" });
test_(caaspp, "elsewhere", 1, { type: "01", grade: "08", score: "2500", level: "2", which: 2 });
course("elsewhere", 1, "X1", "English 8", "9100", "F", 2);

let run: AuditRun<Audience>;
let workspace: Workspace;
beforeAll(async () => {
  workspace = freshWorkspace();
  await saveProfiles(workspace, { "ninth-grade.csv": files["ninth-grade.csv"] ?? "" });
  const loaded = await loadTexts(workspace, files, { accept: true, now: new Date("2026-07-20T10:00:00Z") });
  expect(loaded.outcome).toBe("loaded");
  if (loaded.outcome !== "loaded") return;
  expect(loaded.reading.files.filter((f) => f.rowsLoaded === 0).map((f) => f.name)).toEqual([]);
  run = await runAudit(operator, workspace);
}, 120_000);

const cell = (indicator: string, place: string, group?: string, year = 2026): string => {
  const { cube } = run;
  const k = group === undefined ? 0 : cube.groups.findIndex((g) => `${g.grouping}=${g.level}` === group);
  expect(k, group).toBeGreaterThanOrEqual(0);
  const at = cube.places.findIndex(({ kind, id }) => (kind === "school" || kind === "district") && id === place);
  const counts = countsAt(
    cube,
    cube.plan.indicators.findIndex(({ id }) => id === indicator),
    cube.years.indexOf(year),
    at,
    k,
  );
  if (counts === undefined || counts.n === 0) return "nobody";
  return counts.kind === "share" ? `${counts.hits} of ${counts.n}` : `${counts.n}`;
};

describe("counts of the delivery", () => {
  test.each<[what: string, indicator: string, place: string, counts: string, group?: string]>([
    ["31 days expected, not 30, and no preschool", "chronic-absence", school("days"), "1 of 1"],
    ["an incident at another school counts at the district", "suspended", district("otherSchool"), "3 of 3"],
    ["and not at the school of enrollment", "suspended", school("otherSchool"), "1 of 3"],
    ["at the school of a secondary enrollment discipline counts", "suspended", school("otherSchool", 3), "1 of 1"],
    ["and nothing else does", "chronic-absence", school("otherSchool", 3), "nobody"],
    ["DataQuest counts half a day of suspension", "suspended", school("partDays"), "2 of 2"],
    ["the Dashboard a full day", "suspended-full-day", school("partDays"), "1 of 2"],
    ["a transfer before the last day ends a stay", "stability", school("stability"), "1 of 2"],
    ["medical emergencies and first-year learners are not expected in ELA", "tested-ela", school("tested"), "1 of 1"],
    ["first-year learners and families' requests are in mathematics", "tested-math", school("tested"), "1 of 3"],
    ["current English learners, on census day", "ela-met", school("learners"), "0 of 2", "el-status=EL"],
    [
      "English learners with four years of reclassified",
      "ela-distance",
      school("learners"),
      "3",
      "el-or-recent-rfep=yes",
    ],
    ["all others", "ela-distance", school("learners"), "2", "el-or-recent-rfep=no"],
    ["half a level, and ten points on the alternate test, are progress", "el-progress", school("progress"), "2 of 3"],
    [
      "a program that ended the year before is none",
      "stability",
      school("programDates"),
      "1 of 1",
      "disadvantaged=yes",
    ],
    [
      "NC and NP are not passed, CR is; titles and codes name core courses",
      "course-failure",
      school("marks"),
      "4 of 5",
    ],
    [
      "the cohort: a documented transfer and an earlier ninth grader are not in it",
      "graduation-4yr",
      school("cohort"),
      "1 of 2",
    ],
    ["left without finishing", "dropout-4yr", school("cohort"), "1 of 2"],
    [
      "transitional kindergarten, as a grade or a program, is no repeated grade",
      "retained",
      school("kindergarten"),
      "1 of 3",
    ],
    ["a test at another school of the district counts at the district", "tested-ela", district("elsewhere"), "1 of 1"],
    ["and not at the school of enrollment", "tested-ela", school("elsewhere"), "nobody"],
    ["a course at another school of the district", "course-failure", district("elsewhere"), "1 of 1"],
  ])("%s", (_what, indicator, place, counts, group) => {
    expect(cell(indicator, place, group)).toBe(counts);
  });

  test("only the Dashboard's measures are compared by its group of English learners", () => {
    const { judged } = run.audit;
    const compared = [judged.gaps, judged.refused].flatMap((rows) =>
      Array.from({ length: rows.rows }, (_, at) => at).flatMap((at) =>
        judged.groups[rows.group[at] ?? 0]?.grouping === "el-or-recent-rfep"
          ? [judged.indicators[keyOf(rows, judged.years.length, at).indicator]?.id]
          : [],
      ),
    );
    expect(new Set(compared)).toEqual(new Set(["ela-distance"]));
  });
});

describe("what counts nowhere is shown", () => {
  const sentences = [
    "1 row (incidents) could not be placed: the student has no main enrollment in TK to grade 12 that year (1).",
    "1 row (discipline) could not be placed: the student has no main enrollment in TK to grade 12 that year (1).",
    "1 row (attendance totals) could not be placed: the student has no main enrollment in TK to grade 12 that year (1).",
  ];

  test("in the audit and its data", () => {
    expect(new Set(unplacedSentences(run.audit.unplaced, languageOf.en.joins))).toEqual(new Set(sentences));
    const file = notJudgedSchema.parse(JSON.parse([...notJudgedJson(run.audit)].join("")));
    expect(file.unplaced).toContainEqual({ table: "incident", schoolYear: 2026, why: "student", rows: 1 });
  });

  test("by doctor, and on the pages of the report", async () => {
    const { warehouse } = await examineWorkspace(operator, workspace);
    expect(warehouse).toMatchObject({ unplaced: run.audit.unplaced });
    const said = fairlead(workspace.folder, ["doctor"]);
    for (const sentence of sentences) expect(said.out.replace(/\s+/g, " ")).toContain(sentence);
    const out = join(freshFolder(), "report");
    expect(fairlead(workspace.folder, ["audit", "--out", out]).code).toBe(0);
    for (const page of ["data.html", "not-judged.html"])
      for (const sentence of sentences) expect(readFileSync(join(out, page), "utf8")).toContain(sentence);
  }, 120_000);
});
