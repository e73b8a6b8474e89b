import { as, type ColumnVector, commonKind, concat, isTrue } from "./column.ts";
import type { StringDictionary } from "./string-dictionary.ts";

/** Group id of each row: rows with equal values share a group. Ids are assigned in order of first appearance. */
export interface GroupIds {
  /** Group id of each row. */
  readonly ids: Int32Array;
  /** The number of groups. */
  readonly count: number;
  /** First row of each group. */
  readonly first: Int32Array;
}

interface Codes {
  readonly values: Int32Array;
  /** Largest value plus one. */
  readonly range: number;
}

const largest = 2 ** 31 - 1;

/** Group ids for GROUP BY: rows are grouped if equal in every column. Unknown equals unknown. */
export function groupIds(columns: readonly ColumnVector[], rows: number): GroupIds {
  let all: Codes = { values: new Int32Array(rows), range: 1 };
  for (const c of columns) {
    if (c.kind === "null") continue;
    const span = c.kind === "boolean" ? { least: 0, range: isTrue + 1 } : spanOf(c);
    if (span === undefined || span.range > largest / 2) {
      const codes = codesOfNumbers(c.kind === "text" || c.kind === "boolean" ? new Float64Array(0) : c.values);
      if (all.range * codes.range > largest) all = denseRank(all);
      all = all.range * codes.range > largest ? pairIds(all, codes) : added(all, codes.values, 1, codes.range);
      continue;
    }
    // One extra code for unknown.
    const range = span.range + 1;
    if (all.range * range > largest) all = denseRank(all);
    all =
      all.range * range > largest
        ? pairIds(all, added({ values: new Int32Array(rows), range: 1 }, c.values, span.least, range))
        : added(all, c.values, span.least, range);
  }
  return denseIds(all);
}

/** Appends a lowest digit to the codes: distance from the minimum, counted from 1; 0 for unknown. */
function added(codes: Codes, values: Int32Array | Uint8Array | Float64Array, least: number, range: number): Codes {
  if (values instanceof Int32Array) addWhole(codes.values, values, least, range);
  else if (values instanceof Uint8Array) addTruths(codes.values, values, least, range);
  else addReals(codes.values, values, least, range);
  return { values: codes.values, range: codes.range * range };
}

function addWhole(codes: Int32Array, values: Int32Array, least: number, range: number): void {
  for (let i = 0; i < codes.length; i++) {
    const digit = values[i]! - least + 1;
    codes[i] = codes[i]! * range + (digit > 0 ? digit : 0);
  }
}

function addTruths(codes: Int32Array, values: Uint8Array, least: number, range: number): void {
  for (let i = 0; i < codes.length; i++) codes[i] = codes[i]! * range + values[i]! - least + 1;
}

function addReals(codes: Int32Array, values: Float64Array, least: number, range: number): void {
  for (let i = 0; i < codes.length; i++) {
    const digit = values[i]! - least + 1;
    codes[i] = codes[i]! * range + (digit > 0 ? digit : 0);
  }
}

/** Result of a hash join: for each left row, a linked list of matching right rows. */
export interface Matches {
  /** For each left row, its first matching right row; -1 if none. */
  readonly first: Int32Array;
  /** For each right row, the next one with an equal key; -1 if none. Undefined if all keys are distinct. */
  readonly next: Int32Array | undefined;
}

/**
 * Equi-join of two tables: rows match when they are equal in every column. Unknown matches nothing, as NULL in SQL.
 *
 * Keys become whole numbers (mixed radix: a digit a column). Dense keys index an array directly; sparse ones go into a hash table with open addressing.
 *
 * @param left   columns of one table
 * @param right  the same columns of the other
 */
export function hashJoin(
  left: readonly ColumnVector[],
  leftRows: number,
  right: readonly ColumnVector[],
  rightRows: number,
  dictionary: StringDictionary,
): Matches {
  const keys = keysOf(left, leftRows);
  const other = keys === undefined ? undefined : codesLike(keys, right, rightRows);
  if (keys === undefined || other === undefined) return matchTogether(left, leftRows, right, rightRows, dictionary);
  const direct = keys.range <= 8 * (leftRows + rightRows) + 1024;
  return direct ? matchByPlace(keys, other) : matchByHash(keys.codes, other);
}

/** Mixed-radix codes of rows: each column's distance from its minimum is a digit. -1 if a value is unknown. */
interface Keys {
  readonly codes: Int32Array;
  readonly range: number;
  readonly digits: readonly { readonly kind: ColumnVector["kind"]; readonly least: number; readonly range: number }[];
}

const keysBefore = new WeakMap<
  ColumnVector,
  { readonly columns: readonly ColumnVector[]; readonly keys: Keys | undefined }[]
