import type { CodeListName } from "../../base/problem-facts.ts";
import { type Column, defineTable, type Table } from "../../records/table.ts";
import type { CodeMap, Reader } from "../mapping.ts";

/** A heading of the specification. */
export interface SpecColumn {
  /** As the specification spells it. */
  readonly name: string;
  /** The column of our table that it fills; absent = not used. */
  readonly to?: string;
  readonly read?: Reader;
  readonly required?: boolean;
  /** Other names seen in real exports, the likelier first. */
  readonly also?: readonly string[];
}

/** One file of a bundle. */
export interface SpecFile {
  /** `users`: the file is `users.csv`. */
  readonly id: string;
  readonly name: string;
  readonly columns: readonly SpecColumn[];
  /** Headings that identify the file: all of one of these lists. */
  readonly telling: readonly (readonly string[])[];
  /** Null where the file is not used. */
  readonly table: Table | null;
}

const text: Reader = { as: "text" };
const date: Reader = { as: "date" };
const yesNo: Reader = { as: "yes-no" };
const id: Reader = { as: "id" };

const code = (list: CodeListName, codes: Readonly<Record<string, string | null>>): Reader => ({
  as: "code",
  codes: { id: `oneroster.${list}`, list, codes: upper(codes) } satisfies CodeMap,
  unknown: "blank",
});

const upper = (codes: Readonly<Record<string, string | null>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(codes).map(([k, v]) => [k.toUpperCase(), v]));

const same = (...codes: readonly string[]): Record<string, string> => Object.fromEntries(codes.map((c) => [c, c]));

/** Enumerations, as the specification spells them. */
export const enumerations = {
  orgType: same("department", "school", "district", "local", "state", "national"),
  sessionType: same("gradingPeriod", "semester", "schoolYear", "term"),
  role: same(
    "student",
    "teacher",
    "administrator",
    "aide",
    "guardian",
    "parent",
    "relative",
    "proctor",
    "counselor",
    "principal",
    "districtAdministrator",
    "siteAdministrator",
    "systemAdministrator",
  ),
  sex: { male: "M", female: "F", other: "X", unspecified: null } as Record<string, string | null>,
} as const;

const sourcedId: SpecColumn = { name: "sourcedId", to: "sourced_id", read: id, required: true };
const common: readonly SpecColumn[] = [
  sourcedId,
  { name: "status", to: "status", read: text },
  { name: "dateLastModified" },
];
const plain = (...names: readonly string[]): SpecColumn[] => names.map((name) => ({ name }));

const t = (meaning: string): Column => ({ type: "text", meaning });
const d = (meaning: string): Column => ({ type: "date", meaning });
const b = (meaning: string): Column => ({ type: "boolean", meaning });
const own = {
  sourced_id: { ...t("Its identifier in the bundle."), required: true },
  status: t("active or tobedeleted; blank in a bulk bundle."),
};
const ownKey = t("The exporting system's own key, where references use it in place of the sourcedId.");

