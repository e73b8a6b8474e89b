import { asNumber, column, equals, isIn, isKnown, literal } from "../expr.ts";
import { any, from, group, pick, sum, union, without } from "../relation.ts";
import * as t from "../tables.ts";
import { here, type PlaceFacts } from "./keys.ts";

const c = column;

/** Sums of daily attendance by student, school and year. */
export const daysInSchool = group(from(t.attendanceDay), here, {
  days_expected: sum(asNumber(isKnown(c("status")))),
  days_attended: sum(asNumber(isIn(c("status"), ["present", "suspended-in"]))),
  days_suspended_out: sum(asNumber(equals(c("status"), "suspended-out"))),
  days_suspended_in: sum(asNumber(equals(c("status"), "suspended-in"))),
  exempt: any(literal(false)),
});
const summary = ["days_expected", "days_attended", "days_suspended_out", "days_suspended_in", "exempt"] as const;
const attendance = union(pick(from(t.absence), [...here, ...summary]), without(daysInSchool, from(t.absence), here));

export const attendanceFacts: PlaceFacts = {
  of: attendance,
  aggregates: {
    days_expected: sum(c("days_expected")),
    days_attended: sum(c("days_attended")),
    days_out: sum(c("days_suspended_out")),
    days_in: sum(c("days_suspended_in")),
    exempt: any(c("exempt")),
  },
};
