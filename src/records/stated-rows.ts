import { column, firstKnown, not } from "./expr.ts";
import { pick, type Relation, where } from "./relation.ts";
import type { Table } from "./table.ts";

/** Columns that every row of a delivery has besides its table's: where it is, its record type, and the school year of its scope as a text. */
const carried = ["source_file", "source_line", "record", "scope_year", "derived"] as const;

/** All rows of a delivery, inferred ones too. */
export const allRows = (t: Table, names: readonly string[]): Relation => ({
  op: "table",
  id: t.id,
  columns: [...names, ...carried],
});

/** The rows of a delivery as its files state them, with the place of each. */
export const statedRows = (t: Table, names: readonly string[]): Relation =>
  where(allRows(t, names), not(firstKnown(column("derived"), false)));

/** The same without the place. */
export const statedFacts = (t: Table, names: readonly string[]): Relation => pick(statedRows(t, names), names);
