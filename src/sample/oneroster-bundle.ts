import { strToU8, zipSync } from "fflate";
import { csvText } from "./csv.ts";
import type { School } from "./district.ts";
import type { DistrictYear, Section, Teacher } from "./district-year.ts";
import type { ExportFile } from "./export-file.ts";
import { gradeCodes, type Person } from "./people.ts";

/** CEDS grade codes (used by OneRoster) that differ from the state's. */
const ceds: Readonly<Record<string, string>> = { KN: "KG" };

/** Every file that the manifest of OneRoster 1.2 lists. */
const fileNames = [
  "academicSessions",
  "categories",
  "classes",
  "classResources",
  "courses",
  "courseResources",
  "demographics",
  "enrollments",
  "lineItems",
  "orgs",
  "resources",
  "results",
  "roles",
  "userProfiles",
  "users",
] as const;

/** A row by headings; missing ones are blank. */
type BundleRow = Readonly<Record<string, string>>;

/** A file of the bundle: its rows under the specification's headings. */
function csv(headings: string, rows: readonly BundleRow[]): Uint8Array {
  const columns = ["sourcedId", "status", "dateLastModified", ...headings.split(",")];
  return strToU8(csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]));
}

/** People in the bundle, with the roster system's own identifiers. */
interface Roster {
  readonly year: DistrictYear;
  readonly session: string;
  /** Students enrolled at the end of the year, with their school. */
  readonly students: readonly { readonly person: Person; readonly grade: string; readonly school: School }[];
  readonly classes: readonly {
    readonly classId: string;
    readonly courseId: string;
    readonly school: School;
    readonly section: Section;
  }[];
  /** Each teacher once, at the first school where they teach. */
  readonly teachers: readonly { readonly teacher: Teacher; readonly school: School }[];
}

const orgId = ({ id }: { readonly id: string }): string => `org-${id}`;
const studentId = ({ localId }: Person): string => `stu-${localId}`;
const teacherId = ({ seid }: Teacher): string => `tch-${seid}`;

/** First item of each key, in order. */
function firstOfEach<T>(items: readonly T[], key: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(key(item))) byKey.set(key(item), item);
  return [...byKey.values()];
}

function rosterOf(year: DistrictYear): Roster {
  const students = year.students.flatMap(({ person, grade, spells }) => {
    const last = spells.at(-1);
    if (last === undefined || last.exit < `${year.schoolYear}-05-01`) return [];
    const code = gradeCodes[grade] ?? "";
    return [{ person, grade: ceds[code] ?? code, school: last.school }];
  });
  const classes = year.staff.flatMap(({ school, sections }) =>
    sections.map((section) => ({
      classId: `cls-${school.id}-${section.id}`,
      courseId: `crs-${school.id}-${section.course.id}`,
      school,
      section,
    })),
  );
  const teachers = firstOfEach(
    classes.map(({ school, section }) => ({ teacher: section.teacher, school })),
    ({ teacher }) => teacher.seid,
  );
  return { year, session: `sy-${year.schoolYear}`, students, classes, teachers };
}

function academicSessions({ year: { schoolYear, calendar }, session }: Roster): Uint8Array {
  const whole = {
    sourcedId: session,
    title: `${schoolYear - 1}-${schoolYear}`,
    type: "schoolYear",
    startDate: calendar.first,
    endDate: calendar.last,
    schoolYear: `${schoolYear}`,
  };
  const terms = ["S1", "S2", "FY"].map((term) => ({
    sourcedId: `${session}-${term}`,
    title: term,
    type: term === "FY" ? "term" : "semester",
    startDate: term === "S2" ? `${schoolYear}-01-06` : calendar.first,
    endDate: term === "S1" ? `${schoolYear - 1}-12-19` : calendar.last,
    parentSourcedId: session,
    schoolYear: `${schoolYear}`,
  }));
  return csv("title,type,startDate,endDate,parentSourcedId,schoolYear", [whole, ...terms]);
}

function orgs({ year: { district } }: Roster): Uint8Array {
  const schools = district.schools.map((school) => ({
    sourcedId: orgId(school),
    name: school.name,
    type: "school",
    identifier: school.id,
    parentSourcedId: orgId(district),
  }));
  return csv("name,type,identifier,parentSourcedId", [
    { sourcedId: orgId(district), name: district.name, type: "district", identifier: district.id },
    ...schools,
  ]);
}

