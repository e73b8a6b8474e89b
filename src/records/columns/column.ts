import { dateOf, dayOf } from "../../base/days.ts";
import { AppError } from "../../base/errors.ts";
import type { ColumnType, Row, Value } from "../table.ts";
import type { StringDictionary } from "./string-dictionary.ts";

/** Values of all rows in one array. Each kind has its own representation of "unknown". */
export type ColumnVector =
  /** Codes of a `StringDictionary`; -1 is unknown. */
  | { readonly kind: "text"; readonly values: Int32Array }
  /** Kleene logic: 0 is false, 1 unknown, 3 true, so that bitwise `&` is "and" and `|` is "or". */
  | { readonly kind: "boolean"; readonly values: Uint8Array }
  /** NaN is unknown. */
  | { readonly kind: "number"; readonly values: Float64Array }
  /** Days since January 1, 1970; NaN is unknown. */
  | { readonly kind: "date"; readonly values: Float64Array }
  /** Unknown in every row. */
  | { readonly kind: "null" };

export type Kind = ColumnVector["kind"];

/** Rows as columns by name. */
export interface Columns {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnVector>;
}

export const unknownText = -1;
export const isFalse = 0;
export const isUnknown = 1;
export const isTrue = 3;

export const kindOf: Readonly<Record<ColumnType, Exclude<Kind, "null">>> = {
  text: "text",
  integer: "number",
  number: "number",
  boolean: "boolean",
  date: "date",
};

/** A column with uninitialized rows, all of which the caller must write. */
export function newColumn(kind: Kind, rows: number): ColumnVector {
  switch (kind) {
    case "null":
      return { kind };
    case "text":
      return { kind, values: new Int32Array(rows) };
    case "boolean":
      return { kind, values: new Uint8Array(rows) };
    default:
      return { kind, values: new Float64Array(rows) };
  }
}

/** A column of all unknown values. */
export function emptyColumn(kind: Kind, rows: number): ColumnVector {
  switch (kind) {
    case "null":
      return { kind };
    case "text":
      return { kind, values: new Int32Array(rows).fill(unknownText) };
    case "boolean":
      return { kind, values: new Uint8Array(rows).fill(isUnknown) };
    default:
      return { kind, values: new Float64Array(rows).fill(Number.NaN) };
  }
}

/** The same value in every row. */
export function constant(value: Value, rows: number, dictionary: StringDictionary): ColumnVector {
  if (value === null) return { kind: "null" };
  if (typeof value === "string") return { kind: "text", values: new Int32Array(rows).fill(dictionary.of(value)) };
  if (typeof value === "boolean")
    return { kind: "boolean", values: new Uint8Array(rows).fill(value ? isTrue : isFalse) };
  return { kind: "number", values: new Float64Array(rows).fill(value) };
}

/**
 * A column from values of rows.
 *
 * @param kind  the kind of the values; inferred if absent, with dates as text
 */
export function columnOf(
  values: readonly Value[],
  dictionary: StringDictionary,
  kind: Kind = kindOfValues(values),
): ColumnVector {
  switch (kind) {
    case "null":
      return { kind };
    case "text":
      return { kind, values: Int32Array.from(values, (v) => (v === null ? unknownText : dictionary.of(String(v)))) };
    case "boolean":
      return { kind, values: Uint8Array.from(values, (v) => (v === null ? isUnknown : v === true ? isTrue : isFalse)) };
    case "date":
      return { kind, values: Float64Array.from(values, (v) => (v === null ? Number.NaN : dayOf(String(v)))) };
    case "number":
      return { kind, values: Float64Array.from(values, (v) => (v === null ? Number.NaN : Number(v))) };
  }
}

function kindOfValues(values: readonly Value[]): Kind {
  const known = values.find((v) => v !== null && v !== undefined);
  if (known === undefined || known === null) return "null";
  return typeof known === "string" ? "text" : typeof known === "boolean" ? "boolean" : "number";
}

