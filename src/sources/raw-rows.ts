import { once } from "node:events";
import { closeSync, createWriteStream, fstatSync, openSync, readSync, statSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { overlongMark } from "./clean-copy.ts";
import { lowerMemory } from "./reading-engine.ts";
import { type CsvRow, type Line, splitCsv } from "./split-csv.ts";

/** Field separator of intermediate files. A clean copy has no control characters, so no cell contains it. */
const cut = "\x1f";

/**
 * SQL: whether a text has any character besides spaces, delimiters and quotes. Fast path: most start with a digit or
 * letter.
 */
export const isFilled = (text: string, delimiter: string): string =>
  `CASE WHEN ${text} >= '0' AND ${text} < ':' OR ${text} >= 'A' AND ${text} < '[' THEN true
    ELSE regexp_matches(${text}, ${sqlText(`[^\\s"${delimiter === "" || delimiter === "\t" ? "" : `\\${delimiter}`}]`)}) END`;

/** Table of raw rows: `line`, and `f`, the list of fields. Dropped when the file is done. */
export const rawTable = "raw_rows";

/**
 * Loads a clean text file into the raw table through the engine's own reader: each line with its number, cut into fields.
 *
 * @param work  a path for an intermediate file, used when quoted cells need our own CSV parser
 * @returns lines whose quoted cell was never closed
 */
export async function loadRawRows(
  db: DuckDb,
  path: string,
  delimiter: string,
  width: number,
  work: string,
): Promise<number[]> {
  if (delimiter === "^") {
    await cutLines(db, linesSql(path), delimiter);
    return [];
  }
  await loadLines(db, path);
  const [hard] = await db.all(`SELECT count(*) AS n FROM raw_lines WHERE ${isHard(delimiter)}`);
  if (Number(hard?.["n"] ?? 0) === 0) {
    await cutLines(db, "raw_lines", delimiter);
    await db.run("DROP TABLE raw_lines");
    return [];
  }
  // The lines are read again one by one; a second copy of a large file would fill the memory.
  await db.run("DROP TABLE raw_lines");
  if (statSync(path).size > largeFile) await lowerMemory(db);
  const open: number[] = [];
  const out = await openFile(work, "w");
  try {
    for (const rows of cutByHand(path, delimiter, width)) {
      for (const row of rows) if (row.open) open.push(row.line);
      const text = rows.map((r) => [r.line, ...r.fields.map((f) => f.replaceAll("\n", " "))].join(cut)).join("\n");
      await out.appendFile(`${text}\n`);
    }
  } finally {
    await out.close();
  }
  await loadNumberedRows(db, work);
  return open;
}

/** In bytes. */
const largeFile = 40_000_000;

/** Loads several clean caret-delimited files at once; each row has its file's number, from 0. */
export async function loadRawFiles(db: DuckDb, paths: readonly string[]): Promise<void> {
  const rows = paths.map(
    (path, i) =>
      `SELECT CAST(${i} AS SMALLINT) AS file, line, ${fieldsOf("^")} AS f FROM ${linesSql(path)} WHERE ${isFilled("text", "^")}`,
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE ${rawTable} AS ${rows.join(" UNION ALL ")}`);
}

/** Loads rows held in memory (a workbook's sheet); row 1 is line 1. */
export async function loadRowsOf(db: DuckDb, rows: readonly (readonly string[])[], work: string): Promise<void> {
  const out = createWriteStream(work);
  for (const [i, row] of rows.entries()) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters would break the rows apart
    const fields = row.map((f) => f.replaceAll(/[\x00-\x1f]/g, " "));
    if (!out.write(`${[i + 1, ...fields].join(cut)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
  await loadNumberedRows(db, work);
}

async function loadNumberedRows(db: DuckDb, path: string): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${rawTable} AS
     SELECT CAST(f[1] AS INTEGER) AS line, f[2:] AS f FROM (SELECT string_split(text, ${sqlText(cut)}) AS f FROM ${linesSql(path)})
     WHERE ${isFilled("array_to_string(f[2:], '')", "")}`,
  );
}

/** Lines without a filled cell are dropped only here, after lines are numbered. */
async function cutLines(db: DuckDb, lines: string, delimiter: string): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${rawTable} AS SELECT line, ${fieldsOf(delimiter)} AS f FROM ${lines} WHERE ${isFilled("text", delimiter)}`,
  );
}

async function loadLines(db: DuckDb, path: string): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE raw_lines AS FROM ${linesSql(path)}`);
}

/**
 * SQL of every line with its number, with spaces normalized. The delimiter is a character that clean text cannot
 * contain, so a line is one column.
 */
export const linesSql = (path: string): string =>
  `(SELECT CAST(row_number() OVER () AS INTEGER) AS line,
     CASE WHEN contains(text, chr(160)) OR contains(text, chr(8203)) THEN replace(replace(text, chr(160), ' '), chr(8203), '') ELSE text END AS text
   FROM read_csv(${sqlText(path)}, auto_detect = false, header = false, columns = {'text': 'VARCHAR'}, delim = chr(1), quote = '', escape = '',
     strict_mode = false, nullstr = chr(2), max_line_size = 4000000))`;

/**
 * SQL: whether a line has quoted cells that only our own CSV parser can read. In other lines no cell is quoted, or
 * every cell.
 */
export const isHard = (delimiter: string): string =>
  `(contains(text, '"') AND NOT regexp_full_match(text, ${sqlText(`"[^"]*"(${delimiter === "|" ? "\\|" : delimiter}"[^"]*")*`)}))`;

/** As `isHard`, for lines of text. */
export function hardLines(delimiter: string): (text: string) => boolean {
  const allQuoted = new RegExp(`^"[^"]*"(\\${delimiter}"[^"]*")*$`);
  return (text) => delimiter !== "^" && text.includes('"') && !allQuoted.test(text);
}

/**
 * SQL of the fields of a line that is not hard. Caret-delimited files have no quoted cells.
 *
 * @param isQuoted  SQL of whether the line has a quote
 */
export const fieldsOf = (delimiter: string, isQuoted = `contains(text, '"')`): string =>
  delimiter === "^"
    ? "string_split(text, '^')"
    : `CASE WHEN ${isQuoted} THEN string_split(text[2:-2], ${sqlText(`"${delimiter}"`)}) ELSE string_split(text, ${sqlText(delimiter)}) END`;

/** Rows in batches, parsed as RFC 4180. */
function* cutByHand(path: string, delimiter: string, width: number): Generator<CsvRow[]> {
  let batch: CsvRow[] = [];
  for (const row of splitCsv(linesOf(path), delimiter, width)) {
    batch.push(row);
    if (batch.length >= 500) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** In bytes. Strings of small pieces are freed before the collector promotes them. */
const longestPiece = 1 << 16;

/** The lines of a clean text file. */
export function* linesOf(path: string): Generator<Line> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(Math.min(longestPiece, Math.max(1, fstatSync(file).size)));
    const decoder = new StringDecoder("utf8");
    let rest = "";
    let line = 0;
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      const texts = (rest + decoder.write(buffer.subarray(0, size))).split("\n");
      rest = texts.pop() ?? "";
      for (const text of texts) yield { line: ++line, text: text.endsWith("\r") ? text.slice(0, -1) : text };
    }
    if (rest !== "") yield { line: ++line, text: rest };
  } finally {
    closeSync(file);
  }
}

/** SQL: whether the row was an overlong line of which only the beginning was kept. */
export const isOverlong = `starts_with(coalesce(f[1], ''), ${sqlText(overlongMark)})`;