const parts = {
  manifest: defineTable({
    id: "oneroster_manifest",
    meaning: "What the bundle says of itself.",
    key: ["property"],
    columns: { property: { ...t("Which."), required: true }, value: t("What.") },
  }),
  session: defineTable({
    id: "oneroster_session",
    meaning: "School years and terms.",
    key: ["sourced_id"],
    columns: {
      ...own,
      title: t("Its name."),
      type: t("What kind."),
      type_text: t("What kind, as written."),
      start_date: d("First day."),
      start_text: t("First day, as written."),
      end_date: d("Last day."),
      end_text: t("Last day, as written."),
      parent: t("The session it is part of."),
      year_text: t("The year in which its school year ends."),
    },
  }),
  org: defineTable({
    id: "oneroster_org",
    meaning: "Schools and districts.",
    key: ["sourced_id"],
    columns: {
      ...own,
      own_key: ownKey,
      name: t("Its name."),
      type: t("What kind."),
      type_text: t("What kind, as written."),
      identifier: t("Its official code."),
      parent: t("What it is part of."),
    },
  }),
  course: defineTable({
    id: "oneroster_course",
    meaning: "Courses.",
    key: ["sourced_id"],
    columns: {
      ...own,
      own_key: ownKey,
      title: t("Its name."),
      course_code: t("The district's code."),
      year_text: t("A school year written out."),
      subject_codes: t("State course codes."),
    },
  }),
  class: defineTable({
    id: "oneroster_class",
    meaning: "Classes: courses as taught.",
    key: ["sourced_id"],
    columns: {
      ...own,
      own_key: ownKey,
      title: t("Its name."),
      class_code: t("Its code."),
      course: t("The course."),
      school: t("The school."),
      terms: t("The sessions in which it is taught."),
    },
  }),
  user: defineTable({
    id: "oneroster_user",
    meaning: "People; their names stay in the file.",
    key: ["sourced_id"],
    columns: {
      ...own,
      own_key: ownKey,
      role: t("What they are (1.1)."),
      role_text: t("What they are, as written."),
      orgs: t("Where they belong (1.1), or their primary place (1.2)."),
      identifier: t("Their official number."),
      grades: t("Their grade."),
    },
  }),
  role: defineTable({
    id: "oneroster_role",
    meaning: "What people are, and where (1.2).",
    key: ["sourced_id"],
    columns: {
      ...own,
      user: { ...t("Who."), required: true },
      role: t("What."),
      role_text: t("What, as written."),
      org: t("Where."),
    },
  }),
  enrollment: defineTable({
    id: "oneroster_enrollment",
    meaning: "People in classes.",
    key: ["sourced_id"],
    columns: {
      ...own,
      class: { ...t("Which class."), required: true },
      school: t("Which school."),
      user: { ...t("Who."), required: true },
      role: t("As what."),
      role_text: t("As what, as written."),
      begin_date: d("First day."),
      begin_text: t("First day, as written."),
      end_date: d("Last day."),
      end_text: t("Last day, as written."),
    },
  }),
  demographic: defineTable({
    id: "oneroster_demographic",
    meaning: "Birth dates, sex, race and ethnicity.",
    key: ["sourced_id"],
    columns: {
      ...own,
      birth_date: d("Birth date."),
      birth_text: t("Birth date, as written."),
      gender: t("Sex."),
      gender_text: t("Sex, as written."),
      race_american_indian: b("Is American Indian or Alaska Native."),
      race_asian: b("Is Asian."),
      race_black: b("Is Black or African American."),
      race_pacific_islander: b("Is Native Hawaiian or Pacific Islander."),
      race_white: b("Is White."),
      race_two_or_more: b("Of two or more races."),
      hispanic: b("Is Hispanic or Latino."),
    },
  }),
  lineItem: defineTable({
    id: "oneroster_line_item",
    meaning: "What marks are given for.",
    key: ["sourced_id"],
    columns: {
      ...own,
      title: t("Its name."),
      class: t("The class."),
      category: t("Its category."),
      period: t("The session it counts in."),
    },
  }),
  category: defineTable({
    id: "oneroster_category",
    meaning: "Kinds of line items.",
    key: ["sourced_id"],
    columns: { ...own, title: t("Its name.") },
  }),
  result: defineTable({
    id: "oneroster_result",
    meaning: "Marks.",
    key: ["sourced_id"],
    columns: {
      ...own,
      line_item: { ...t("For what."), required: true },
      student: { ...t("Whose."), required: true },
      score_status: t("How far it is graded."),
      score: t("The score."),
      text_score: t("The mark in words or letters (1.2)."),
    },
  }),
} as const;

const ref = (name: string, to: string, also: readonly string[] = [], required = false): SpecColumn => ({
  name,
  to,
  read: id,
  also,
  ...(required ? { required } : {}),
});

