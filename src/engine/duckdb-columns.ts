import { type DuckDBConnection, type DuckDBDataChunk, type DuckDBResult, DuckDBTypeId } from "@duckdb/node-api";
import { AppError } from "../base/errors.ts";
import {
  type Columns,
  type ColumnVector,
  emptyColumn,
  isFalse,
  isTrue,
  type Kind,
  rowsOfColumns,
  slice,
  unknownText,
} from "../records/columns/column.ts";
import { StringDictionary, shortText } from "../records/columns/string-dictionary.ts";
import { sqlName } from "./sql.ts";

/**
 * Memory of a DuckDB vector: an array of numbers or bytes, and a validity bit per row. Private in @duckdb/node-api;
 * see `checkVectors`.
 */
interface Vector {
  readonly items?: Int32Array | Float64Array | BigInt64Array;
  readonly dataView?: DataView;
  readonly validity: { readonly data: BigUint64Array | null };
  getItem(row: number): unknown;
}

const vectorOf = (chunk: DuckDBDataChunk, column: number): Vector => {
  const vector: object = chunk.getColumnVector(column);
  return vector as Vector;
};

/** Test data: one value of every type `readColumns` reads, then a row of nulls. */
const sample = `SELECT * FROM (VALUES
  ('twelve bytes', 'more than twelve bytes', true, 0.5::DOUBLE, 7::INTEGER, 9::BIGINT, DATE '1970-01-03'),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL)) AS t(short, long, yes, number, small, large, day)`;

/**
 * Self-test: reads known values with `readColumns`, because the memory layout of vectors is private to
 * @duckdb/node-api and may change between versions.
 *
 * @throws AppError engine.other-vectors if the values differ
 */
export async function checkVectors(connection: DuckDBConnection, query = sample): Promise<void> {
  const dictionary = new StringDictionary();
  const names = ["short", "long", "yes", "number", "small", "large", "day"];
  const expected = [["twelve bytes", "more than twelve bytes", true, 0.5, 7, 9, "1970-01-03"], names.map(() => null)];
  try {
    const read = await readColumns(await connection.stream(query), names, new Map(), dictionary);
    const rows = rowsOfColumns(read, dictionary).map((row) => names.map((name) => row[name] ?? null));
    if (JSON.stringify(rows) === JSON.stringify(expected)) return;
  } catch (cause) {
    throw new AppError("engine.other-vectors", {}, { cause });
  }
  throw new AppError("engine.other-vectors", {});
}

/**
 * Inline strings have up to 12 bytes. Longer text is selected in pieces of 12, with the remainder in the last piece.
 */
const mostPieces = 4;

/**
 * Wraps a query so that it returns long text in pieces.
 *
 * @param sql     a SELECT
 * @param names   its columns
 * @param widths  the byte length of the longest text in each text column, where known
 */
export function selectInPieces(sql: string, names: readonly string[], widths: ReadonlyMap<string, number>): string {
  const columns = names.flatMap((name) => {
    const pieces = piecesOf(widths.get(name) ?? 0);
    if (pieces === 1) return [sqlName(name)];
    return Array.from({ length: pieces }, (_, k) => {
      const length = k === pieces - 1 ? "" : `, ${shortText}`;
      return `substr(${sqlName(name)}, ${k * shortText + 1}${length}) AS ${sqlName(`${name} ${k}`)}`;
    });
  });
  return `SELECT ${columns.join(", ")} FROM (${sql}) AS t`;
}

const piecesOf = (width: number): number => Math.min(mostPieces, Math.max(1, Math.ceil(width / shortText)));

const kinds: ReadonlyMap<DuckDBTypeId, Kind> = new Map([
  [DuckDBTypeId.VARCHAR, "text"],
  [DuckDBTypeId.BOOLEAN, "boolean"],
  [DuckDBTypeId.DATE, "date"],
  [DuckDBTypeId.SQLNULL, "null"],
]);

