import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBResult,
} from "@duckdb/node-api";
import { AppError } from "../base/errors.ts";
import type { Relation } from "../records/relation.ts";
import type { ColumnType, Row, Value } from "../records/table.ts";
import type { Engine, Packed, PackedBlock, Packing, PackRequest } from "./engine.ts";
import { printRelation } from "./print.ts";
import { printPacking } from "./print-packing.ts";
import { sqlName } from "./sql.ts";
import { recordTable, sqlTypes } from "./tables.ts";

export interface DuckDbOptions {
  /** Worker threads; all cores when absent. */
  readonly threads?: number;
  /** `8GB`; DuckDB's own default when absent. */
  readonly memory?: string;
  readonly readOnly?: boolean;
  /** Where an engine in memory puts what does not fit; a folder of this process in the system's temporary place when absent. */
  readonly spill?: string;
  /** Up to so many rows are packed by one question; more by one a value of their first key, the next asked while the rows of one are read. */
  readonly packedAtOnce?: number;
}

/**
 * DuckDB in this process.
 *
 * @param path  a file, or `:memory:`
 * @throws AppError engine.cannot-open
 */
export async function openDuckDb(path = ":memory:", options: DuckDbOptions = {}): Promise<DuckDb> {
  const settings: Record<string, string> = {};
  if (options.threads !== undefined) settings["threads"] = String(options.threads);
  if (options.memory !== undefined) settings["memory_limit"] = options.memory;
  if (path === ":memory:") settings["temp_directory"] = options.spill ?? join(tmpdir(), `fairlead-${process.pid}`);
  if (options.readOnly === true) settings["access_mode"] = "READ_ONLY";
  try {
    const instance = await DuckDBInstance.create(path, settings);
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    return new DuckDb(instance, connection, options.packedAtOnce ?? usualPackedAtOnce);
  } catch (cause) {
    throw new AppError(
      "engine.cannot-open",
      {
        what: `The warehouse ${path} could not be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
        fix: "Close other programs that hold it, or run `fairlead rebuild` to make it again from the archive.",
        facts: { path },
      },
      { cause },
    );
  }
}

const usualPackedAtOnce = 500_000;

export class DuckDb implements Engine {
  readonly name = "duckdb";
  private readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  private readonly packedAtOnce: number;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, packedAtOnce: number) {
    this.instance = instance;
    this.connection = connection;
    this.packedAtOnce = packedAtOnce;
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
    await this.run("CREATE SCHEMA IF NOT EXISTS records");
    await this.run(
      `CREATE OR REPLACE TABLE ${recordTable(table)} (${names.map((n) => `${sqlName(n)} ${sqlTypes[columns[n] ?? "text"]}`).join(", ")})`,
    );
    await this.append(`records.${table}`, names, Object.values(columns), rows);
  }

  async ask(question: Relation): Promise<readonly Row[]> {
    return this.all(printRelation(question, recordTable));
  }

  async keep(table: string, questions: readonly Relation[], packing?: Packing): Promise<void> {
    for (const [i, question] of questions.entries()) {
      const into = i === 0 ? `CREATE OR REPLACE TABLE ${recordTable(table)} AS` : `INSERT INTO ${recordTable(table)}`;
      const rows = printRelation(question, recordTable);
      await this.run(`${into} ${packing === undefined ? rows : printKept(rows, packing)}`);
    }
  }

  async packed(request: PackRequest): Promise<Packed> {
    const keys = request.segmentBy.map(sqlName);
    const rows = printRelation(request.of, recordTable);
    const renamed = keys.map((k, i) => `${k} AS k${i}`).join(", ");
    const order = keys.map((_, i) => `k${i}`).join(", ");
    await this.run(
      `CREATE OR REPLACE TEMP TABLE segments AS SELECT CAST(row_number() OVER (ORDER BY ${order}) - 1 AS INTEGER) AS segment, hash(${order}) AS mark, * FROM (SELECT ${renamed}, count(*) AS rows_in FROM (${rows}) GROUP BY ALL)`,
    );
    const segments = await this.all(
      `SELECT ${keys.map((k, i) => `k${i} AS ${k}`).join(", ")}, rows_in FROM segments ORDER BY segment`,
    );
    // Rows find their segment by one hash of the keys; by the keys themselves in the unheard-of case that two segments share a hash.
    const [marks] = await this.all("SELECT count(DISTINCT mark) = count(*) AS apart FROM segments");
    const byKeys = keys.map((k, i) => `t.${k} IS NOT DISTINCT FROM s.k${i}`).join(" AND ");
    const on = marks?.["apart"] === true ? `hash(${keys.map((k) => `t.${k}`).join(", ")}) = s.mark` : byKeys;
    const printed = printPacking(rows, request.columns);
    const columns = printed.columns.map((c, i) => `${c} AS c${i}`);
    // Packed to numbers first, sorted then: what is sorted stays small.
    const packing = (only: string): string =>
      `SELECT * FROM (SELECT s.segment AS segment, ${columns.join(", ")} FROM (${printed.rows}) AS t JOIN segments AS s ON ${on}${only}) ORDER BY segment`;
    const counted = segments.reduce((n, s) => n + Number(s["rows_in"]), 0);
    const first = request.segmentBy[0];
    const firsts = [...new Set(segments.map((s) => (first === undefined ? null : (s[first] ?? null))))];
    const alone = counted <= this.packedAtOnce || first === undefined || !firsts.every((v) => typeof v === "number");
    return {
      segments: segments.map(({ rows_in: _, ...keyed }) => keyed),
      blocks: this.blocks(alone ? [packing("")] : firsts.map((v) => packing(` WHERE t.${sqlName(first)} = ${v}`))),
    };
  }

  /** Rows of questions one after the other; the next is answered while the rows of one are read. */
  private async *blocks(questions: readonly string[]): AsyncGenerator<PackedBlock> {
    const ask = (sql: string | undefined): Promise<DuckDBResult> | undefined => {
      const answer = sql === undefined ? undefined : this.explained(sql, () => this.connection.run(sql));
      // Whoever waits for it hears of its failure.
      answer?.catch(() => {});
      return answer;
    };
    let next = ask(questions[0]);
    for (let q = 1; next !== undefined; q++) {
      const result: DuckDBResult = await next;
      next = ask(questions[q]);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) break;
        const arrays = Array.from({ length: chunk.columnCount }, (_, i) => numbersOf(chunk.getColumnVector(i)));
        yield { rows: chunk.rowCount, segment: arrays[0] as Int32Array, columns: arrays.slice(1) };
      }
    }
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
      throw new AppError(
        "engine.question-failed",
        {
          what: `The engine could not answer: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`,
          fix: "This is a fault of the program. Report it with the command you ran.",
          facts: { engine: this.name, sql },
        },
        { cause },
      );
    }
  }
}

/** The array a vector of whole numbers or doubles keeps its values in; packed columns hold no unknowns. */
const numbersOf = (vector: unknown): Int32Array | Float64Array =>
  (vector as { readonly items: Int32Array | Float64Array }).items;

function printKept(rows: string, { plain, packed }: Packing): string {
  const printed = printPacking(rows, Object.values(packed));
  const columns = Object.keys(packed).map((name, i) => `${printed.columns[i]} AS ${sqlName(name)}`);
  return `SELECT ${[...plain.map(sqlName), ...columns].join(", ")} FROM (${printed.rows}) AS t`;
}

/** A DuckDB value as a plain one. */
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
  else if (type === "date") to.appendDate(new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / 86_400_000));
  else to.appendVarchar(String(value));
}
