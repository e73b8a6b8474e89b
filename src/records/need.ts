import { type Expr, literal } from "./expr.ts";

/** Rows of a table for which a condition is true. */
export interface NeedPart {
  readonly table: string;
  readonly where: Expr;
}

/** Records that an indicator or grouping requires: rows of one of its parts. `coverage/coverage.ts` says where they were delivered. */
export interface Need {
  /** The name of the record, a key of the words ("need.attendance"). */
  readonly record: string;
  readonly parts: readonly NeedPart[];
  /**
   * Rows that show that a school was reported on: a school with discipline records but without an expulsion expelled nobody. The parts themselves when
   * absent: a list of participants speaks only for the schools it names. The kind of entry must then occur somewhere in the same files.
   */
  readonly reach?: readonly NeedPart[];
  /** Answered only for a school year that was over when it was last delivered, and by the kinds of entries in that year's own files. */
  readonly wholeYear?: true;
}

type Part = readonly [table: string, where?: Expr];
const partOf = ([table, where]: Part): NeedPart => ({ table, where: where ?? literal(true) });

export const need = (record: string, ...parts: readonly Part[]): Need => ({ record, parts: parts.map(partOf) });

/** A need whose kind of entry may be absent at a school that has rows of `reach`. */
export const needWithin = (record: string, reach: readonly Part[], ...parts: readonly Part[]): Need => ({
  ...need(record, ...parts),
  reach: reach.map(partOf),
});

/** The same need, of whole school years only. */
export const ofWholeYears = (need: Need): Need => ({ ...need, wholeYear: true });
