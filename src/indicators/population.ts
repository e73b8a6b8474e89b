import {
  and,
  atLeast,
  atMost,
  column,
  despiteRounding,
  type Expr,
  equals,
  firstKnown,
  not,
  or,
} from "../records/expr.ts";
import type { GradeSpan } from "../rules/grades.ts";

/** Enrolled in the year (primary or short term), for any length of time. */
export const enrolled: Expr = equals(column("enrolled"), true);

/**
 * Enrolled, or secondarily enrolled: discipline counts at the school where the student is, such as in summer school
 * or a part-time program (CALPADS report 7.12: enrollment status primary, secondary or short term).
 */
export const underDiscipline: Expr = or(enrolled, equals(column("enrolled_secondary"), true));

/** Attendance counts if not exempt, days expected are known, and days attended do not exceed them. */
export const countedDays: Expr = and(
  not(equals(firstKnown(column("exempt"), false), true)),
  atLeast(column("days_expected"), 1),
  despiteRounding(atMost(column("days_attended"), column("days_expected"))),
);

/** A value in an inclusive range. */
export const between = (value: Expr, span: GradeSpan): Expr => and(atLeast(value, span.from), atMost(value, span.to));
