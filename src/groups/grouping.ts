import { choose, column, type Expr, equals } from "../records/expr.ts";
import type { Need } from "../records/need.ts";

/** A partition of students: each student-year has one level, or none where it is unknown. */
export interface Grouping {
  readonly id: string;
  /** The level of a student-year, as text; unknown = counted in no level. */
  readonly of: Expr;
  /** The levels in the order of the reports; `found` = the given number of most common levels in the data. */
  readonly levels: readonly string[] | { readonly found: number };
  /** A yes/no grouping is reported by its "yes" level only; the "no" level is the comparison. */
  readonly named?: string;
  /** Records without which the grouping is unknown in a year. */
  readonly needs: readonly Need[];
  /** The rule of membership, and its date. */
  readonly rule: string;
  /** Kept in the cube, but no gaps between its levels are judged. */
  readonly notCompared?: true;
  /** Many small levels: shown separately from the groups that every page lists. */
  readonly fine?: true;
  /** Only some students have a level at all: the others are not unknown. */
  readonly ofSome?: true;
  /** Levels that mean "not reported": shown, never compared, and counted as unknown. */
  readonly silent?: readonly string[];
}

/** Names of levels that mean "not reported", in our groupings and in a district's own. */
export const silentLevels: readonly string[] = ["not-reported", "TBD", "declined"];

export const grouping = <const G extends Grouping>(g: G): G => g;

/** A yes/no grouping over a true/false column of the student-year. */
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
