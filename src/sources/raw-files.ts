import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import type { CellContext } from "./cell-sql.ts";
import type { StreamedRows } from "./streamed-rows.ts";

/** Files whose raw rows are in the engine, with the positions of their columns. Rows of several files have the number of theirs, `file`, from 0. */
export interface RawFiles {
  readonly db: DuckDb;
  readonly source: string;
  readonly names: readonly string[];
  /** Joins a row's fields for the quarantine. */
  readonly delimiter: string;
  /** The rows of a file alone, where they are not in the raw table. */
  readonly streamed?: StreamedRows;
  readonly cells: CellContext;
  /** The name of a column, by its position. */
  nameAt(position: number): string;
  report(problem: Problem): void;
  /** The schema of a table: `staged` for canonical ones, `parts` for a source's own. */
  schemaOf(table: string): string;
}
