/**
 * Key of inferred rows, by table: an inferred row (`derived`) is dropped if a stated row has the same values in these
 * columns.
 */
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
