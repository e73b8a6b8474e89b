import type { CodeListName } from "../base/problem-facts.ts";
import type { DeclaredReach } from "../records/coverage/coverage.ts";
import type { Table, Value } from "../records/table.ts";

/** A column of a file: its position from 1, or any of its names (compared by letters and digits, ignoring case). */
export type FileColumn = { readonly position: number } | { readonly header: readonly string[] };

/** A file's codes and their canonical codes. A workspace can override any entry by the map's id; see `ReadOptions.codes`. */
export interface CodeMap {
  /** `calpads.exit-reason`; the name under which a workspace remaps it. */
  readonly id: string;
  /** The list that the codes belong to, for messages. */
  readonly list: CodeListName;
  /** Code in the file (upper case) to canonical code; `null` = known, without a canonical meaning. */
  readonly codes: Readonly<Record<string, string | null>>;
  /** Profile that defines the codes under this heading. */
  readonly ofProfile?: { readonly profile: string; readonly heading: string; readonly line?: number };
  /** Source of codes that are unverified or may change. */
  readonly source?: string;
}

/**
 * How the text of a cell is parsed. A text that is not accepted becomes a problem with file, line and column.
 *
 * - `id`: an identifier, text; with `digits`, lost leading zeros are restored with a warning, up to two for a student's id; with `isPerson`, a text without a digit is
 *   a name, not an identifier
 * - `date`: CCYYMMDD, CCYY-MM-DD (a time after it is dropped), M/D/CCYY; with `dayFirst` D/M/CCYY instead of the last
 * - `percent`: 85 or 85% is 0.85
 * - `school-year`: 2025-2026, 2025-26 or 2026 is 2026; with `bareBegins` a year alone is the one in which the school year begins
 * - `code`: by a map; an unknown code quarantines the row, leaves the cell blank with a warning, or is kept unchanged
 */
export type Reader =
  | { readonly as: "text" }
  | { readonly as: "id"; readonly digits?: number; readonly isPerson?: true }
  | { readonly as: "date"; readonly dayFirst?: boolean }
  | { readonly as: "integer" | "number"; readonly least?: number; readonly most?: number }
  | { readonly as: "percent" }
  | { readonly as: "yes-no" }
  | { readonly as: "school-year"; readonly bareBegins?: boolean }
  | { readonly as: "code"; readonly codes: CodeMap; readonly unknown?: "quarantine" | "blank" | "keep" };

/** A column that is an operand of a sum or difference. */
export interface NumberColumn {
  readonly at: FileColumn;
  readonly read: Reader;
}

/** Where a canonical column gets its value. */
export type ColumnSource =
  /** One column of the file. `required` defaults to the table's setting; `otherwise` is used if the cell is blank. */
  | { readonly at: FileColumn; readonly read: Reader; readonly required?: boolean; readonly otherwise?: ColumnSource }
  | { readonly constant: Value }
  /** True if one of the columns has one of the codes, false if any is filled, else unknown. */
  | { readonly anyOf: readonly FileColumn[]; readonly codes: readonly string[] }
  /** True if the column is filled, with `read` with a text that it can read; else false. */
  | { readonly filled: FileColumn; readonly read?: Reader }
  /** July 1, the first day of the school year in that canonical column. */
  | { readonly firstDayOf: string }
  /** July 1 of the inner source's school year, for tables without a year column. */
  | { readonly firstDayOfYear: ColumnSource }
  /** Whether the inner source's date is the first day of a school year because the file states none. */
  | { readonly assumedDay: ColumnSource }
  /** June 30, the last day of that school year. */
  | { readonly lastDayOfYear: ColumnSource }
  /** The school year this many years before the inner source's. */
  | { readonly yearsBefore: number; readonly year: ColumnSource }
  /** The texts of several columns, concatenated; unknown if one is blank. */
  | { readonly joined: readonly FileColumn[] }
  /** A text followed by the texts of filled columns, hyphenated; unknown if empty. `day`: a date without its time. */
  | { readonly named: string; readonly parts: readonly (FileColumn | { readonly day: FileColumn })[] }
  /** `line-7`: for files whose rows have no identifier. */
  | { readonly lineNumber: true }
  /** The first minus the second; unknown if one is blank, never below 0. */
  | { readonly difference: readonly [NumberColumn, NumberColumn] }
  /** School year of the inner source's date, for tables without a date column. */
  | { readonly schoolYearOfDate: ColumnSource }
  /** School year (July 1 to June 30) of the date in that canonical column. */
  | { readonly schoolYearOf: string }
  /** The sum of the filled cells; unknown if all are blank. */
  | { readonly sum: readonly NumberColumn[] }
  /** Row number within a partition by these columns, in the file's order: 1, 2 ... */
  | { readonly numberAmong: readonly string[] };

