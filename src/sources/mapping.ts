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
  /** The file's code (upper case) to the canonical code; `null` = known, without a canonical meaning. */
  readonly codes: Readonly<Record<string, string | null>>;
  /** The profile that says what the codes of this heading mean. */
  readonly ofProfile?: { readonly profile: string; readonly heading: string };
  /** The source of codes that are not verified or may change. */
  readonly source?: string;
}

/**
 * How the text of a cell is parsed. A text that is not accepted becomes a problem with file, line and column.
 *
 * - `id`: an identifier, text; with `digits`, lost leading zeros are restored with a warning, up to two for a student's id
 * - `date`: CCYYMMDD, CCYY-MM-DD (a time after it is dropped), M/D/CCYY; with `dayFirst` D/M/CCYY instead of the last
 * - `percent`: 85 or 85% is 0.85
 * - `school-year`: 2025-2026, 2025-26 or 2026 is 2026; with `bareBegins` a year alone is the one in which the school year begins
 * - `code`: by a map; an unknown code quarantines the row, leaves the cell blank with a warning, or is kept unchanged
 */
export type Reader =
  | { readonly as: "text" }
  | { readonly as: "id"; readonly digits?: number }
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

/** Where a canonical column's value comes from. */
export type ColumnSource =
  /** One column of the file. `required` defaults to what the table says; `otherwise` is used where the cell is blank. */
  | { readonly at: FileColumn; readonly read: Reader; readonly required?: boolean; readonly otherwise?: ColumnSource }
  | { readonly constant: Value }
  /** True if one of the columns has one of the codes, false if any is filled, otherwise unknown. */
  | { readonly anyOf: readonly FileColumn[]; readonly codes: readonly string[] }
  /** True if the column is filled, otherwise false. */
  | { readonly filled: FileColumn }
  /** 1 July, the first day of the school year in that canonical column. */
  | { readonly firstDayOf: string }
  /** 1 July of the school year that the inner source gives, for tables without a column for the year. */
  | { readonly firstDayOfYear: ColumnSource }
  /** 30 June, the last day of that school year. */
  | { readonly lastDayOfYear: ColumnSource }
  /** The school year this many years before the one that the inner source gives. */
  | { readonly yearsBefore: number; readonly year: ColumnSource }
  /** The texts of several columns, concatenated; unknown if one is blank. */
  | { readonly joined: readonly FileColumn[] }
  /** A text, then the texts of the columns that are filled, with hyphens between; unknown if that is nothing. Of `day`, the date without its time. */
  | { readonly named: string; readonly parts: readonly (FileColumn | { readonly day: FileColumn })[] }
  /** `line-7`: for files whose rows have no identifier. */
  | { readonly lineNumber: true }
  /** The first minus the second; unknown if one is blank, never below 0. */
  | { readonly difference: readonly [NumberColumn, NumberColumn] }
  /** The school year of the date that the inner source gives, for tables without a column for the date. */
  | { readonly schoolYearOfDate: ColumnSource }
  /** The school year (1 July to 30 June) of the date in that canonical column. */
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
  /** A canonical table, or a table of the source that its `finish` joins into canonical ones. */
  readonly table: Table;
  /** Conditions for a row of the file to yield a row of this table; all must be true. */
  readonly when?: readonly Test[];
  /** The source of each column; columns not named stay blank. */
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** Inferred from a record of another kind: rows that state the fact take precedence. */
  readonly derived?: boolean;
}

/** A kind of row in a file. */
export interface RecordType {
  /** `SENR`; several entries may share it, one for each layout. */
  readonly id: string;
  /** What it is, for people: "Student enrollment". */
  readonly name: string;
  /** Field counts of this layout; absent where the header decides. */
  readonly fieldCounts?: readonly number[];
  /** Names of the columns by position, for messages; absent where the header gives them. */
  readonly fieldNames?: readonly string[];
  /** The transaction column: a row with one of `deletes` deletes the earlier row with the same key. */
  readonly transaction?: { readonly at: FileColumn; readonly deletes: readonly string[] };
  /** Decides the fate of the row: a fault in a required column quarantines it. `null` = a known record type that is not used. */
  readonly main: Mapping | null;
  /** No row is used, because a person has not answered what it means. */
  readonly isUnanswered?: true;
  /** Further facts in the row; a fault there leaves that fact out with a warning, and the row still loads. */
  readonly also?: readonly Mapping[];
  /** Sources of a row's district and school year, which make its scope; by default the columns of `main`. */
  readonly scope?: { readonly district?: ColumnSource; readonly schoolYear?: ColumnSource };
  /** What its files speak for beyond their rows; only for the schools and kinds of entries in them when absent. */
  readonly covers?: DeclaredReach;
  /** Texts that mean blank: "NULL", "N/A". */
  readonly missing?: readonly string[];
  /** Whether `student_id` is the state's identifier (default) or a local one, matched through `student.local_id`. */
  readonly studentIds?: "state" | "local";
}

/** The columns of a file that a canonical column is made from. */
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
  return [];
}
