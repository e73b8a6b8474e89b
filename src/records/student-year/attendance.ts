import { and, asNumber, column, equals, firstKnown, isIn, isKnown, literal, not } from "../expr.ts";
import { antiJoin, anyOf, countOf, from, group, pick, sumOf, union } from "../relation.ts";
import * as t from "../tables.ts";
import { type PlaceFacts, studentAtSchool } from "./keys.ts";

const c = column;

/** Daily attendance totals by student, school and year. */
export const daysInSchool = group(from(t.attendanceDay), studentAtSchool, {
  days_expected: sumOf(asNumber(isKnown(c("status")))),
  days_attended: sumOf(asNumber(isIn(c("status"), ["present", "suspended-in"]))),
  days_suspended_out: sumOf(asNumber(equals(c("status"), "suspended-out"))),
  days_suspended_in: sumOf(asNumber(equals(c("status"), "suspended-in"))),
  exempt: anyOf(literal(false)),
});
const summary = ["days_expected", "days_attended", "days_suspended_out", "days_suspended_in", "exempt"] as const;
const attendance = union(
  pick(from(t.absence), [...studentAtSchool, ...summary]),
  antiJoin(daysInSchool, from(t.absence), studentAtSchool),
);

const counts = not(equals(firstKnown(c("exempt"), false), true));
const unknownOf = (name: string) => countOf(and(counts, not(isKnown(c(name)))));

/**
 * Days at a school where the student is exempt do not count; those at another school do (CALPADS field 13.13 is a fact
 * of a student at a school).
 */
export const attendanceFacts: PlaceFacts = {
  relation: attendance,
  aggregates: {
    days_expected: sumOf(c("days_expected"), counts),
    days_attended: sumOf(c("days_attended"), counts),
    days_out: sumOf(c("days_suspended_out")),
    days_in: sumOf(c("days_suspended_in"), counts),
    not_exempt: anyOf(counts),
    // A sum with an unknown part is unknown, not smaller.
    expected_unknown: unknownOf("days_expected"),
    attended_unknown: unknownOf("days_attended"),
    in_days_unknown: unknownOf("days_suspended_in"),
    out_days_unknown: countOf(not(isKnown(c("days_suspended_out")))),
  },
};