/** Streams the result of such a query into columns. */
export async function readColumns(
  result: DuckDBResult,
  names: readonly string[],
  widths: ReadonlyMap<string, number>,
  dictionary: StringDictionary,
): Promise<Columns> {
  let room = firstRoom;
  let vectors = result.columnNames().map((_, c) => emptyColumn(kinds.get(result.columnTypeId(c)) ?? "number", room));
  let rows = 0;
  // Fetch the next chunk while this one is read.
  let coming = result.fetchChunk();
  for (;;) {
    const chunk = await coming;
    if (chunk === null || chunk.rowCount === 0) break;
    coming = result.fetchChunk();
    // Avoids unhandledRejection; the error surfaces where the promise is awaited.
    coming.catch(() => {});
    if (rows + chunk.rowCount > room) {
      room = 2 * (rows + chunk.rowCount);
      vectors = vectors.map((column) => withRoom(column, rows, room));
    }
    for (const [c, column] of vectors.entries())
      putVector(column, rows, vectorOf(chunk, c), chunk.rowCount, dictionary);
    rows += chunk.rowCount;
  }
  let first = 0;
  const columns = names.map((name): [string, ColumnVector] => {
    const pieces = vectors.slice(first, first + piecesOf(widths.get(name) ?? 0)).map((c) => slice(c, 0, rows));
    first += pieces.length;
    return [name, pieces.reduce((left, right) => joined(left, right, dictionary))];
  });
  return { rows, columns: new Map(columns) };
}

/** Initial capacity in rows; it doubles when it is full. */
const firstRoom = 16_384;

function withRoom(c: ColumnVector, rows: number, room: number): ColumnVector {
  const wider = emptyColumn(c.kind, room);
  const filled = slice(c, 0, rows);
  if (wider.kind !== "null" && filled.kind !== "null") wider.values.set(filled.values);
  return wider;
}

/** Concatenates two columns of pieces into one text column. */
function joined(left: ColumnVector, right: ColumnVector, dictionary: StringDictionary): ColumnVector {
  if (left.kind !== "text" || right.kind !== "text") return left;
  const empty = dictionary.of("");
  for (let row = 0; row < left.values.length; row++) {
    const more = right.values[row]!;
    if (more !== empty && more !== unknownText) left.values[row] = dictionary.joined(left.values[row]!, more);
  }
  return left;
}

function putVector(to: ColumnVector, at: number, vector: Vector, rows: number, dictionary: StringDictionary): void {
  const { data } = vector.validity;
  const known = data === null ? null : new Int32Array(data.buffer, data.byteOffset, 2 * data.length);
  if (to.kind === "text") putTexts(to.values, at, vector, rows, known, dictionary);
  else if (to.kind === "boolean") putTruths(to.values, at, vector, rows, known);
  else if (to.kind !== "null") putNumbers(to.values, at, vector, rows, known);
}

const isKnown = (known: Int32Array | null, row: number): boolean =>
  known === null || ((known[row >> 5]! >>> (row & 31)) & 1) === 1;

/** DuckDB stores a text of up to 12 bytes inline: its length, then its bytes. */
function putTexts(
  to: Int32Array,
  at: number,
  vector: Vector,
  rows: number,
  known: Int32Array | null,
  dictionary: StringDictionary,
): void {
  const { dataView } = vector;
  if (dataView === undefined) return;
  const words = new Int32Array(dataView.buffer, dataView.byteOffset, 4 * rows);
  let [length, a, b, c, last] = [-1, 0, 0, 0, -1];
  for (let row = 0; row < rows; row++) {
    if (!isKnown(known, row)) continue;
    const w = 4 * row;
    // If the 16 bytes equal the previous row's, the text is the same, inline or by pointer.
    if (words[w] !== length || words[w + 1] !== a || words[w + 2] !== b || words[w + 3] !== c) {
      length = words[w]!;
      a = words[w + 1]!;
      b = words[w + 2]!;
      c = words[w + 3]!;
      last = length <= shortText ? dictionary.ofWords(length, a, b, c) : dictionary.of(String(vector.getItem(row)));
    }
    to[at + row] = last;
  }
}

function putTruths(to: Uint8Array, at: number, vector: Vector, rows: number, known: Int32Array | null): void {
  const { dataView } = vector;
  if (dataView === undefined) return;
  const bytes = new Uint8Array(dataView.buffer, dataView.byteOffset, rows);
  for (let row = 0; row < rows; row++) if (isKnown(known, row)) to[at + row] = bytes[row] === 0 ? isFalse : isTrue;
}

function putNumbers(to: Float64Array, at: number, vector: Vector, rows: number, known: Int32Array | null): void {
  const { items } = vector;
  if (items instanceof Float64Array) {
    for (let row = 0; row < rows; row++) if (isKnown(known, row)) to[at + row] = items[row]!;
  } else if (items instanceof Int32Array) {
    for (let row = 0; row < rows; row++) if (isKnown(known, row)) to[at + row] = items[row]!;
  } else {
    for (let row = 0; row < rows; row++)
      if (isKnown(known, row)) to[at + row] = Number(items === undefined ? vector.getItem(row) : items[row]);
  }
}
