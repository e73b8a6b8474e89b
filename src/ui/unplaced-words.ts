import type { TableName } from "../base/record-names.ts";
import type { UnplacedReason } from "../base/unplaced.ts";
import type { JoinWords } from "./language/join-words.ts";

/** Rows of one kind and year that count at no place, by one reason. */
interface UnplacedLine {
  readonly table: TableName;
  readonly why: UnplacedReason;
  readonly rows: number;
}

/** A sentence for each kind of record, its years added up. */
export const unplacedSentences = (lines: readonly UnplacedLine[], say: Pick<JoinWords, "unplaced">): string[] =>
  [...Map.groupBy(lines, ({ table }) => table)].map(([table, ofTable]) =>
    say.unplaced(
      table,
      [...Map.groupBy(ofTable, ({ why }) => why)].map(([why, same]) => ({
        why,
        rows: same.reduce((sum, { rows }) => sum + rows, 0),
      })),
    ),
  );
