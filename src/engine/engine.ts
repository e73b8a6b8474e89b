import type { Expr } from "../records/expr.ts";
import type { Relation } from "../records/relation.ts";
import type { ColumnType, Row } from "../records/table.ts";

/** What an engine promises: hold tables, answer questions held as data, hand out packed rows, close. Its errors carry the question and the cause. */
export interface Engine {
  readonly name: string;
  /** Makes a table if it is not there, with a row for each given. */
  fill(table: string, columns: Readonly<Record<string, ColumnType>>, rows: readonly Row[]): Promise<void>;
  /** Rows of one question; dates come as `YYYY-MM-DD`, whole numbers as numbers. */
  ask(question: Relation): Promise<readonly Row[]>;
  /** Answers questions with the same columns, one after the other, and keeps their answers as one table. */
  keep(table: string, questions: readonly Relation[]): Promise<void>;
  /** Rows packed into numbers, in the order of their segments. */
  packed(request: PackRequest): Promise<Packed>;
  close(): Promise<void>;
}

/** A column of packed rows: what is reckoned of each row, and how it is stored. */
export type PackColumn =
  /** One bit a condition, the first lowest; at most 31. Unknown counts as false. */
  | { readonly pack: "bits"; readonly of: readonly Expr[] }
  /** The place of the value in a list; -1 where it is not in it or unknown. */
  | { readonly pack: "level"; readonly of: Expr; readonly levels: readonly string[] }
  /** The value as a double; NaN where it is unknown. */
  | { readonly pack: "number"; readonly of: Expr };

export interface PackRequest {
  readonly of: Relation;
  /** Rows that agree in these columns make a segment. */
  readonly segmentBy: readonly string[];
  readonly columns: readonly PackColumn[];
}

export interface Packed {
  /** What the rows of each segment share. */
  readonly segments: readonly Row[];
  /** Blocks of rows: `segment[i]` and one array a requested column. Segments never go back. */
  readonly blocks: AsyncIterable<PackedBlock>;
}

export interface PackedBlock {
  readonly rows: number;
  readonly segment: Int32Array;
  readonly columns: readonly (Int32Array | Float64Array)[];
}
