import { choose, column, type Expr, equals } from "../records/expr.ts";
import type { Need } from "../records/need.ts";

/** A partition of students: each student-year has one level, or none if unknown. */
export interface Grouping {
  readonly id: string;
  /** Level of a student-year, as text; unknown values count in no level. */
  readonly of: Expr;
  /** Levels in report order; `found`: that many of the most common levels in the data. */
  readonly levels: readonly string[] | { readonly found: number };
  /** A yes/no grouping is reported only by its "yes" level; the "no" level is the comparison. */
  readonly named?: string;
  /** Records without which the grouping is unknown in a year. */
  readonly needs: readonly Need[];
  /** Membership rule, and its date. */
  readonly rule: string;
  /** Kept in the cube, but gaps between its levels are not judged. */
  readonly notCompared?: true;
  /** Only indicators whose rule names it (`alsoBy`) are compared by it. */
  readonly byRuleOnly?: true;
  /** Many small levels: shown separately from the groups that every page lists. */
  readonly fine?: true;
  /** Only some students have a level; the others do not count as unknown. */
  readonly ofSome?: true;
  /** Levels that mean "not reported": shown, never compared, and counted as unknown. */
  readonly silent?: readonly string[];
}

/** Level names that mean "not reported", in built-in and district groupings. */
export const silentLevels: readonly string[] = ["not-reported", "TBD", "declined"];

export const grouping = <const G extends Grouping>(g: G): G => g;

/** A yes/no grouping over a boolean column of the student-year. */
export const yesNoGrouping = <const G extends Omit<Grouping, "of" | "levels" | "named">>(g: G, name: string) => ({
  ...g,
  of: choose(
    [
      [equals(column(name), true), "yes"],
      [equals(column(name), false), "no"],
    ],
    null,
  ),
  levels: ["yes", "no"] as const,
  named: "yes" as const,
});