/** The value of a row. */
export function valueAt(c: ColumnVector, row: number, dictionary: StringDictionary): Value {
  switch (c.kind) {
    case "null":
      return null;
    case "text": {
      const number = c.values[row]!;
      return number === unknownText ? null : dictionary.text(number);
    }
    case "boolean": {
      const v = c.values[row]!;
      return v === isUnknown ? null : v === isTrue;
    }
    default: {
      const v = c.values[row]!;
      if (Number.isNaN(v)) return null;
      return c.kind === "date" ? dateOf(v) : v;
    }
  }
}

/** Columns as rows, for small tables. */
export function rowsOfColumns({ rows, columns }: Columns, dictionary: StringDictionary): readonly Row[] {
  const all = [...columns];
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(all.map(([name, c]) => [name, valueAt(c, row, dictionary)])),
  );
}

/** Gathers the rows at these indexes, in order; -1 gives an unknown value. */
export function gather(c: ColumnVector, at: Int32Array): ColumnVector {
  switch (c.kind) {
    case "null":
      return c;
    case "text": {
      const values = new Int32Array(at.length);
      for (let i = 0; i < at.length; i++) {
        const row = at[i]!;
        values[i] = row < 0 ? unknownText : c.values[row]!;
      }
      return { kind: "text", values };
    }
    case "boolean": {
      const values = new Uint8Array(at.length);
      for (let i = 0; i < at.length; i++) {
        const row = at[i]!;
        values[i] = row < 0 ? isUnknown : c.values[row]!;
      }
      return { kind: "boolean", values };
    }
    default: {
      const values = new Float64Array(at.length);
      for (let i = 0; i < at.length; i++) {
        const row = at[i]!;
        values[i] = row < 0 ? Number.NaN : c.values[row]!;
      }
      return { kind: c.kind, values };
    }
  }
}

/** A view of consecutive rows, without a copy. */
export function slice(c: ColumnVector, from: number, to: number): ColumnVector {
  switch (c.kind) {
    case "null":
      return c;
    case "text":
      return { kind: "text", values: c.values.subarray(from, to) };
    case "boolean":
      return { kind: "boolean", values: c.values.subarray(from, to) };
    default:
      return { kind: c.kind, values: c.values.subarray(from, to) };
  }
}

/** Concatenates columns. */
export function concat(
  parts: readonly { readonly rows: number; readonly column: ColumnVector }[],
  dictionary: StringDictionary,
): ColumnVector {
  const kind = commonKind(parts.map((p) => p.column));
  const rows = parts.reduce((n, p) => n + p.rows, 0);
  const out = newColumn(kind, rows);
  if (out.kind === "null") return out;
  let at = 0;
  for (const part of parts) {
    const column = as(kind, part.column, part.rows, dictionary);
    if (column.kind !== "null") out.values.set(column.values, at);
    at += part.rows;
  }
  return out;
}

/** Common kind of columns whose values are combined. A date may be given as text. */
export function commonKind(columns: readonly ColumnVector[]): Kind {
  let kind: Kind = "null";
  for (const c of columns) {
    if (c.kind === "null" || c.kind === kind) continue;
    if (kind === "null") kind = c.kind;
    else if ((kind === "text" && c.kind === "date") || (kind === "date" && c.kind === "text")) kind = "date";
    else throw kindsDiffer(kind, c.kind);
  }
  return kind;
}

/** Casts a column to another kind: booleans and dictionary codes to numbers, dictionary codes to dates. */
export function as(kind: Kind, c: ColumnVector, rows: number, dictionary: StringDictionary): ColumnVector {
  if (c.kind === kind) return c;
  if (c.kind === "null") return emptyColumn(kind, rows);
  if (kind === "number" && c.kind === "boolean")
    return { kind, values: Float64Array.from(c.values, (v) => (v === isUnknown ? Number.NaN : v >> 1)) };
  if ((kind === "number" || kind === "date") && c.kind === "text") {
    const read = kind === "date" ? dayOf : Number;
    const values = new Map<number, number>([[unknownText, Number.NaN]]);
    return {
      kind,
      values: Float64Array.from(c.values, (text) => {
        const code = values.get(text);
        if (code !== undefined) return code;
        const value = read(dictionary.text(text));
        values.set(text, value);
        return value;
      }),
    };
  }
  throw kindsDiffer(kind, c.kind);
}

export const kindsDiffer = (a: Kind, b: Kind): AppError => new AppError("records.kinds-differ", { a, b });
