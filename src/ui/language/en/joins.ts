import type { UnplacedReason } from "../../../base/unplaced.ts";
import { formats } from "../formats.ts";
import type { JoinWords } from "../join-words.ts";
import { tableNames } from "./record-names.ts";
import { count, locale, n, percent, plural, year } from "./writing.ts";

const list = (items: readonly string[]): string => formats.list(locale, "conjunction").format(items);
const inYear = (schoolYear: number | null): string => (schoolYear === null ? "" : ` of ${year(schoolYear)}`);

const unplacedWhy: Readonly<Record<UnplacedReason, (rows: number) => string>> = {
  student: (rows) =>
    `the ${plural(rows, "student has", "students have")} no main enrollment in TK to grade 12 that year`,
  district: (rows) => `the ${plural(rows, "student is", "students are")} enrolled only in another district`,
  school: (rows) => `the ${plural(rows, "student is", "students are")} enrolled only in another school`,
  "no-school": (rows) =>
    `${plural(rows, "it names", "they name")} no school, and the ${plural(rows, "student", "students")} attended several`,
};

const shownSchools = 5;

/** How rows match enrollment, English. */
export const joins: JoinWords = {
  title: "How the rows match enrollment:",
  headings: ["Rows about", "Rows", "By student", "By school", "By year", "By all", ""],
  waits: "waits for enrollment",
  poor: "check",
  tableNames,
  waiting: (table, schoolYear, rows) =>
    `${count(rows, "row")} (${tableNames[table]}${inYear(schoolYear)}) ${plural(rows, "waits", "wait")} for enrollment${inYear(schoolYear)}: ${plural(rows, "it counts", "they count")} as soon as it is loaded.`,
  schoolsMissing: (table, schoolYear, schools) =>
    `${count(schools.length, "school")} with students ${plural(schools.length, "is", "are")} missing (${tableNames[table]}${inYear(schoolYear)}), while others are there: ${list([...schools.slice(0, shownSchools), ...(schools.length > shownSchools ? [`${n(schools.length - shownSchools)} more`] : [])])}.`,
  unmatchedSchools: (table, rows, here, enrolled) =>
    `${count(rows, "row")} (${tableNames[table]}) ${plural(rows, "names a school", "name schools")} that enrollment does not have: ${list(here)}. Enrollment has schools such as ${list(enrolled)}.`,
  unmatchedStudents: (table, rows) =>
    `${count(rows, "row")} (${tableNames[table]}) ${plural(rows, "is about a student", "are about students")} whose ID is not in enrollment. ${plural(rows, "It does", "They do")} not count until an enrollment with that ID is loaded.`,
  held: ({ table, schoolYear, by, failing, rows, of: total, earlier, here, enrolled }) => {
    const whose = earlier ? " that are already loaded" : "";
    const subject = `${n(rows)} of ${count(total, "row")} (${tableNames[table]}${inYear(schoolYear)})${whose} would not match enrollment (${percent(rows / total)})`;
    const forms =
      here.length > 0 && enrolled.length > 0
        ? by === "student"
          ? ` Their IDs look like ${list(here)}; in enrollment they look like ${list(enrolled)} (# is a digit, x a letter).`
          : ` They name ${list(here)}; enrollment has ${list(enrolled)}.`
        : "";
    const some = failing < rows ? `in ${n(failing)} of them ` : "";
    switch (by) {
      case "student":
        return `${subject}: ${some}the students' IDs are not in enrollment.${forms} Export both files with the same kind of student ID, or load the enrollment of these students first.`;
      case "school":
        return `${subject}: ${some}the school codes are not in enrollment.${forms} Export both files with the same school codes, or load the enrollment of these schools first.`;
      case "together":
        return `${subject}: enrollment has these students and these schools, but not these students at these schools in that year. Is this the right school year, and the school where they are enrolled?`;
    }
  },
  unplacedTitle: "Records that could not be placed",
  unplacedLede:
    "These rows could not be matched to a school of that year, so they are not counted anywhere. All other rows count at their school. If the student is enrolled at another school in the district, they count for the district.",
  unplacedNone: "Every row about a student counts at a school or for the district.",
  unplaced: (table, reasons) => {
    const rows = reasons.reduce((sum, r) => sum + r.rows, 0);
    return `${count(rows, "row")} (${tableNames[table]}) could not be placed: ${reasons
      .map((r) => `${unplacedWhy[r.why](r.rows)} (${n(r.rows)})`)
      .join("; ")}.`;
  },
  quality: {
    title: "How the records match enrollment",
    lede: "A row counts at its school if its student is enrolled there that school year. Incidents, tests and courses at another school in the district count for the district.",
    headings: ["Records", "Rows", "Student known", "School known", "Year known", "All three"],
    none: "not named",
    waits: (rows) => `${count(rows, "row")} ${plural(rows, "waits", "wait")} for enrollment of their year.`,
    poor: "Many rows do not match. Numbers that use them are incomplete.",
  },
  doctor: {
    name: "Records match",
    unplaced: "Records placed",
    unplacedFix:
      "Load the enrollment of these students, or correct the school in these rows. Leave rows that are right unchanged.",
    fine: (tables) => `rows of ${count(tables, "table")} match enrollment`,
    fix: "Load the missing enrollment, or export the files again with the same student IDs and school codes.",
    income: "Family income",
    incomeFine: "known in every school year",
    incomeMissing: (years) =>
      `unknown in ${years.map(year).join(", ")}: no gap between students from low-income families and others can be computed`,
    incomeFix: "Load the meal program's records, or map the column that has free or reduced-price meals.",
    unread: "Files read",
    unreadDetail: (files, names) =>
      `${count(files, "file")} of the loads ${plural(files, "was", "were")} not recognized and not used: ${list(names)}`,
    unreadFine: "every loaded file was recognized",
    unreadFix: "`fairlead map FILE --save` says what the columns of a file mean; then load it again.",
  },
};