/** A condition on a row of the file. */
export type Test =
  | { readonly at: FileColumn; readonly isIn: readonly string[] }
  | { readonly at: FileColumn; readonly isNotIn: readonly string[] }
  | { readonly at: FileColumn; readonly isFilled: boolean };

/** How rows of one kind become rows of one table. */
export interface Mapping {
  /** A canonical table, or a source's own table that its `finish` joins into canonical ones. */
  readonly table: Table;
  /** Conditions for a row of the file to yield a row of this table; all must be true. */
  readonly when?: readonly Test[];
  /** Source of each column; unlisted columns stay blank. */
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** Inferred from another kind of record; rows that state the fact take precedence. */
  readonly derived?: boolean;
}

/** A column of codes that decides whether a row counts: one with the meaning `null` does not. */
export interface CountedBy {
  readonly at: FileColumn;
  readonly codes: CodeMap;
  /** Whether rows with a blank count; without it, they are quarantined. */
  readonly blank?: boolean;
}

/** A kind of row in a file. */
export interface RecordType {
  /** `SENR`; several entries may share it, one per layout. */
  readonly id: string;
  /** What it is, for people: "Student enrollment". */
  readonly name: string;
  /** Field counts of this layout; absent if the header decides. */
  readonly fieldCounts?: readonly number[];
  /** Column names by position, for messages; absent if the header has them. */
  readonly fieldNames?: readonly string[];
  /** The transaction column: a row with one of `deletes` deletes the earlier row with the same key. */
  readonly transaction?: { readonly at: FileColumn; readonly deletes: readonly string[] };
  /**
   * Decides the row's fate: a fault in a required column quarantines it. `null` = a known record type that is not
   * used.
   */
  readonly main: Mapping | null;
  /** Columns of `main` that not every layout has: a file without them has not drifted. */
  readonly optional?: readonly string[];
  /** Columns of codes that decide which rows count: a row counts if each of its codes has a meaning. */
  readonly counted?: readonly CountedBy[];
  /** No row is used because its meaning needs an answer from a person. */
  readonly isUnanswered?: true;
  /** Additional facts in the row; a fault there drops that fact with a warning, and the row still loads. */
  readonly also?: readonly Mapping[];
  /** Sources of a row's district and school year, which form its scope; default: the columns of `main`. */
  readonly scope?: { readonly district?: ColumnSource; readonly schoolYear?: ColumnSource };
  /** What its files cover beyond their rows; default: only the schools and kinds of entries in them. */
  readonly covers?: DeclaredReach;
  /** Texts that mean blank: "NULL", "N/A". */
  readonly missing?: readonly string[];
  /** Whether `student_id` is the state's identifier (default) or a local one, matched through `student.local_id`. */
  readonly studentIds?: "state" | "local";
}

/** Columns of a file from which a canonical column is computed. */
export function fileColumnsOf(source: ColumnSource): readonly FileColumn[] {
  if ("at" in source) return [source.at, ...(source.otherwise === undefined ? [] : fileColumnsOf(source.otherwise))];
  if ("anyOf" in source) return source.anyOf;
  if ("joined" in source) return source.joined;
  if ("parts" in source) return source.parts.map((part) => ("day" in part ? part.day : part));
  if ("filled" in source) return [source.filled];
  if ("sum" in source) return source.sum.map(({ at }) => at);
  if ("difference" in source) return source.difference.map(({ at }) => at);
  if ("schoolYearOfDate" in source) return fileColumnsOf(source.schoolYearOfDate);
  if ("firstDayOfYear" in source) return fileColumnsOf(source.firstDayOfYear);
  if ("assumedDay" in source) return fileColumnsOf(source.assumedDay);
  return [];
}
