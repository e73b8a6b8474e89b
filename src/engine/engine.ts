import type { Columns } from "../records/columns/column.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import type { Relation } from "../records/relation.ts";
import type { ColumnType, Row } from "../records/table.ts";

/** What an engine promises: hold tables, answer questions held as data, hand out columns, close. Its errors carry the question and the cause. */
export interface Engine {
  readonly name: string;
  /** Makes a table if it is not there, with a row for each given. */
  fill(table: string, columns: Readonly<Record<string, ColumnType>>, rows: readonly Row[]): Promise<void>;
  /** Rows of one question; dates come as `YYYY-MM-DD`, whole numbers as numbers. */
  ask(question: Relation): Promise<readonly Row[]>;
  /** Answers a question and keeps its answer as a table. */
  keep(table: string, question: Relation): Promise<void>;
  /** Rows of one question as columns, texts as their numbers in `texts`. */
  columns(question: Relation, dictionary: StringDictionary): Promise<Columns>;
  close(): Promise<void>;
}
