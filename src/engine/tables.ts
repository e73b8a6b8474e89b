import type { ColumnType } from "../records/table.ts";
import { sqlName } from "./sql.ts";

/** Where a canonical table lives in an engine that speaks SQL. */
export const recordTable = (id: string): string => `records.${sqlName(id)}`;

/** The SQL type for each canonical type. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
};
