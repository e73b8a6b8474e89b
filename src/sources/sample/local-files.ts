import { chance } from "./chance.ts";
import { catalogue } from "./courses.ts";
import { csvText } from "./csv.ts";
import type { DistrictYear, StudentYear } from "./district-year.ts";
import { type ExportFile, encoded, type FileHabits } from "./export-file.ts";
import { gradeCodes } from "./people.ts";

/** What neither the state's files nor OneRoster hold: the district's own lists, as spreadsheets save them. */
export function* localFiles(
  year: DistrictYear,
  seed: number,
  habits: FileHabits,
  dailyAttendance: boolean,
): Generator<ExportFile> {
  const academicYear = `${year.schoolYear - 1}-${year.schoolYear}`;
  const csv = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): ExportFile => {
    // Spreadsheets write a mark at the beginning whatever the system's own habit.
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
  yield csv(
    "participation.csv",
    ["Local Student ID", "School Code", "School Year", "Extracurricular", "Met Counselor"],
    students
      .filter((s) => s.grade >= gradeCodes.indexOf("04"))
      .map((s) => [
        ...[withoutZeros(s.person.localId), withoutZeros(lastSchool(s)), academicYear, s.activity ? "Y" : "N"],
        s.grade >= gradeCodes.indexOf("06") ? (s.counselor ? "Y" : "N") : "",
      ]),
  );
  yield csv(
    "student-survey.csv",
    [
      ...["Survey", "Local Student ID", "School Code", "School Year", "Grade", "Caring adult", "Safe at school"],
      ...["Safe to and from school", "Sense of belonging", "Bullied this year"],
    ],
    students.flatMap((s) =>
      s.answers === null
        ? []
        : [
            [
              ...["Student voice", s.person.localId, lastSchool(s), academicYear],
              ...[withoutZeros(gradeCodes[s.grade] ?? ""), ...s.answers.map(String)],
            ],
          ],
    ),
  );
  yield csv(
    "ap-exams.csv",
    ["SSID", "School Year", "Subject", "Exam", "Exam Score"],
    students.flatMap((s) =>
      s.exams.map((e) => [
        s.person.ssid,
        academicYear,
        "AP",
        catalogue.get(e.course)?.name ?? e.course,
        String(e.score),
      ]),
    ),
  );
  yield csv(
    "college-enrollment.csv",
    ["SSID", "School Year", "Enrolled in College"],
    students.filter((s) => s.graduated).map((s) => [s.person.ssid, academicYear, s.college ? "Y" : "N"]),
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
const lastSchool = (s: StudentYear): string => s.spells.at(-1)?.school.id ?? "";
/** What a spreadsheet makes of an identifier it takes for a number. */
const withoutZeros = (id: string): string => id.replace(/^0+(?=.)/, "");

/** A row a student, school and school day; how many days were missed is as in the year's summary, which ones is chance. */
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