>();

/** Cached: the keys of a table that is joined several times. */
function keysOf(columns: readonly ColumnVector[], rows: number): Keys | undefined {
  const [one] = columns;
  if (one === undefined) return undefined;
  const earlierKeys = keysBefore.get(one) ?? [];
  const computed = earlierKeys.find(
    (b) => b.columns.length === columns.length && b.columns.every((c, k) => c === columns[k]),
  );
  if (computed !== undefined) return computed.keys;
  const keys = makeKeys(columns, rows);
  keysBefore.set(one, [...earlierKeys, { columns, keys }]);
  return keys;
}

function makeKeys(columns: readonly ColumnVector[], rows: number): Keys | undefined {
  const digits: { kind: ColumnVector["kind"]; least: number; range: number }[] = [];
  let range = 1;
  for (const c of columns) {
    const span = spanOf(c);
    if (span === undefined || range * span.range > largest) return undefined;
    digits.push({ kind: c.kind, ...span });
    range *= span.range;
  }
  const keys = { range, digits };
  const codes = codesLike(keys, columns, rows);
  return codes === undefined ? undefined : { ...keys, codes };
}

/** Minimum of integers, and the size of their range. */
function spanOf(c: ColumnVector): { readonly least: number; readonly range: number } | undefined {
  if (c.kind === "null" || c.kind === "boolean") return undefined;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  if (c.kind === "text") {
    for (let i = 0; i < c.values.length; i++) {
      const v = c.values[i]!;
      if (v < 0) continue;
      if (v < least) least = v;
      if (v > most) most = v;
    }
  } else {
    for (let i = 0; i < c.values.length; i++) {
      const v = c.values[i]!;
      if (v < least) least = v;
      if (v > most) most = v;
      if (v !== Math.floor(v)) return undefined;
    }
  }
  return most < least ? { least: 0, range: 1 } : { least, range: most - least + 1 };
}

/** Codes with the same digits as other keys; -1 if a value is out of range. Undefined if a column has another kind. */
function codesLike(
  { digits }: Pick<Keys, "digits">,
  columns: readonly ColumnVector[],
  rows: number,
): Int32Array | undefined {
  const codes = new Int32Array(rows);
  for (const [k, c] of columns.entries()) {
    const { kind, least, range } = digits[k]!;
    if (c.kind !== kind || (c.kind !== "text" && c.kind !== "number" && c.kind !== "date")) return undefined;
    if (c.kind === "text") addTexts(codes, c.values, least, range);
    else addNumbers(codes, c.values, least, range);
  }
  return codes;
}

function addTexts(codes: Int32Array, values: Int32Array, least: number, range: number): void {
  for (let i = 0; i < codes.length; i++) {
    const digit = values[i]! - least;
    const before = codes[i]!;
    codes[i] = before < 0 || digit < 0 || digit >= range ? -1 : before * range + digit;
  }
}

function addNumbers(codes: Int32Array, values: Float64Array, least: number, range: number): void {
  for (let i = 0; i < codes.length; i++) {
    const digit = values[i]! - least;
    const before = codes[i]!;
    codes[i] = before >= 0 && digit >= 0 && digit < range && digit === Math.floor(digit) ? before * range + digit : -1;
  }
}

/** Direct addressing: an array with an entry per code. */
function matchByPlace(left: Keys, right: Int32Array): Matches {
  const places = new Int32Array(left.range);
  const next = new Int32Array(right.length);
  let several = false;
  for (let row = right.length - 1; row >= 0; row--) {
    const code = right[row]!;
    if (code < 0) continue;
    const after = places[code]!;
    next[row] = after - 1;
    several ||= after > 0;
    places[code] = row + 1;
  }
  const { codes } = left;
  const first = new Int32Array(codes.length);
  for (let row = 0; row < first.length; row++) {
    const code = codes[row]!;
    first[row] = code < 0 ? -1 : places[code]! - 1;
  }
  return { first, next: several ? next : undefined };
}

function matchByHash(left: Int32Array, right: Int32Array): Matches {
  const size = 2 ** Math.ceil(Math.log2(2 * right.length + 2));
  // Open addressing: first right row of each entry + 1; 0 if free.
  const places = new Int32Array(size);
  const next = new Int32Array(right.length);
  let several = false;
  for (let row = right.length - 1; row >= 0; row--) {
    const code = right[row]!;
    if (code < 0) continue;
    let at = hash(code) & (size - 1);
    while (places[at] !== 0 && right[places[at]! - 1] !== code) at = (at + 1) & (size - 1);
    const after = places[at]!;
    next[row] = after - 1;
    several ||= after > 0;
    places[at] = row + 1;
  }
  const first = new Int32Array(left.length);
  for (let row = 0; row < first.length; row++) {
    const code = left[row]!;
    if (code < 0) {
      first[row] = -1;
      continue;
    }
    let at = hash(code) & (size - 1);
    while (places[at] !== 0 && right[places[at]! - 1] !== code) at = (at + 1) & (size - 1);
    first[row] = places[at]! - 1;
  }
  return { first, next: several ? next : undefined };
}

