import { type Columns, concat, valueAt } from "../records/columns/column.ts";
import { groupIds } from "../records/columns/hash-join.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import type { Row } from "../records/table.ts";
import { sharedInt32, sharedLevels, sharedNumbers } from "./arrays.ts";
import type { PackedRows, RowShape } from "./packing.ts";

/** Rows grouped into segments with equal values in some columns. */
export interface Segments {
  /** Shared values of each segment, in order. */
  readonly shared: readonly Row[];
  /** Segment of each row, by part. */
  readonly segments: Int32Array;
}

/** Groups the rows of several parts into segments, sorted by their shared values. */
export function segmentsOf(parts: readonly Columns[], by: readonly string[], dictionary: StringDictionary): Segments {
  const columns = by.map((name) =>
    concat(
      parts.map((part) => ({ rows: part.rows, column: part.columns.get(name) ?? { kind: "null" } })),
      dictionary,
    ),
  );
  const { ids, first } = groupIds(
    columns,
    parts.reduce((n, part) => n + part.rows, 0),
  );
  const found = Array.from(first, (row, number) => {
    const values = columns.map((c) => valueAt(c, row, dictionary));
    return { number, values, order: values.map((v) => String(v ?? "")).join("\u0001") };
  }).sort((a, b) => (a.order < b.order ? -1 : 1));
  const rank = new Int32Array(found.length);
  found.forEach(({ number }, k) => {
    rank[number] = k;
  });
  for (let row = 0; row < ids.length; row++) ids[row] = rank[ids[row]!]!;
  return {
    shared: found.map(({ values }) => Object.fromEntries(by.map((name, k) => [name, values[k]!]))),
    segments: ids,
  };
}

/** Rows sorted by segment, in shared memory. */
export interface SortedRows extends PackedRows {
  /** First row of each segment, followed by the number of rows. */
  readonly first: Int32Array;
}

/**
 * Sorts packed rows by segment (a counting sort).
 *
 * @param parts  removed from the list one by one, so that each can be garbage collected once it is copied
 */
export function sortBySegment(parts: PackedRows[], { shared, segments }: Segments, shape: RowShape): SortedRows {
  const first = sharedInt32(shared.length + 1);
  for (let row = 0; row < segments.length; row++) first[segments[row]! + 1]!++;
  for (let k = 0; k < shared.length; k++) first[k + 1]! += first[k]!;
  const sorted = {
    rows: segments.length,
    first,
    levels: sharedLevels(segments.length * shape.levels),
    words: sharedInt32(segments.length * shape.words),
    numbers: sharedNumbers(segments.length * shape.numbers),
  };
  const next = first.slice();
  let row = 0;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    for (let k = 0; k < part.rows; k++, row++) {
      const to = next[segments[row]!]!++;
      for (let i = 0; i < shape.levels; i++) sorted.levels[to * shape.levels + i] = part.levels[k * shape.levels + i]!;
      for (let i = 0; i < shape.words; i++) sorted.words[to * shape.words + i] = part.words[k * shape.words + i]!;
      for (let i = 0; i < shape.numbers; i++)
        sorted.numbers[to * shape.numbers + i] = part.numbers[k * shape.numbers + i]!;
    }
  }
  return sorted;
}
