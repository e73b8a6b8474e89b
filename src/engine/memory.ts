import { type Columns, columnOf, kindOf } from "../records/columns/column.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import { columnNames, type Relation } from "../records/relation.ts";
import { type Records, rowsOf } from "../records/rows.ts";
import type { ColumnType, Row, Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import type { Engine } from "./engine.ts";

type Types = Readonly<Record<string, ColumnType>>;

const typesOf = (table: Table): Types =>
  Object.fromEntries(Object.entries(table.columns).map(([name, { type }]) => [name, type]));

/** Reference engine: evaluates every query in memory, row by row. For tests and small districts. */
export class Memory implements Engine {
  readonly name = "memory";
  private records: Records;
  private readonly types = new Map<string, Types>((tables as readonly Table[]).map((t) => [t.id, typesOf(t)]));

  constructor(records: Records) {
    this.records = records;
  }

  async fill(table: string, columns: Types, rows: readonly Row[]): Promise<void> {
    this.types.set(table, columns);
    this.records = { ...this.records, [table]: rows };
  }

  async ask(question: Relation): Promise<readonly Row[]> {
    return rowsOf(question, this.records);
  }

  async keep(table: string, question: Relation): Promise<void> {
    this.types.delete(table);
    this.records = { ...this.records, [table]: rowsOf(question, this.records) };
  }

  async columns(question: Relation, dictionary: StringDictionary): Promise<Columns> {
    const rows = await this.ask(question);
    return {
      rows: rows.length,
      columns: new Map(
        columnNames(question).map((name) => {
          const type = this.typeOf(question, name);
          const values = rows.map((row) => row[name] ?? null);
          return [name, columnOf(values, dictionary, ...(type === undefined ? [] : [kindOf[type]]))];
        }),
      ),
    };
  }

  async close(): Promise<void> {}

  /** Type of a column that comes unchanged from a table. */
  private typeOf(relation: Relation, name: string): ColumnType | undefined {
    switch (relation.op) {
      case "table":
        return this.types.get(relation.id)?.[name];
      case "where":
        return this.typeOf(relation.of, name);
      case "pick": {
        const picked = relation.columns[name];
        return picked?.op === "column" ? this.typeOf(relation.of, picked.name) : undefined;
      }
      case "join":
        return this.typeOf(relation.left, name) ?? this.typeOf(relation.right, name);
      default:
        return undefined;
    }
  }
}
