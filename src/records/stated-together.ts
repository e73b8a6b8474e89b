import type { TableName } from "../base/record-names.ts";
import type { Table } from "./table.ts";
import { raceColumnNames } from "./tables.ts";

/**
 * Columns that count together: where files of different school years describe the same thing, all of them come from
 * the latest year that states one of them, so that no combination arises that no file states. If `blankCounts`, a
 * blank is a statement too ("still").
 */
export interface StatedTogether {
  readonly columns: readonly string[];
  readonly blankCounts: boolean;
}

const still: StatedTogether = { columns: ["end_date"], blankCounts: true };

/** Tables that describe something that lasts. Except for these groups, each column's latest known value counts. */
const descriptions: Readonly<Partial<Record<TableName, readonly StatedTogether[]>>> = {
  school: [],
  student: [
    { columns: [...raceColumnNames, "race_missing"], blankCounts: false },
    // Families may list the two parents in a different order.
    { columns: ["parent_education", "parent_education_2"], blankCounts: false },
    still,
  ],
  language: [],
  disability: [still],
  place_code: [],
};

/** Groups of a table's columns that count together. A row about an event or a figure counts whole. */
export function statedTogether({ id, key, columns }: Table): readonly StatedTogether[] {
  const facts = Object.keys(columns).filter((c) => !(key as readonly string[]).includes(c));
  return descriptions[id as TableName] ?? [{ columns: facts, blankCounts: false }];
}

/** Whether a table describes something that lasts, so that the files of every school year may state it again. */
export const isDescription = ({ id }: Table): boolean => id in descriptions;
