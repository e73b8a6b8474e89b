import { calendar } from "../calendar.ts";
import { type Expr, firstKnown, literal } from "../expr.ts";
import type { Aggregate, Relation } from "../relation.ts";

/** The key of a row: student, school and year. */
export const studentAtSchool = ["school_year", "student_id", "school_id"] as const;
/** The calendar is made, not delivered: one row per school year. */
export const schoolYears: Relation = {
  op: "table",
  id: calendar.id,
  columns: Object.keys(calendar.columns),
  key: calendar.key,
};
/** Replaces unknown by a default. */
export const known = (e: Expr, otherwise: boolean): Expr => firstKnown(e, otherwise);
export const yes = literal(true);

/** Facts of a student in one school and year, and their aggregation over the schools of a district. */
export interface PlaceFacts {
  readonly of: Relation;
  readonly aggregates: Readonly<Record<string, Aggregate>>;
}
