import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTypeId,
} from "@duckdb/node-api";
import { dayOf } from "../base/days.ts";
import { diskFaultIn } from "../base/disk-fault.ts";
import { AppError } from "../base/errors.ts";
import { temporaryName } from "../base/temporary-folder.ts";
import type { Columns } from "../records/columns/column.ts";
import { tableUnder } from "../records/columns/leaf-scans.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import { columnNames, type Relation } from "../records/relation.ts";
import type { ColumnType, Row, Value } from "../records/table.ts";
import { checkVectors, readColumns, selectInPieces } from "./duckdb-columns.ts";
import type { Engine } from "./engine.ts";
import { printRelation } from "./print.ts";
import { sqlName } from "./sql.ts";
import { recordTable, sqlTypes } from "./tables.ts";

export interface DuckDbOptions {
  /** Worker threads; default: all cores. */
  readonly threads?: number;
  /** Such as `8GB`; default: DuckDB's own. */
  readonly memory?: string;
  readonly readOnly?: boolean;
  /** Spill folder of an in-memory engine; default: this process's folder in the system's temp folder. */
  readonly spill?: string;
}

/**
 * Opens DuckDB in this process.
 *
 * @param path  a file, or `:memory:`
 * @throws AppError engine.cannot-open
 */
export async function openDuckDb(path = ":memory:", options: DuckDbOptions = {}): Promise<DuckDb> {
  const settings: Record<string, string> = {};
  if (options.threads !== undefined) settings["threads"] = String(options.threads);
  if (options.memory !== undefined) settings["memory_limit"] = options.memory;
  if (path === ":memory:") settings["temp_directory"] = options.spill ?? temporaryName("spill");
  if (options.readOnly === true) settings["access_mode"] = "READ_ONLY";
  try {
    const instance = await DuckDBInstance.create(path, settings);
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    await vectorsAreKnown(connection);
    return new DuckDb(instance, connection);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const fault = diskFaultOf(cause, path);
    // Opening can fail for many reasons; report a full or failing disk as such.
    if (fault?.code === "disk.full" || fault?.code === "disk.failed") throw fault;
    throw new AppError("engine.cannot-open", { path, message: messageOf(cause) }, { cause });
  }
}

let vectorsChecked: Promise<void> | undefined;
/** Checks once per process that this version of DuckDB has the vector layout that `duckdb-columns.ts` reads. */
const vectorsAreKnown = (connection: DuckDBConnection): Promise<void> => {
  vectorsChecked ??= checkVectors(connection);
  return vectorsChecked;
};

/** Error types about the query or the file. Others (conversion, constraint) quote values from rows. */
const withoutValues = /^(Binder|Catalog|IO|Out of Memory|Parser|Permission) Error\b/;

/** First line of a DuckDB error, or only its type if the line could quote a student's data. */
function messageOf(cause: unknown): string {
  const line = firstLine(cause);
  return withoutValues.test(line) ? line : line.replace(/:.*/, "");
}

const firstLine = (cause: unknown): string =>
  String(cause instanceof Error ? cause.message : cause).split("\n")[0] ?? "";

/**
 * Disk fault during a commit or checkpoint. A failed commit may quote a key, so its message is searched but never
 * printed.
 */
const diskFaultOf = (cause: unknown, path: string | null): AppError | undefined =>
  diskFaultIn(/^TransactionContext Error\b/.test(firstLine(cause)) ? firstLine(cause) : messageOf(cause), path, cause);

const noWidths: ReadonlyMap<string, number> = new Map();

export class DuckDb implements Engine {
  readonly name = "duckdb";
  private readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  private opened: number | undefined;
  private used: number | undefined;
  private readonly widths = new Map<string, Promise<ReadonlyMap<string, number>>>();

  constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance;
    this.connection = connection;
  }

  /**
   * Sets the number of worker threads: small queries are faster on one thread, without synchronization.
   *
   * @param count  default: the number at opening
   */
  async useThreads(count?: number): Promise<void> {
    this.opened ??= Number((await this.all("SELECT current_setting('threads') AS n"))[0]?.["n"]);
    const wanted = count ?? this.opened;
    if (wanted === (this.used ?? this.opened)) return;
    await this.run(`SET threads = ${wanted}`);
    this.used = wanted;
  }

  async run(sql: string): Promise<void> {
    await this.explained(sql, () => this.connection.run(sql));
  }

  async all(sql: string): Promise<Row[]> {
    const reader = await this.explained(sql, () => this.connection.runAndReadAll(sql));
    const names = reader.columnNames();
    return reader.getRows().map((values) => {
      const row: Record<string, Value> = {};
      names.forEach((name, i) => {
        row[name] = plain(values[i]);
      });
      return row;
    });
  }

  async fill(table: string, columns: Readonly<Record<string, ColumnType>>, rows: readonly Row[]): Promise<void> {
    const names = Object.keys(columns);
    this.widths.delete(table);
    await this.run("CREATE SCHEMA IF NOT EXISTS records");
    await this.run(
      `CREATE OR REPLACE TABLE ${recordTable(table)} (${names.map((n) => `${sqlName(n)} ${sqlTypes[columns[n] ?? "text"]}`).join(", ")})`,
    );
    await this.append(`records.${table}`, names, Object.values(columns), rows);
  }

  async ask(question: Relation): Promise<readonly Row[]> {
    return this.all(printRelation(question, recordTable));
  }

  async keep(table: string, question: Relation): Promise<void> {
    this.widths.delete(table);
    await this.run(`CREATE OR REPLACE TABLE ${recordTable(table)} AS ${printRelation(question, recordTable)}`);
  }

  async columns(question: Relation, dictionary: StringDictionary): Promise<Columns> {
    const table = tableUnder(question);
    const widths = table === undefined ? noWidths : await this.widthsOf(table.id);
    const names = columnNames(question);
    const sql = selectInPieces(printRelation(question, recordTable), names, widths);
    // A separate connection, so that several queries run concurrently.
    const connection = await this.instance.connect();
    try {
      return await this.explained(sql, async () =>
        readColumns(await connection.stream(sql), names, widths, dictionary),
      );
    } finally {
      connection.closeSync();
    }
  }

  /**
   * Byte length of the longest text in each text column of a table. Longer texts are still read correctly, only more
   * slowly.
   */
  private widthsOf(table: string): Promise<ReadonlyMap<string, number>> {
    const cached = this.widths.get(table);
    if (cached !== undefined) return cached;
    const widths = this.findWidths(table);
    this.widths.set(table, widths);
    return widths;
  }

  private async findWidths(table: string): Promise<ReadonlyMap<string, number>> {
    const sql = `SELECT * FROM ${recordTable(table)} LIMIT 0`;
    const shape = await this.explained(sql, () => this.connection.run(sql));
    const dictionary = shape.columnNames().filter((_, c) => shape.columnTypeId(c) === DuckDBTypeId.VARCHAR);
    if (dictionary.length === 0) return noWidths;
    const widest = dictionary.map((name) => `max(strlen(${sqlName(name)})) AS ${sqlName(name)}`);
    const [found] = await this.all(`SELECT ${widest.join(", ")} FROM ${recordTable(table)}`);
    return new Map(dictionary.map((name) => [name, Number(found?.[name] ?? 0)]));
  }

  async append(
    table: string,
    columns: readonly string[],
    types: readonly ColumnType[],
    rows: Iterable<Row>,
  ): Promise<void> {
    const [schema, name] = table.includes(".") ? (table.split(".", 2) as [string, string]) : ["main", table];
    const appender = await this.connection.createAppender(name, schema);
    for (const row of rows) {
      for (const [i, column] of columns.entries()) appendValue(appender, row[column] ?? null, types[i] ?? "text");
      appender.endRow();
    }
    appender.closeSync();
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  private async explained<T>(sql: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      const fault = diskFaultOf(cause, null);
      if (fault !== undefined) throw fault;
      throw new AppError("engine.question-failed", { engine: this.name, sql, message: messageOf(cause) }, { cause });
    }
  }
}

/** Converts a DuckDB value to a plain one. */
function plain(v: unknown): Value {
  if (v === null || v === undefined) return null;
  if (typeof v === "bigint") return Number(v);
  if (typeof v === "string" || typeof v === "number" || typeof v === "boolean") return v;
  return String(v);
}

function appendValue(to: DuckDBAppender, value: Value, type: ColumnType): void {
  if (value === null) to.appendNull();
  else if (type === "boolean") to.appendBoolean(Boolean(value));
  else if (type === "integer") to.appendInteger(Number(value));
  else if (type === "number") to.appendDouble(Number(value));
  else if (type === "date") to.appendDate(new DuckDBDateValue(dayOf(String(value))));
  else to.appendVarchar(String(value));
}
