/** Ids of the canonical tables (`records/tables.ts`), which have a name in every language. */
export type TableName =
  | "school"
  | "student"
  | "enrollment"
  | "program"
  | "language"
  | "disability"
  | "absence"
  | "attendance_day"
  | "incident"
  | "discipline_action"
  | "assessment"
  | "section"
  | "course_result"
  | "staff"
  | "staff_assignment"
  | "survey_answer"
  | "official_figure"
  | "dashboard_row"
  | "place_code"
  | "self_review";

/** What an identifier names. Two columns of one kind are compared with each other. */
export type IdentifierKind = "student" | "school" | "district" | "staff" | "section" | "incident" | "term";
