import type { Table, Value } from "../records/table.ts";
import type { CodeListName } from "./words/code-lists-en.ts";

/** A column of a file: its place counted from 1, or any of its names (compared by letters and digits only, case put aside). */
export type FileColumn = { readonly position: number } | { readonly header: readonly string[] };

/** A file's codes and what each becomes. A user can override any entry by the map's id; see `ReadOptions.codes`. */
export interface CodeMap {
  /** `calpads.exit-reason`; the name under which a workspace remaps it. */
  readonly id: string;
  /** What the codes are; told by `codeListName`. */
  readonly list: CodeListName;
  /** File's code (upper case) to canonical code; `null` = known, and means nothing here. */
  readonly codes: Readonly<Record<string, string | null>>;
  /** Who says so, where it is not verified or where it could change. */
  readonly source?: string;
}

/**
 * How the text of a cell becomes a value. Whatever a reading does not accept is a problem with file, line and column.
 *
 * - `id`: an identifier, text; with `digits`, lost leading zeros are put back (and said so), up to two for a student's id
 * - `date`: CCYYMMDD, CCYY-MM-DD (a time after it is dropped), M/D/CCYY; with `dayFirst` D/M/CCYY in place of the last
 * - `percent`: 85 or 85% is 0.85
 * - `school-year`: 2025-2026, 2025-26 or 2026 is 2026; with `bareBegins` a year alone is the one in which the school year begins
 * - `code`: by a map; an unknown code quarantines the row, leaves the cell blank with a warning, or is kept as it is
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

/** A number that a sum or difference takes in. */
export interface NumberColumn {
  readonly at: FileColumn;
  readonly read: Reader;
}

/** Where a canonical column's value comes from. */
export type ColumnSource =
  /** One column of the file. `required` defaults to what the table says; `otherwise` is used where the cell is blank. */
  | { readonly at: FileColumn; readonly read: Reader; readonly required?: boolean; readonly otherwise?: ColumnSource }
  | { readonly constant: Value }
  /** True where one of the places has one of the codes, false where any is filled, else unknown. */
  | { readonly anyOf: readonly FileColumn[]; readonly codes: readonly string[] }
  /** True where the place is filled, else false. */
  | { readonly filled: FileColumn }
  /** 1 July, with which the school year in that column begins; only after the columns it names. */
  | { readonly firstDayOf: string }
  /** 1 July, with which the school year that the cell gives begins: where the table has no column for the year. */
  | { readonly firstDayOfYear: ColumnSource }
  /** 30 June, with which that school year ends. */
  | { readonly lastDayOfYear: ColumnSource }
  /** A school year so many years before the one the cell gives. */
  | { readonly yearsBefore: number; readonly year: ColumnSource }
  /** The texts of several places put together; unknown where one is blank. */
  | { readonly joined: readonly FileColumn[] }
  /** `line-7`: for files whose rows have no identifier. */
  | { readonly lineNumber: true }
  /** The first less the second; unknown where one is blank, never below 0. */
  | { readonly difference: readonly [NumberColumn, NumberColumn] }
  /** The school year of the date that the cell gives: where the table has no column for the date. */
  | { readonly schoolYearOfDate: ColumnSource }
  /** The school year (1 July to 30 June) of the date in that column. */
  | { readonly schoolYearOf: string }
  /** The sum of the known cells; unknown where all are blank. */
  | { readonly sum: readonly NumberColumn[] }
  /** Number of the row among rows alike in these columns, in the file's order: 1, 2 ... */
  | { readonly numberAmong: readonly string[] };

/** Which rows of a file a mapping is about. */
export type Test =
  | { readonly at: FileColumn; readonly isIn: readonly string[] }
  | { readonly at: FileColumn; readonly isNotIn: readonly string[] }
  | { readonly at: FileColumn; readonly isFilled: boolean };

/** How rows of one kind become rows of one table. */
export interface Mapping {
  /** A canonical table, or one of the source's own that its `finish` joins into canonical ones. */
  readonly table: Table;
  /** All must hold for a row to yield a row of this table. */
  readonly when?: readonly Test[];
  /** A cell a table's column; columns not named stay blank. */
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** Inferred from a record of another kind: gives way to rows that state it. */
  readonly derived?: boolean;
}

/** One kind of row a file can hold. */
export interface RecordType {
  /** `SENR`; several entries may share it, one a layout. */
  readonly id: string;
  /** What it is, for people: "Student enrollment". */
  readonly name: string;
  /** Field counts of this layout; absent where the header decides. */
  readonly fieldCounts?: readonly number[];
  /** Names of the columns by position, for messages; absent where the header gives them. */
  readonly fieldNames?: readonly string[];
  /** The row's transaction: rows with one of `deletes` take back the earlier row with the same key. */
  readonly transaction?: { readonly at: FileColumn; readonly deletes: readonly string[] };
  /** Decides the fate of the row: a fault in a required column quarantines it. `null` = known, and nothing here asks for it. */
  readonly main: Mapping | null;
  /** Further facts the row carries; a fault there leaves that fact out with a warning, and the row still loads. */
  readonly also?: readonly Mapping[];
  /** Where the district and the school year of a row stand, as columns of `main` or cells of their own: they make its scope. */
  readonly scope?: { readonly district?: ColumnSource; readonly schoolYear?: ColumnSource };
  /** Texts that mean blank, besides blank: "NULL", "N/A". */
  readonly missing?: readonly string[];
  /** Whether `student_id` holds the state's identifier (default) or the district's own, to be matched through `student.local_id`. */
  readonly studentIds?: "state" | "local";
}
