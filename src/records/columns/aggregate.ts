import type { Aggregate } from "../relation.ts";
import { as, type ColumnVector, emptyColumn, isFalse, isTrue, isUnknown, unknownText } from "./column.ts";
import type { GroupIds } from "./hash-join.ts";
import type { StringDictionary } from "./string-dictionary.ts";

/** Columns that an aggregate reads. */
export interface AggregatedColumns {
  readonly of: ColumnVector;
  readonly by: ColumnVector | undefined;
  readonly only: ColumnVector | undefined;
}

/** Computes one aggregate per group. */
export function aggregateColumn(
  a: Aggregate,
  groups: GroupIds,
  columns: AggregatedColumns,
  dictionary: StringDictionary,
): ColumnVector {
  const { of: operand, by } = columns;
  const only = columns.only === undefined ? undefined : truthsIn(columns.only, groups.ids.length);
  if (a.op === "count") return { kind: "number", values: counts(groups, truthsIn(operand, groups.ids.length), only) };
  if (operand.kind === "null") return operand;
  if (a.op === "sum") return { kind: "number", values: sums(groups, numbersIn(operand, dictionary), only) };
  if (a.op === "any" || (operand.kind === "boolean" && a.op !== "latest")) {
    const truths = truthsIn(operand, groups.ids.length);
    return { kind: "boolean", values: anyOf(groups, truths, only, a.op === "min" ? isFalse : isTrue) };
  }
  if (a.op === "latest") return latest(operand, by, groups, dictionary, only);
  const sign = a.op === "min" ? -1 : 1;
  if (operand.kind === "text")
    return { kind: "text", values: widestText(groups, operand.values, only, sign, dictionary) };
  if (operand.kind === "boolean") return operand;
  return { kind: operand.kind, values: widest(groups, operand.values, only, sign) };
}

const truthsIn = (c: ColumnVector, rows: number): Uint8Array =>
  c.kind === "boolean" ? c.values : new Uint8Array(rows).fill(isUnknown);

function numbersIn(c: Exclude<ColumnVector, { kind: "null" }>, dictionary: StringDictionary): Float64Array {
  const numbers = as("number", c, c.values.length, dictionary);
  return numbers.kind === "number" ? numbers.values : new Float64Array(0);
}

function counts({ ids, count }: GroupIds, asked: Uint8Array, only: Uint8Array | undefined): Float64Array {
  const out = new Float64Array(count);
  for (let i = 0; i < ids.length; i++)
    if (asked[i] === isTrue && (only === undefined || only[i] === isTrue)) out[ids[i]!]!++;
  return out;
}

function sums({ ids, count }: GroupIds, values: Float64Array, only: Uint8Array | undefined): Float64Array {
  const out = new Float64Array(count).fill(Number.NaN);
  for (let i = 0; i < ids.length; i++) {
    const v = values[i]!;
    if (Number.isNaN(v) || (only !== undefined && only[i] !== isTrue)) continue;
    const sum = out[ids[i]!]!;
    out[ids[i]!] = Number.isNaN(sum) ? v : sum + v;
  }
  return out;
}

/** Any or all: the boolean that decides the result if it occurs, else the other one. */
function anyOf({ ids, count }: GroupIds, values: Uint8Array, only: Uint8Array | undefined, winner: number): Uint8Array {
  const out = new Uint8Array(count).fill(isUnknown);
  for (let i = 0; i < ids.length; i++) {
    const v = values[i]!;
    if (v === isUnknown || (only !== undefined && only[i] !== isTrue)) continue;
    if (v === winner || out[ids[i]!] === isUnknown) out[ids[i]!] = v;
  }
  return out;
}

function widest(
  { ids, count }: GroupIds,
  values: Float64Array,
  only: Uint8Array | undefined,
  sign: number,
): Float64Array {
  const out = new Float64Array(count).fill(Number.NaN);
  for (let i = 0; i < ids.length; i++) {
    const v = values[i]!;
    if (Number.isNaN(v) || (only !== undefined && only[i] !== isTrue)) continue;
    const there = out[ids[i]!]!;
    if (Number.isNaN(there) || (v - there) * sign > 0) out[ids[i]!] = v;
  }
  return out;
}

function widestText(
  { ids, count }: GroupIds,
  values: Int32Array,
  only: Uint8Array | undefined,
  sign: number,
  dictionary: StringDictionary,
): Int32Array {
  const out = new Int32Array(count).fill(unknownText);
  for (let i = 0; i < ids.length; i++) {
    const v = values[i]!;
    if (v === unknownText || (only !== undefined && only[i] !== isTrue)) continue;
    const there = out[ids[i]!]!;
    if (there === unknownText || (there !== v && dictionary.text(v) > dictionary.text(there) === sign > 0))
      out[ids[i]!] = v;
  }
  return out;
}

/** The last known value in an order; ties go to the largest value. */
function latest(
  values: Exclude<ColumnVector, { kind: "null" }>,
  order: ColumnVector | undefined,
  { ids, count }: GroupIds,
  dictionary: StringDictionary,
  only: Uint8Array | undefined,
): ColumnVector {
  const out = emptyColumn(values.kind, count);
  const by = order === undefined ? undefined : orderOf(order, dictionary);
  if (by === undefined || out.kind === "null") return out;
  const greatest = new Float64Array(count).fill(Number.NaN);
  const from = values.values;
  const unknown = (v: number): boolean =>
    values.kind === "text" ? v === unknownText : values.kind === "boolean" ? v === isUnknown : Number.isNaN(v);
  const above = (v: number, w: number): boolean =>
    values.kind === "text" ? dictionary.text(v) > dictionary.text(w) : v > w;
  for (let i = 0; i < ids.length; i++) {
    const place = by[i]!;
    if (Number.isNaN(place) || (only !== undefined && only[i] !== isTrue)) continue;
    const v = from[i]!;
    if (unknown(v)) continue;
    const group = ids[i]!;
    const there = greatest[group]!;
    if (Number.isNaN(there) || place > there || (place === there && above(v, out.values[group]!))) {
      greatest[group] = place;
      out.values[group] = v;
    }
  }
  return out;
}

/** Numbers that sort like the values; NaN if unknown, undefined if all are unknown. */
function orderOf(c: ColumnVector, dictionary: StringDictionary): Float64Array | undefined {
  if (c.kind === "null") return undefined;
  if (c.kind === "boolean") return Float64Array.from(c.values, (v) => (v === isUnknown ? Number.NaN : v));
  if (c.kind !== "text") return c.values;
  const found = [...new Set(c.values)].filter((v) => v !== unknownText);
  const ranked = found.sort((a, b) => (dictionary.text(a) < dictionary.text(b) ? -1 : 1));
  const ranks = new Map(ranked.map((v, rank) => [v, rank]));
  return Float64Array.from(c.values, (v) => ranks.get(v) ?? Number.NaN);
}
