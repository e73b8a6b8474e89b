import type { Problem, ProblemCode, ProblemOf } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import type { FileColumn, RecordType } from "./mapping.ts";

/** The beginning of a file, cut into fields, for `recognize`. */
export interface Head {
  /** Not used to recognize a file; only a school year that is stated nowhere else is taken from it. */
  readonly name?: string;
  readonly delimiter: string;
  /** The first filled lines (at most 200) with their line numbers. */
  readonly lines: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

/**
 * What a file is. `field-1`: each row names its record type in its first field. `header`: all rows have one record type, recognized by the names in
 * the line `headerLine`; lines before it are titles.
 */
export type Recognition =
  | { readonly by: "field-1" }
  | {
      readonly by: "header";
      readonly record: RecordType;
      readonly headerLine: number;
      /** Rows of another kind under the same header. */
      readonly others?: OtherRows;
      /** Irregularities of the header that were accepted. */
      readonly faults?: readonly HeaderFault[];
    };

/** The rows of a headed file whose column has one of these codes, in any case: another record type, with scopes of its own. */
export interface OtherRows {
  readonly record: RecordType;
  readonly at: FileColumn;
  readonly isIn: readonly string[];
}

/** An irregularity of a header; the file is read anyway. */
export type HeaderFault = {
  [Code in ProblemCode]: Pick<ProblemOf<Code>, "code" | "facts" | "column" | "columnName">;
}[ProblemCode];

/** The input of `finish`: the engine with all rows mapped, and a function to report problems. */
export interface Finishing {
  readonly db: DuckDb;
  /** Record types of this source that were in the delivery. */
  readonly records: ReadonlySet<string>;
  /** Overrides of code maps from the workspace's settings. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  report(problem: Problem): void;
}

/** A file's raw rows (`raw_rows`: `line`, and `f`, the list of fields) under a header. */
export interface RawHeaded {
  readonly db: DuckDb;
  readonly header: readonly string[];
  readonly file: string;
  report(problem: Problem): void;
}

/** An input format. Listed in `index.ts`; the first that recognizes a file reads it. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly records: readonly RecordType[];
  recognize(head: Head): Recognition | null;
  /** Whether a file that was recognized can't be read so after all; it reports why, and no row is used. */
  refuses?(raw: RawHeaded): Promise<boolean>;
  /** The record type of a row's first field, where rows name their record type. */
  tagOf?(field1: string): string | null;
  /** The suffix of a tag that means the same row with fields appended. */
  readonly extract?: { readonly suffix: string; readonly fields: number };
  /** Whether a first field belongs to a header line, in files that should not have one. */
  isHeader?(field1: string): boolean;
  /**
   * After all files are mapped: joins the source's own tables (`parts.<table>`) into canonical ones (`staged.<table>`). Both schemas have every
   * table that the source's mappings name, empty where no file filled it.
   */
  finish?(finishing: Finishing): Promise<void>;
  /** `finish` only looks at what was staged, and reports. */
  readonly finishOnlyReports?: true;
}

/** A name as compared: letters and digits only, lower case. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
