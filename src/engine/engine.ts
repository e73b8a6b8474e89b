import { columnsOf, type Expr } from "../records/expr.ts";
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
  keep(table: string, questions: readonly Relation[], packing?: Packing): Promise<void>;
  /** Rows packed into numbers, in the order of their segments. */
  packed(request: PackRequest): Promise<Packed>;
  close(): Promise<void>;
}

/** A column of packed rows: what is reckoned of each row, and how it is stored. */
export type PackColumn =
  /** One bit a condition, the first lowest; at most 31. Unknown counts as false. Where `onto` is given, its bits count as well. */
  | { readonly pack: "bits"; readonly of: readonly Expr[]; readonly onto?: string }
  /** The place of each value in its list, the first 1, shifted; 0 where it is not in it or unknown. Side by side in one word of 31 bits. */
  | { readonly pack: "levels"; readonly of: readonly PackedLevel[] }
  /** The value as a double; NaN where it is unknown. */
  | { readonly pack: "number"; readonly of: Expr }
  /** A column that was packed when its table was kept. */
  | { readonly pack: "kept"; readonly column: string };

export interface PackedLevel {
  readonly of: Expr;
  readonly levels: readonly string[];
  /** The lowest of its bits. */
  readonly shift: number;
}

/** What is kept of each row besides some of its columns: packed columns by name. */
export interface Packing {
  readonly plain: readonly string[];
  readonly packed: Readonly<Record<string, PackColumn>>;
}

/** The columns of a row that a packed column is made of. */
export function columnsOfPack(c: PackColumn): readonly string[] {
  if (c.pack === "kept") return [c.column];
  const of = c.pack === "bits" ? c.of : c.pack === "levels" ? c.of.map((level) => level.of) : [c.of];
  return [...(c.pack === "bits" && c.onto !== undefined ? [c.onto] : []), ...of.flatMap((e) => [...columnsOf(e)])];
}

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
