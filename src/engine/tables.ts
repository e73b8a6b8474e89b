import type { ColumnType } from "../records/table.ts";
import { sqlName } from "./sql.ts";

/** Name of a canonical table in a SQL engine. */
export const recordTable = (id: string): string => `records.${sqlName(id)}`;

/** The SQL type for each canonical type. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
};
