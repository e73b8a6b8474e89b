import { defineTable } from "./table.ts";
import { student } from "./tables.ts";

const { student_id, birth_date, gender } = student.columns;

/**
 * What a file about something else says of a student: who its rows are about. It is only compared with what the files about students say, never loaded, and
 * so not one of the canonical tables.
 */
export const studentClaim = defineTable({
  id: "student_claim",
  meaning: "Who a student is, according to a record about something else.",
  key: [],
  columns: { student_id, birth_date, gender },
});