/** Every file of a bundle, 1.1 and 1.2 together. Column names and enumerations are from the 1EdTech OneRoster CSV bindings. */
export const specFiles: readonly SpecFile[] = [
  {
    id: "manifest",
    name: "Manifest",
    telling: [["propertyName", "value"]],
    table: parts.manifest,
    columns: [
      { name: "propertyName", to: "property", read: text, required: true },
      { name: "value", to: "value", read: text },
    ],
  },
  {
    id: "academicSessions",
    name: "Academic sessions",
    telling: [
      ["startDate", "endDate", "schoolYear"],
      ["startDate", "endDate", "title", "type"],
    ],
    table: parts.session,
    columns: [
      ...common,
      { name: "title", to: "title", read: text },
      { name: "type", to: "type", read: code("session-type", enumerations.sessionType) },
      { name: "startDate", to: "start_date", read: date, also: ["beginDate"] },
      { name: "endDate", to: "end_date", read: date },
      ref("parentSourcedId", "parent"),
      { name: "schoolYear", to: "year_text", read: text },
    ],
  },
  {
    id: "orgs",
    name: "Organizations",
    telling: [
      ["name", "type", "identifier"],
      ["name", "type", "parentSourcedId"],
    ],
    table: parts.org,
    columns: [
      ...common,
      { name: "name", to: "name", read: text },
      { name: "type", to: "type", read: code("org-type", enumerations.orgType) },
      { name: "identifier", to: "identifier", read: id },
      ref("parentSourcedId", "parent", ["parentOrgSourcedId"]),
    ],
  },
  {
    id: "courses",
    name: "Courses",
    telling: [["title", "courseCode"]],
    table: parts.course,
    columns: [
      ...common,
      ref("schoolYearSourcedId", "year_text", ["schoolYear"]),
      { name: "title", to: "title", read: text },
      { name: "courseCode", to: "course_code", read: text },
      ...plain("grades", "orgSourcedId", "subjects"),
      { name: "subjectCodes", to: "subject_codes", read: text },
    ],
  },
  {
    id: "classes",
    name: "Classes",
    telling: [
      ["courseSourcedId", "classType"],
      ["courseSourcedId", "schoolSourcedId", "title"],
      ["classCode", "classType"],
    ],
    table: parts.class,
    columns: [
      ...common,
      { name: "title", to: "title", read: text },
      ...plain("grades"),
      ref("courseSourcedId", "course", ["courseId"]),
      { name: "classCode", to: "class_code", read: text },
      ...plain("classType", "location"),
      ref("schoolSourcedId", "school", ["orgSourcedId", "schoolId", "orgId"]),
      ref("termSourcedIds", "terms", ["termSourcedId", "term"]),
      ...plain("subjects", "subjectCodes", "periods"),
    ],
  },
  {
    id: "users",
    name: "Users",
    telling: [
      ["givenName", "familyName"],
      ["username", "enabledUser"],
    ],
    table: parts.user,
    columns: [
      ...common,
      ...plain("enabledUser"),
      ref("orgSourcedIds", "orgs", ["orgSourcedId", "primaryOrgSourcedId", "orgId", "schoolId"]),
      { name: "role", to: "role", read: code("role", enumerations.role) },
      ...plain("username", "userIds", "givenName", "familyName", "middleName"),
      { name: "identifier", to: "identifier", read: id },
      ...plain("email", "sms", "phone", "agentSourcedIds"),
      { name: "grades", to: "grades", read: text },
      ...plain(
        "password",
        "userMasterIdentifier",
        "preferredGivenName",
        "preferredMiddleName",
        "preferredFamilyName",
        "primaryOrgSourcedId",
        "pronouns",
      ),
    ],
  },
  {
    id: "roles",
    name: "Roles",
    telling: [["userSourcedId", "role", "orgSourcedId"]],
    table: parts.role,
    columns: [
      ...common,
      ref("userSourcedId", "user", ["userId"], true),
      ...plain("roleType"),
      { name: "role", to: "role", read: code("role", enumerations.role) },
      ...plain("beginDate", "endDate"),
      ref("orgSourcedId", "org", ["orgId"]),
      ...plain("userProfileSourcedId"),
    ],
  },
  {
    id: "enrollments",
    name: "Enrollments in classes",
    telling: [["classSourcedId", "userSourcedId"]],
    table: parts.enrollment,
    columns: [
      ...common,
      ref("classSourcedId", "class", ["classId"], true),
      ref("schoolSourcedId", "school", ["orgSourcedId", "schoolId", "orgId"]),
      ref("userSourcedId", "user", ["userId"], true),
      { name: "role", to: "role", read: code("role", enumerations.role) },
      ...plain("primary"),
      { name: "beginDate", to: "begin_date", read: date, also: ["startDate"] },
      { name: "endDate", to: "end_date", read: date },
    ],
  },
  {
    id: "demographics",
    name: "Demographics",
    telling: [
      ["birthDate", "sex"],
      ["sex", "hispanicOrLatinoEthnicity"],
    ],
    table: parts.demographic,
    columns: [
      ...common,
      { name: "birthDate", to: "birth_date", read: date },
      { name: "sex", to: "gender", read: code("sex", enumerations.sex) },
      { name: "americanIndianOrAlaskaNative", to: "race_american_indian", read: yesNo },
      { name: "asian", to: "race_asian", read: yesNo },
      { name: "blackOrAfricanAmerican", to: "race_black", read: yesNo },
      { name: "nativeHawaiianOrOtherPacificIslander", to: "race_pacific_islander", read: yesNo },
      { name: "white", to: "race_white", read: yesNo },
      { name: "demographicRaceTwoOrMoreRaces", to: "race_two_or_more", read: yesNo },
      { name: "hispanicOrLatinoEthnicity", to: "hispanic", read: yesNo },
      ...plain("countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus"),
    ],
  },
  {
    id: "lineItems",
    name: "Line items",
    telling: [["classSourcedId", "categorySourcedId"]],
    table: parts.lineItem,
    columns: [
      ...common,
      { name: "title", to: "title", read: text },
      ...plain("description", "assignDate", "dueDate"),
      ref("classSourcedId", "class", ["classId"]),
      ref("categorySourcedId", "category"),
      ref("gradingPeriodSourcedId", "period", ["academicSessionSourcedId"]),
      ...plain("resultValueMin", "resultValueMax", "schoolSourcedId"),
    ],
  },
  {
    id: "results",
    name: "Results",
    telling: [["lineItemSourcedId", "studentSourcedId"]],
    table: parts.result,
    columns: [
      ...common,
      ref("lineItemSourcedId", "line_item", [], true),
      ref("studentSourcedId", "student", ["userSourcedId"], true),
      { name: "scoreStatus", to: "score_status", read: text },
      { name: "score", to: "score", read: text },
      ...plain("scoreDate", "comment"),
      { name: "textScore", to: "text_score", read: text },
      ...plain("classSourcedId", "inProgress", "incomplete", "late", "missing"),
    ],
  },
  {
    id: "categories",
    name: "Categories",
    telling: [["title", "weight"]],
    table: parts.category,
    columns: [...common, { name: "title", to: "title", read: text }, ...plain("weight")],
  },
  ...unused("userProfiles", "User profiles", ["userSourcedId", "profileType"]),
  ...unused("resources", "Resources", ["vendorResourceId"]),
  ...unused("classResources", "Class resources", ["classSourcedId", "resourceSourcedId"]),
  ...unused("courseResources", "Course resources", ["courseSourcedId", "resourceSourcedId"]),
  ...unused("userResources", "User resources", ["userSourcedId", "resourceSourcedId"]),
  ...unused("scoreScales", "Score scales", ["scoreScaleValue"]),
  ...unused("lineItemScoreScales", "Score scales of line items", ["lineItemSourcedId", "scoreScaleSourcedId"]),
  ...unused("resultScoreScales", "Score scales of results", ["resultSourcedId", "scoreScaleSourcedId"]),
  ...unused("lineItemLearningObjectiveIds", "Learning objectives of line items", [
    "lineItemSourcedId",
    "learningObjectiveId",
  ]),
  ...unused("resultLearningObjectiveIds", "Learning objectives of results", ["resultSourcedId", "learningObjectiveId"]),
];

function unused(fileId: string, name: string, telling: readonly string[]): SpecFile[] {
  return [{ id: fileId, name, telling: [telling], table: null, columns: [...common, ...plain(...telling)] }];
}

/** The heading of the exporting system's own key in each file that has one besides the sourcedId. */
export const ownKeys: Readonly<Record<string, readonly string[]>> = {
  orgs: ["orgId", "schoolId"],
  courses: ["courseId"],
  classes: ["classId"],
  users: ["userId"],
};

/** Columns whose original text is kept beside the parsed value, to report deviations from the specification. */
export const keptAsWritten: Readonly<Record<string, string>> = {
  type: "type_text",
  role: "role_text",
  gender: "gender_text",
  start_date: "start_text",
  begin_date: "begin_text",
  end_date: "end_text",
  birth_date: "birth_text",
};
