import { calendar } from "../calendar.ts";
import { type Expr, firstKnown, literal } from "../expr.ts";
import type { Aggregate, Relation } from "../relation.ts";

/** Key of a row: student, school and year. */
export const studentAtSchool = ["school_year", "student_id", "school_id"] as const;
/** The computed calendar: one row per school year. */
export const schoolYears: Relation = {
  op: "table",
  id: calendar.id,
  columns: Object.keys(calendar.columns),
  key: calendar.key,
};
/** Replaces unknown with a default. */
export const known = (e: Expr, otherwise: boolean): Expr => firstKnown(e, otherwise);
export const yes = literal(true);

/** Facts of a student in one school and year, and how they aggregate over a district's schools. */
export interface PlaceFacts {
  readonly relation: Relation;
  readonly aggregates: Readonly<Record<string, Aggregate>>;
}
