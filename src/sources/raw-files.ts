import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import type { CellContext } from "./cell-sql.ts";
import type { StreamedRows } from "./streamed-rows.ts";

/**
 * Files whose raw rows are in the engine, with the positions of their columns. With several files, each row has its
 * file's number, `file`, from 0.
 */
export interface RawFiles {
  readonly db: DuckDb;
  readonly source: string;
  readonly names: readonly string[];
  /** Joins a row's fields for the quarantine. */
  readonly delimiter: string;
  /** The rows of a single file, if they are not in the raw table. */
  readonly streamed?: StreamedRows;
  readonly cells: CellContext;
  /** Name of a column by position. */
  nameAt(position: number): string;
  report(problem: Problem): void;
  /** Schema of a table: `staged` for canonical ones, `parts` for a source's own. */
  schemaOf(table: string): string;
}