/** For keys that do not fit in one number: group ids over the rows of both tables. */
function matchTogether(
  left: readonly ColumnVector[],
  leftRows: number,
  right: readonly ColumnVector[],
  rightRows: number,
  dictionary: StringDictionary,
): Matches {
  const columns = left.map((column, k) => {
    const kind = commonKind([column, right[k]!]);
    return concat(
      [
        { rows: leftRows, column: as(kind, column, leftRows, dictionary) },
        { rows: rightRows, column: as(kind, right[k]!, rightRows, dictionary) },
      ],
      dictionary,
    );
  });
  const { ids, count } = groupIds(columns, leftRows + rightRows);
  for (const c of columns) forgetUnknown(c, ids);
  return matchByPlace({ codes: ids.subarray(0, leftRows), range: count, digits: [] }, ids.subarray(leftRows));
}

function forgetUnknown(c: ColumnVector, ids: Int32Array): void {
  if (c.kind === "null") ids.fill(-1);
  else if (c.kind === "text") {
    for (let i = 0; i < ids.length; i++) if (c.values[i]! < 0) ids[i] = -1;
  } else if (c.kind === "boolean") {
    for (let i = 0; i < ids.length; i++) if (c.values[i] === 1) ids[i] = -1;
  } else {
    for (let i = 0; i < ids.length; i++) if (Number.isNaN(c.values[i])) ids[i] = -1;
  }
}

/** Dense codes for sparse numbers, 0 for unknown. */
function codesOfNumbers(numbers: Float64Array): Codes {
  const values = new Int32Array(numbers.length);
  const codes = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const v = numbers[i]!;
    if (Number.isNaN(v)) continue;
    const code = codes.get(v);
    values[i] = code ?? codes.size + 1;
    if (code === undefined) codes.set(v, codes.size + 1);
  }
  return { values, range: codes.size + 1 };
}

const denseRank = (codes: Codes): Codes => {
  const { ids, count } = denseIds(codes);
  return { values: ids, range: Math.max(count, 1) };
};

/** Pair codes for when `a.range * b.range` would overflow Int32. */
function pairIds(a: Codes, b: Codes): Codes {
  const rows = a.values.length;
  const size = 2 ** Math.ceil(Math.log2(2 * rows + 2));
  const places = new Int32Array(size).fill(-1);
  const values = new Int32Array(rows);
  let count = 0;
  const first = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const [x, y] = [a.values[i]!, b.values[i]!];
    let at = hash(Math.imul(x, 0x9e3779b1) ^ y) & (size - 1);
    for (;;) {
      const number = places[at]!;
      if (number < 0) {
        places[at] = count;
        first[count] = i;
        values[i] = count++;
        break;
      }
      const row = first[number]!;
      if (a.values[row] === x && b.values[row] === y) {
        values[i] = number;
        break;
      }
      at = (at + 1) & (size - 1);
    }
  }
  return { values, range: Math.max(count, 1) };
}

/** Dense group ids in order of first appearance: direct addressing if the codes are dense, else hashing. */
function denseIds({ values, range }: Codes): GroupIds {
  const rows = values.length;
  const groupOfRow = new Int32Array(rows);
  const first = new Int32Array(Math.min(rows, range));
  let count = 0;
  if (range <= 8 * rows + 1024) {
    const places = new Int32Array(range);
    for (let i = 0; i < rows; i++) {
      const code = values[i]!;
      const row = places[code]!;
      if (row === 0) {
        first[count] = i;
        groupOfRow[i] = count++;
        places[code] = count;
      } else groupOfRow[i] = row - 1;
    }
  } else {
    const size = 2 ** Math.ceil(Math.log2(2 * rows + 2));
    const places = new Int32Array(size).fill(-1);
    for (let i = 0; i < rows; i++) {
      const code = values[i]!;
      let at = hash(code) & (size - 1);
      for (;;) {
        const number = places[at]!;
        if (number < 0) {
          places[at] = count;
          first[count] = i;
          groupOfRow[i] = count++;
          break;
        }
        if (values[first[number]!] === code) {
          groupOfRow[i] = number;
          break;
        }
        at = (at + 1) & (size - 1);
      }
    }
  }
  return { ids: groupOfRow, count, first: first.slice(0, count) };
}

function hash(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
