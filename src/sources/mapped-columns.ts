import type { ColumnFacts } from "../base/problem-facts.ts";
import { sqlName } from "../engine/sql.ts";
import { sqlTypes } from "../engine/tables.ts";
import { type CellContext, type CellSql, cellSql, type Fault } from "./cell-sql.ts";
import type { ColumnSource, FileColumn, Mapping, Reader } from "./mapping.ts";

/** One possible fault of a mapped column: a boolean column of the mapped rows. */
export interface Flag {
  readonly name: string;
  /** The column of the mapping. */
  readonly target: string;
  /** The file name should have provided the value; the source reports that once per file. */
  readonly isReported: boolean;
  readonly fault: Fault;
  readonly when: string;
  readonly column: FileColumn | null;
  readonly reader: Reader | null;
  readonly text: string | null;
  readonly outcome: ColumnFacts["outcome"];
}

/** A column of a mapping's table, and its SQL. */
export interface MappedColumn {
  readonly name: string;
  readonly cell: ColumnSource;
  readonly sql: CellSql;
  readonly required: boolean;
}

export function mappedColumnsOf(mapping: Mapping, context: CellContext): MappedColumn[] {
  const columns = Object.entries(withAssumedStart(mapping)).map(([name, cell]): MappedColumn => {
    const required = ("at" in cell ? cell.required : undefined) ?? mapping.table.columns[name]?.required ?? false;
    return {
      name,
      cell,
      sql: cellSql(cell, context, { name, type: mapping.table.columns[name]?.type ?? "text" }),
      required,
    };
  });
  // Topological sort: a column comes after those it is computed from.
  const placed: MappedColumn[] = [];
  while (columns.length > 0) {
    const next = columns.findIndex((c) => c.sql.after.every((a) => !columns.some((other) => other.name === a)));
    placed.push(...columns.splice(Math.max(0, next), 1));
  }
  return placed;
}

/** A mapping's columns; a table that records whether a start is assumed gets it from the source of the start. */
function withAssumedStart({ table, columns }: Mapping): Mapping["columns"] {
  const start = columns["start_date"];
  return start === undefined || !("start_assumed" in table.columns)
    ? columns
    : { ...columns, start_assumed: { assumedDay: start } };
}

export const isNumbered = (c: MappedColumn): boolean => "numberAmong" in c.cell;

export function faultFlags(columns: readonly MappedColumn[], role: "main" | "also"): Flag[] {
  const flags: Flag[] = [];
  const add = (flag: Omit<Flag, "name">): void => {
    // Two columns computed from one cell (a date and its school year) share the cell's fault.
    const isKnown = flags.some(({ when, outcome }) => when === flag.when && outcome === flag.outcome);
    if (!isKnown) flags.push({ ...flag, name: `fault_${flags.length}` });
  };
  for (const c of columns) {
    for (const f of c.sql.faults) {
      const stopping = role === "also" ? "left-out" : f.fault === "unknown-code" ? "set-aside" : "quarantined";
      const outcome = f.fault === "restored-zeros" ? "corrected" : c.required ? stopping : "blank";
      add({ ...f, outcome, target: c.name, isReported: false });
    }
    if (role === "main" && c.required && !isNumbered(c)) {
      const when = `${sqlName(c.name)} IS NULL${c.sql.text === null ? "" : ` AND (${c.sql.text}) IS NULL`}`;
      const { column, reader } = c.sql;
      const isReported = "constant" in c.cell && c.cell.constant === null;
      add({ fault: "blank", when, column, reader, text: null, outcome: "quarantined", target: c.name, isReported });
    }
  }
  return flags;
}

/** SQL of the columns; a column may refer to earlier ones (lateral column aliases). */
export function columnsSql(mapping: Mapping, columns: readonly MappedColumn[]): string {
  return columns
    .filter((c) => !isNumbered(c))
    .map((c) => `CAST(${c.sql.value} AS ${typeOf(mapping, c.name)}) AS ${sqlName(c.name)}`)
    .join(", ");
}

export const names = (columns: readonly MappedColumn[]): string =>
  columns
    .filter((c) => !isNumbered(c))
    .map((c) => sqlName(c.name))
    .join(", ");

const typeOf = (mapping: Mapping, column: string): string => sqlTypes[mapping.table.columns[column]?.type ?? "text"];

export const all = (conditions: readonly string[]): string => conditions.map((c) => `(${c})`).join(" AND ") || "true";
export const any = (conditions: readonly string[]): string => conditions.map((c) => `(${c})`).join(" OR ") || "false";
