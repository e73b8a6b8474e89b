import type { ColumnType, Row } from "../records/table.ts";

/** What an engine promises: hold canonical tables, answer SQL, close. Its errors carry the SQL and the cause. */
export interface Engine {
  readonly name: string;
  /** Runs statements that answer nothing. */
  run(sql: string): Promise<void>;
  /** Rows of one question; dates come as `YYYY-MM-DD`, whole numbers as numbers. */
  all(sql: string): Promise<Row[]>;
  /** Appends rows to an existing table with those columns. */
  append(table: string, columns: readonly string[], types: readonly ColumnType[], rows: Iterable<Row>): Promise<void>;
  close(): Promise<void>;
}
