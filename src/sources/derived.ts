/** What a stated row and an inferred one (`derived`) must share, by table, for the inferred one to give way when records are published. */
export const inferredRowKey: Readonly<Record<string, readonly string[]>> = {
  school: ["school_id"],
  student: ["student_id"],
  enrollment: ["school_year", "student_id"],
  program: ["school_year", "student_id", "program"],
  language: ["student_id"],
  disability: ["student_id"],
  assessment: ["school_year", "student_id", "subject"],
  section: ["school_year", "school_id"],
  course_result: ["school_year", "student_id"],
  staff: ["school_year", "staff_id"],
  staff_assignment: ["school_year", "staff_id"],
};
