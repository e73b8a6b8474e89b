import type { Columns } from "../records/columns/column.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import type { Relation } from "../records/relation.ts";
import type { ColumnType, Row } from "../records/table.ts";

/**
 * Engine interface: store tables, answer relational queries, return columns, close. Its errors contain the query and
 * the cause.
 */
export interface Engine {
  readonly name: string;
  /** Creates a table if it does not exist, and inserts rows. */
  fill(table: string, columns: Readonly<Record<string, ColumnType>>, rows: readonly Row[]): Promise<void>;
  /** Rows of a query. Dates are `YYYY-MM-DD`; integers are numbers. */
  ask(question: Relation): Promise<readonly Row[]>;
  /** Stores a query's result as a table. */
  keep(table: string, question: Relation): Promise<void>;
  /** Result of a query as columns. Texts are codes in the dictionary `texts`. */
  columns(question: Relation, dictionary: StringDictionary): Promise<Columns>;
  close(): Promise<void>;
}
