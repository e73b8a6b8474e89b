import { chance } from "./chance.ts";
import { catalog } from "./courses.ts";
import { csvText } from "./csv.ts";
import type { DistrictYear, StudentYear } from "./district-year.ts";
import { type ExportFile, encoded, type FileHabits } from "./export-file.ts";
import { gradeCodes } from "./people.ts";

/** The district's own lists, saved from spreadsheets: facts that neither state files nor OneRoster contain. */
export function* localFiles(
  year: DistrictYear,
  seed: number,
  habits: FileHabits,
  dailyAttendance: boolean,
): Generator<ExportFile> {
  const academicYear = `${year.schoolYear - 1}-${year.schoolYear}`;
  const csv = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): ExportFile => {
    // Spreadsheets always write a byte-order mark.
    return { name, bytes: encoded(csvText([header, ...rows]), { ...habits, encoding: "utf-8-bom" }, true) };
  };
  const { students, district } = year;
  yield csv(
    "schools.csv",
    ["School Code", "School Name", "District Code", "District Name", "County Code", "County Name", "State"],
    district.schools.map((s) => [
      ...[s.id, s.name, district.id, district.name, district.countyId, district.countyName],
      "CA",
    ]),
  );
  yield csv(
    "foster-youth.csv",
    ["SSID", "School Year", "Program", "Program Start Date"],
    students
      .filter((s) => s.person.foster)
      .map((s) => [s.person.ssid, academicYear, "Foster youth", s.spells[0]?.entry ?? year.calendar.first]),
  );
  yield csv(
    "teachers.csv",
    ["SEID", "School Year", "School Code", "Job Classification", "Credential Type", "In Field"],
    year.staff.flatMap(({ school, staff }) =>
      staff
        .filter((t) => t.subject !== "counselor" && t.subject !== "administrator")
        .map((t) => [
          t.seid,
          academicYear,
          school.id,
          "Teacher",
          credentials[t.credential] ?? "",
          t.inField ? "Y" : "N",
        ]),
    ),
  );
  const took = (s: StudentYear, program: string): string[] => [
    ...[withoutZeros(s.person.localId), withoutZeros(lastSchool(s)), academicYear, program],
  ];
  yield csv(
    "participation.csv",
    ["Local Student ID", "School Code", "School Year", "Program"],
    students
      .filter((s) => !isMissing(lastSchool(s), year))
      .flatMap((s) => [...(s.activity ? [took(s, "Activity")] : []), ...(s.counselor ? [took(s, "Counseling")] : [])]),
  );
  yield csv(
    "student-survey.csv",
    [
      ...["Survey", "Local Student ID", "School Code", "School Name", "School Year", "Grade"],
      "There is an adult who cares about me",
      ...["I feel safe at school", "I feel safe on the way to school", "I belong here", "I was bullied this year"],
    ],
    surveyRows(students, academicYear),
  );
  yield csv(
    "ap-exams.csv",
    ["SSID", "School Year", "Subject", "Exam", "Exam Score"],
    students.flatMap((s) =>
      s.exams.map((e) => [s.person.ssid, academicYear, "AP", catalog.get(e.course)?.name ?? e.course, String(e.score)]),
    ),
  );
  yield csv(
    "college-enrollment.csv",
    ["SSID", "School Year", "Program"],
    students.filter((s) => s.college).map((s) => [s.person.ssid, academicYear, "College enrollment"]),
  );
  if (dailyAttendance) {
    yield csv(
      "daily-attendance.csv",
      ["Local Student ID", "School Code", "Attendance Date", "Attendance Code"],
      dailyRows(year, seed),
    );
  }
}

const credentials: Readonly<Record<string, string>> = {
  full: "Clear",
  intern: "Intern",
  emergency: "Emergency",
  waiver: "Waiver",
};
const agreement = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
const frequency = ["Never", "Rarely", "Sometimes", "Often", "Always"];
/** An answer as text; the last item asks about frequency, the others about agreement. */
const inWords = (answer: number, question: number): string =>
  (question === 4 ? frequency : agreement)[answer - 1] ?? "";
/** One row per respondent, with some blank answers, one duplicate form, and one identifier that matches no student. */
function surveyRows(students: readonly StudentYear[], academicYear: string): string[][] {
  const rows = students.flatMap((s) => {
    if (s.answers === null) return [];
    const last = s.spells.at(-1)?.school;
    const blank = Number(s.person.localId.slice(-3)) % 61;
    const answers = s.answers.map((answer, question) => (question === blank ? "" : inWords(answer, question)));
    const grade = withoutZeros(gradeCodes[s.grade] ?? "");
    return [["Student voice", s.person.localId, last?.id ?? "", last?.name ?? "", academicYear, grade, ...answers]];
  });
  const [first] = rows;
  return first ? [...rows, first, first.with(1, "999999")] : rows;
}
/** The school whose list of participants was not delivered in one year. */
export const missingList = {
  role: "quarry-hill",
  schoolYear: 2024,
  indicators: ["extracurricular", "counseled"],
} as const;
const isMissing = (school: string, { district, schoolYear }: DistrictYear): boolean =>
  schoolYear === missingList.schoolYear && district.schools.some((s) => s.id === school && s.role === missingList.role);
const lastSchool = (s: StudentYear): string => s.spells.at(-1)?.school.id ?? "";
/** An identifier that a spreadsheet converted to a number. */
const withoutZeros = (id: string): string => id.replace(/^0+(?=.)/, "");

/** One row per student, school and school day. Days missed match the year's summary; the dates are random. */
function dailyRows(year: DistrictYear, seed: number): string[][] {
  const rng = chance(`${seed}/${year.district.id}/${year.schoolYear}/days`);
  const rows: string[][] = [];
  for (const s of year.students) {
    for (const spell of s.spells) {
      const from = year.calendar.days.indexOf(spell.entry);
      const days = year.calendar.days.slice(from, from + spell.days);
      const kinds = days.map((_, i) =>
        i < spell.suspendedOut ? "OSS" : i >= spell.absent ? "P" : i < spell.absent * 0.6 ? "E" : "U",
      );
      rng.shuffle(kinds);
      days.forEach((day, i) => {
        rows.push([s.person.localId, spell.school.id, day, kinds[i] ?? "P"]);
      });
    }
  }
  return rows;
}
