import type { IdentifierKind, TableName } from "../../../base/record-names.ts";

/** Contents of each table's rows, as in "rows of attendance totals". */
export const tableNames: Readonly<Record<TableName, string>> = {
  school: "schools",
  student: "student descriptions",
  enrollment: "enrollment",
  program: "programs and statuses",
  language: "English learner status",
  disability: "special education",
  absence: "attendance totals",
  attendance_day: "daily attendance",
  incident: "incidents",
  discipline_action: "discipline",
  assessment: "test scores",
  section: "class sections",
  course_result: "courses and marks",
  staff: "staff",
  staff_assignment: "staff assignments",
  survey_answer: "survey answers",
  official_figure: "published figures",
  dashboard_row: "Dashboard figures",
  place_code: "place codes",
  self_review: "self-reviews",
};

export const identifierNames: Readonly<Record<IdentifierKind, string>> = {
  student: "student identifier",
  school: "school code",
  district: "district code",
  staff: "staff identifier",
  section: "section identifier",
  incident: "incident identifier",
  term: "term",
};
