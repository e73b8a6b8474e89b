import { type Expr, literal } from "./expr.ts";

/** Rows of a table that meet a condition. */
export interface NeedPart {
  readonly table: string;
  readonly where: Expr;
}

/**
 * Records required by an indicator or grouping: rows of any of its parts. `coverage/coverage.ts` says where they were
 * delivered.
 */
export interface Need {
  /** Name of the record type, a key of the words ("need.attendance"). */
  readonly record: string;
  readonly parts: readonly NeedPart[];
  /**
   * Rows that show a school was reported on: a school with discipline records but no expulsion expelled no one.
   * Defaults to the parts themselves: a list of participants covers only the schools it names. The kind of entry must
   * then occur somewhere in the same files.
   */
  readonly reach?: readonly NeedPart[];
  /** The kind of entry must occur in the files of the same school year. */
  readonly ownYear?: true;
  /**
   * The kind of entry must be usual in the files: see `Usual`. Only with `reach`, whose rows of the same table are all
   * rows.
   */
  readonly usual?: Usual;
  /** Answered only for a school year that had ended when last delivered; also `ownYear`. */
  readonly wholeYear?: true;
}

/**
 * How usual a kind of entry is in complete files. Files in which it is rarer list something else, and so does a school
 * that has none although so many students would have some.
 */
export interface Usual {
  /** Least share of the students in a record type's rows of a year. */
  readonly leastShare: number;
  /** Least chance that a school's students have none at the share of all schools together. */
  readonly leastChance: number;
}

type Part = readonly [table: string, where?: Expr];
const partOf = ([table, where]: Part): NeedPart => ({ table, where: where ?? literal(true) });

export const need = (record: string, ...parts: readonly Part[]): Need => ({ record, parts: parts.map(partOf) });

/** A need whose kind of entry may be absent at a school that has rows of `reach`. */
export const needWithin = (record: string, reach: readonly Part[], ...parts: readonly Part[]): Need => ({
  ...need(record, ...parts),
  reach: reach.map(partOf),
});

/** The same need, for kinds of entries in a year's own files. */
export const inOwnYear = (need: Need): Need => ({ ...need, ownYear: true });

/** The same need, for files in which the kind of entry is usual. */
export const whereUsual = (usual: Usual, need: Need): Need => ({ ...need, usual });

/** The same need, for complete school years only. */
export const ofWholeYears = (need: Need): Need => ({ ...inOwnYear(need), wholeYear: true });
