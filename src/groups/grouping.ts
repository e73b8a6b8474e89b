import { column, type Expr } from "../records/expr.ts";
import type { Need } from "../records/need.ts";

/** A way to split students: each student-year stands at one level, or at none where the level is unknown. */
export interface Grouping {
  readonly id: string;
  /** The level of a student-year, as text; unknown = counted in no level. */
  readonly of: Expr;
  /** The levels in the order in which readers meet them; "found" = those that occur, the commonest `most` of them. */
  readonly levels: readonly string[] | { readonly found: number };
  /** A yes/no grouping is spoken of by its "yes" level alone; its "no" level is the comparison. */
  readonly named?: string;
  /** Records without which the grouping is not asked in a year. */
  readonly needs: readonly Need[];
  /** Which rule decides who belongs, and when. */
  readonly rule: string;
}

export const grouping = (g: Grouping): Grouping => g;

/** A yes/no grouping over a true/false column of the student-year. */
export const yesNo = (g: Omit<Grouping, "of" | "levels" | "named">, name: string): Grouping => ({
  ...g,
  of: {
    op: "choose",
    cases: [
      [
        { op: "equals", left: column(name), right: { op: "literal", value: true } },
        { op: "literal", value: "yes" },
      ],
    ],
    otherwise: { op: "literal", value: "no" },
  },
  levels: ["yes", "no"],
  named: "yes",
});
