import { defineTable } from "./table.ts";
import { student } from "./tables.ts";

const { student_id, birth_date, gender } = student.columns;

/**
 * What a file about something else states about its students' attributes. Only compared with files about students and
 * never loaded, so it is not a canonical table.
 */
export const studentClaim = defineTable({
  id: "student_claim",
  meaning: "Who a student is, according to a record about something else.",
  key: [],
  columns: { student_id, birth_date, gender },
});
