import type { DuckDb } from "../engine/duckdb.ts";
import type { RecordType } from "./mapping.ts";
import type { Problem, ProblemCode, ProblemOf } from "./problem.ts";

/** The beginning of a file, cut into fields, for `recognize`. */
export interface Head {
  /** Plays no part in what a file is; only a school year that stands nowhere else may be taken from it. */
  readonly name?: string;
  readonly delimiter: string;
  /** The first filled lines (at most 200) with their real numbers. */
  readonly lines: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

/**
 * What a file is. `field-1`: each row names its own record type in its first field. `header`: all rows are of one kind, found by the names in
 * the line `headerLine`; lines before it are titles.
 */
export type Recognition =
  | { readonly by: "field-1" }
  | {
      readonly by: "header";
      readonly record: RecordType;
      readonly headerLine: number;
      /** What is odd about the header and was put up with. */
      readonly faults?: readonly HeaderFault[];
    };

/** Something a header should have had otherwise; the file is read all the same. */
export type HeaderFault = {
  [Code in ProblemCode]: Pick<ProblemOf<Code>, "code" | "facts" | "column" | "columnName">;
}[ProblemCode];

/** What `finish` may use: the engine with all rows mapped, and a place to report to. */
export interface Finishing {
  readonly db: DuckDb;
  /** Record types of this source that were in the delivery. */
  readonly records: ReadonlySet<string>;
  /** Overrides of code maps, as the workspace's settings have them. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  report(problem: Problem): void;
}

/** A format in. Listed in `index.ts`; the first that recognizes a file reads it. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly records: readonly RecordType[];
  recognize(head: Head): Recognition | null;
  /** The record type a row's first field names, where rows name their own. */
  tagOf?(field1: string): string | null;
  /** How a tag ends that stands for the same row with fields appended. */
  readonly extract?: { readonly suffix: string; readonly fields: number };
  /** Whether a first field is a header's, where rows name their own type and a header is out of place. */
  isHeader?(field1: string): boolean;
  /**
   * After all files are mapped: joins the source's own tables (`parts.<table>`) into canonical ones (`staged.<table>`). Both schemas hold every
   * table the source's mappings name, empty where no file filled it.
   */
  finish?(finishing: Finishing): Promise<void>;
}

/** A name as compared: letters and digits only, lower case. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
