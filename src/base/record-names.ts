/** Ids of the canonical tables (`records/tables.ts`). Every language has names for them. */
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

/** What an identifier identifies. Columns of the same kind are comparable. */
export type IdentifierKind = "student" | "school" | "district" | "staff" | "section" | "incident" | "term";
