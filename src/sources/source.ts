import type { Problem, ProblemCode, ProblemOf } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import type { FileColumn, RecordType } from "./mapping.ts";

/** The beginning of a file, split into fields, for `recognize`. */
export interface Head {
  /** Not used to recognize a file; only used for a school year stated nowhere else. */
  readonly name?: string;
  readonly delimiter: string;
  /** The first filled lines (at most 200) with their line numbers. */
  readonly lines: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

/**
 * How a file is recognized. `field-1`: each row names its record type in its first field. `header`: all rows have one
 * record type, recognized by the names in line `headerLine`; earlier lines are titles.
 */
export type Recognition =
  | { readonly by: "field-1" }
  | {
      readonly by: "header";
      readonly record: RecordType;
      readonly headerLine: number;
      /** Rows of another kind under the same header. */
      readonly others?: OtherRows;
      /** Accepted irregularities of the header. */
      readonly faults?: readonly HeaderFault[];
    };

/**
 * Rows of a file with a header whose column has one of these codes, ignoring case; a different record type with
 * separate scopes.
 */
export interface OtherRows {
  readonly record: RecordType;
  readonly at: FileColumn;
  readonly isIn: readonly string[];
}

/** An irregularity of a header; the file is read anyway. */
export type HeaderFault = {
  [Code in ProblemCode]: Pick<ProblemOf<Code>, "code" | "facts" | "column" | "columnName">;
}[ProblemCode];

/** Input of `finish`: the engine with all rows mapped, and a problem reporter. */
export interface Finishing {
  readonly db: DuckDb;
  /** Record types of this source in the delivery. */
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
  /** Whether a recognized file must be rejected after all; reports why, and no row is used. */
  refuses?(raw: RawHeaded): Promise<boolean>;
  /** Record type for a row's first field, if rows name their record type. */
  tagOf?(field1: string): string | null;
  /** Tag suffix that means the same row with fields appended. */
  readonly extract?: { readonly suffix: string; readonly fields: number };
  /** Whether a first field belongs to a header line, in files that should not have one. */
  isHeader?(field1: string): boolean;
  /**
   * After all files are mapped: joins the source's own tables (`parts.<table>`) into canonical ones
   * (`staged.<table>`). Both schemas have every table in the source's mappings, possibly empty.
   */
  finish?(finishing: Finishing): Promise<void>;
  /** `finish` only inspects what was staged and reports problems. */
  readonly finishOnlyReports?: true;
}

/** Normalizes a name for comparison: letters and digits, lower case. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
