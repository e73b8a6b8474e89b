import { choose, column, type Expr, equals } from "../records/expr.ts";
import type { Need } from "../records/need.ts";

/** A way to split students: each student-year is at one level, or at none where the level is unknown. */
export interface Grouping {
  readonly id: string;
  /** The level of a student-year, as text; unknown = counted in no level. */
  readonly of: Expr;
  /** The levels in the order in which readers meet them; `found` = those that occur, the so many most common of them. */
  readonly levels: readonly string[] | { readonly found: number };
  /** A yes/no grouping is spoken of by its "yes" level alone; its "no" level is the comparison. */
  readonly named?: string;
  /** Records without which the grouping is unknown in a year. */
  readonly needs: readonly Need[];
  /** Which rule decides who belongs, and when. */
  readonly rule: string;
  /** Kept in the cube, but no gaps between its levels are judged. */
  readonly notCompared?: true;
  /** Many small levels: shown apart from the groups every page names. */
  readonly fine?: true;
  /** Only some students have a level at all: the others are not unknown. */
  readonly ofSome?: true;
  /** Levels that say the record is silent: shown, never compared, and counted as unknown. */
  readonly silent?: readonly string[];
}

/** Names of levels that say the record is silent, in our groupings and in a district's own. */
export const silentLevels: readonly string[] = ["not-reported", "TBD", "declined"];

export const grouping = <const G extends Grouping>(g: G): G => g;

/** A yes/no grouping over a true/false column of the student-year. */
export const yesNo = <const G extends Omit<Grouping, "of" | "levels" | "named">>(g: G, name: string) => ({
  ...g,
  of: choose([[equals(column(name), true), "yes"]], "no"),
  levels: ["yes", "no"] as const,
  named: "yes" as const,
});
