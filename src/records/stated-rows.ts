import { column, firstKnown, not } from "./expr.ts";
import { pick, type Relation, where } from "./relation.ts";
import type { Table } from "./table.ts";

/**
 * Columns that staged rows have in addition to their table's: location, record type, and school year of the scope as
 * text.
 */
const carried = ["source_file", "source_line", "record", "scope_year", "derived"] as const;

/** All rows of a delivery, including inferred ones. */
export const allRows = (t: Table, names: readonly string[]): Relation => ({
  op: "table",
  id: t.id,
  columns: [...names, ...carried],
});

/** Rows of a delivery as stated in its files, with their locations. */
export const statedRows = (t: Table, names: readonly string[]): Relation =>
  where(allRows(t, names), not(firstKnown(column("derived"), false)));

/** Same, without locations. */
export const statedFacts = (t: Table, names: readonly string[]): Relation => pick(statedRows(t, names), names);
