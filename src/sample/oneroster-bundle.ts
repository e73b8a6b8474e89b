import { strToU8, zipSync } from "fflate";
import { csvText } from "./csv.ts";
import type { DistrictYear } from "./district-year.ts";
import type { ExportFile } from "./export-file.ts";
import { gradeCodes } from "./people.ts";

/** CEDS grade codes, which OneRoster uses, where they differ from the state's. */
const ceds: Readonly<Record<string, string>> = { KN: "KG" };
const empty = ["", ""];
const files = [
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

/**
 * A OneRoster 1.2 bundle of the year's rosters: schools, classes, who teaches and who sits in them. The roster system
 * leaves out demographics, as many do; identifiers are the state's, `sourcedId`s the system's own.
 */
export function oneRosterBundle(year: DistrictYear): ExportFile {
  const { district, schoolYear, calendar } = year;
  const session = `sy-${schoolYear}`;
  const org = (id: string): string => `org-${id}`;
  const rows: Partial<Record<(typeof files)[number], string[][]>> = {
    academicSessions: [
      columns("title,type,startDate,endDate,parentSourcedId,schoolYear"),
      [
        session,
        ...empty,
        `${schoolYear - 1}-${schoolYear}`,
        "schoolYear",
        calendar.first,
        calendar.last,
        "",
        `${schoolYear}`,
      ],
      ...["S1", "S2", "FY"].map((term) => [
        ...[`${session}-${term}`, ...empty, term, term === "FY" ? "term" : "semester"],
        ...[
          term === "S2" ? `${schoolYear}-01-06` : calendar.first,
          term === "S1" ? `${schoolYear - 1}-12-19` : calendar.last,
        ],
        ...[session, `${schoolYear}`],
      ]),
    ],
    orgs: [
      columns("name,type,identifier,parentSourcedId"),
      [org(district.id), ...empty, district.name, "district", district.id, ""],
      ...district.schools.map((s) => [org(s.id), ...empty, s.name, "school", s.id, org(district.id)]),
    ],
    courses: [columns("schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes")],
    classes: [
      columns(
        "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
      ),
    ],
    users: [
      columns(
        "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
      ),
    ],
    roles: [columns("userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId")],
    enrollments: [columns("classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate")],
  };
  const add = (file: (typeof files)[number], row: string[]): void => {
    rows[file]?.push(row);
  };
  const here = new Set<string>();
  for (const s of year.students) {
    const end = s.spells.at(-1);
    if (!end || end.exit < `${schoolYear}-05-01`) continue;
    const p = s.person;
    const id = `stu-${p.localId}`;
    const grade = gradeCodes[s.grade] ?? "";
    here.add(p.ssid);
    add("users", [
      ...[id, ...empty, "true", p.localId, `{LocalId:${p.localId}}`, p.first, p.last, "", p.ssid, "", "", "", ""],
      ...[ceds[grade] ?? grade, "", "", "", "", "", org(end.school.id), ""],
    ]);
    add("roles", [`role-${p.localId}`, ...empty, id, "primary", "student", calendar.first, "", org(end.school.id), ""]);
  }
  const courses = new Set<string>();
  const teachers = new Set<string>();
  for (const { school, sections } of year.staff) {
    for (const { id, course, terms, teacher, students } of sections) {
      const courseId = `crs-${school.id}-${course.id}`;
      if (!courses.has(courseId)) {
        courses.add(courseId);
        add("courses", [courseId, ...empty, session, course.name, course.id, "", org(school.id), "", course.state]);
      }
      const staffId = `tch-${teacher.seid}`;
      if (!teachers.has(staffId)) {
        teachers.add(staffId);
        add("users", [
          ...[
            staffId,
            ...empty,
            "true",
            teacher.seid,
            "",
            teacher.first,
            teacher.last,
            "",
            teacher.seid,
            "",
            "",
            "",
            "",
          ],
          ...["", "", "", "", "", "", org(school.id), ""],
        ]);
        add("roles", [`role-${teacher.seid}`, ...empty, staffId, "primary", "teacher", "", "", org(school.id), ""]);
      }
      const classId = `cls-${school.id}-${id}`;
      add("classes", [
        ...[classId, ...empty, course.name, "", courseId, id, course.id === "E100" ? "homeroom" : "scheduled", ""],
        ...[org(school.id), terms.map((t) => `${session}-${t}`).join(","), "", "", ""],
      ]);
      add("enrollments", [`enr-${classId}-t`, ...empty, classId, org(school.id), staffId, "teacher", "true", "", ""]);
      for (const s of students) {
        if (!here.has(s.person.ssid)) continue;
        const member = s.person.localId;
        const row = [
          `enr-${classId}-${member}`,
          ...empty,
          classId,
          org(school.id),
          `stu-${member}`,
          "student",
          "false",
          "",
          "",
        ];
        add("enrollments", row);
      }
    }
  }
  const manifest = [
    ["propertyName", "value"],
    ["manifest.version", "1.0"],
    ["oneroster.version", "1.2"],
    ...files.map((file) => [`file.${file}`, rows[file] ? "bulk" : "absent"]),
    ["source.systemName", "Sample roster system"],
  ];
  const text = (table: readonly (readonly string[])[]): Uint8Array => strToU8(csvText(table));
  const bundle: Record<string, Uint8Array> = { "manifest.csv": text(manifest) };
  for (const file of files) {
    const table = rows[file];
    if (table) bundle[`${file}.csv`] = text(table);
  }
  // The zip holds local clock time: a date of local fields gives the same bytes in every zone.
  const bytes = zipSync(bundle, { level: 6, mtime: new Date(schoolYear, 5, 30, 12) });
  return { name: `oneroster-${schoolYear}.zip`, bytes };
}

const columns = (names: string): string[] => ["sourcedId", "status", "dateLastModified", ...names.split(",")];
