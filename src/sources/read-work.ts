import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { type CellContext, textColumns } from "./cell-sql.ts";
import type { ColumnHeadings } from "./column-headings.ts";
import type { RecordType } from "./mapping.ts";
import type { ReadOptions } from "./reading.ts";
import type { Source } from "./source.ts";

/** What reading the files of one delivery needs. */
export interface Work {
  readonly db: DuckDb;
  readonly sources: readonly Source[];
  /** A folder for intermediate files. */
  readonly work: string;
  readonly options: ReadOptions;
  readonly headings: ColumnHeadings;
  report(problem: Problem): void;
}

export function context(work: Work, locate: CellContext["locate"], record: RecordType): CellContext {
  return { locate, texts: textColumns(record.missing ?? []), overrides: (map) => work.options.codes?.[map] ?? {} };
}