function courses({ session, classes }: Roster): Uint8Array {
  const rows = firstOfEach(classes, ({ courseId }) => courseId).map(({ courseId, school, section: { course } }) => ({
    sourcedId: courseId,
    schoolYearSourcedId: session,
    title: course.name,
    courseCode: course.id,
    orgSourcedId: orgId(school),
    subjectCodes: course.state,
  }));
  return csv("schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes", rows);
}

function classes(roster: Roster): Uint8Array {
  const rows = roster.classes.map(({ classId, courseId, school, section: { id, course, terms } }) => ({
    sourcedId: classId,
    title: course.name,
    courseSourcedId: courseId,
    classCode: id,
    classType: course.id === "E100" ? "homeroom" : "scheduled",
    schoolSourcedId: orgId(school),
    termSourcedIds: terms.map((term) => `${roster.session}-${term}`).join(","),
  }));
  return csv(
    "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
    rows,
  );
}

function users({ students, teachers }: Roster): Uint8Array {
  const studentRows = students.map(({ person, grade, school }) => ({
    sourcedId: studentId(person),
    enabledUser: "true",
    username: person.localId,
    userIds: `{LocalId:${person.localId}}`,
    givenName: person.first,
    familyName: person.last,
    identifier: person.ssid,
    grades: grade,
    primaryOrgSourcedId: orgId(school),
  }));
  const teacherRows = teachers.map(({ teacher, school }) => ({
    sourcedId: teacherId(teacher),
    enabledUser: "true",
    username: teacher.seid,
    givenName: teacher.first,
    familyName: teacher.last,
    identifier: teacher.seid,
    primaryOrgSourcedId: orgId(school),
  }));
  return csv(
    "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
    [...studentRows, ...teacherRows],
  );
}

function roles({ year: { calendar }, students, teachers }: Roster): Uint8Array {
  const studentRows = students.map(({ person, school }) => ({
    sourcedId: `role-${person.localId}`,
    userSourcedId: studentId(person),
    roleType: "primary",
    role: "student",
    beginDate: calendar.first,
    orgSourcedId: orgId(school),
  }));
  const teacherRows = teachers.map(({ teacher, school }) => ({
    sourcedId: `role-${teacher.seid}`,
    userSourcedId: teacherId(teacher),
    roleType: "primary",
    role: "teacher",
    orgSourcedId: orgId(school),
  }));
  return csv("userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId", [
    ...studentRows,
    ...teacherRows,
  ]);
}

function enrollments({ students, classes }: Roster): Uint8Array {
  const enrolled = new Set(students.map(({ person }) => person.ssid));
  const rows = classes.flatMap(({ classId, school, section }) => {
    const inClass = { classSourcedId: classId, schoolSourcedId: orgId(school) };
    const teacher = {
      ...inClass,
      sourcedId: `enr-${classId}-t`,
      userSourcedId: teacherId(section.teacher),
      role: "teacher",
      primary: "true",
    };
    const members = section.students
      .filter(({ person }) => enrolled.has(person.ssid))
      .map(({ person }) => ({
        ...inClass,
        sourcedId: `enr-${classId}-${person.localId}`,
        userSourcedId: studentId(person),
        role: "student",
        primary: "false",
      }));
    return [teacher, ...members];
  });
  return csv("classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate", rows);
}

/** Files the roster system exports; omits demographics, as many systems do. */
const exported: Partial<Record<(typeof fileNames)[number], (roster: Roster) => Uint8Array>> = {
  academicSessions,
  classes,
  courses,
  enrollments,
  orgs,
  roles,
  users,
};

const manifest = (): Uint8Array =>
  strToU8(
    csvText([
      ["propertyName", "value"],
      ["manifest.version", "1.0"],
      ["oneroster.version", "1.2"],
      ...fileNames.map((name) => [`file.${name}`, exported[name] === undefined ? "absent" : "bulk"]),
      ["source.systemName", "Sample roster system"],
    ]),
  );

/**
 * A OneRoster 1.2 bundle of the year's rosters: schools, classes, their teachers and students. People's identifiers are the state's, `sourcedId`s
 * the roster system's own.
 */
export function oneRosterBundle(year: DistrictYear): ExportFile {
  const roster = rosterOf(year);
  const bundle: Record<string, Uint8Array> = { "manifest.csv": manifest() };
  for (const name of fileNames) {
    const bytes = exported[name]?.(roster);
    if (bytes !== undefined) bundle[`${name}.csv`] = bytes;
  }
  // Zips store local clock time; using local date fields gives the same bytes in every time zone.
  const bytes = zipSync(bundle, { level: 6, mtime: new Date(year.schoolYear, 5, 30, 12) });
  return { name: `oneroster-${year.schoolYear}.zip`, bytes };
}
