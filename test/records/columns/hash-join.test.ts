import fc from "fast-check";
import { expect, test } from "vitest";
import { type ColumnVector, columnOf, type Kind, valueAt } from "../../../src/records/columns/column.ts";
import { groupIds, hashJoin } from "../../../src/records/columns/hash-join.ts";
import { StringDictionary } from "../../../src/records/columns/string-dictionary.ts";
import type { Value } from "../../../src/records/table.ts";

/** Dense, sparse, fractional and unknown values, so that every encoding of keys is used. */
const values: Readonly<Record<string, readonly [Kind, readonly Value[]]>> = {
  near: ["number", [2024, 2025, 2026, null]],
  far: ["number", [-2_000_000_000, 0, 1_999_999_999, 5e15, null]],
  broken: ["number", [0.5, 1.25, -3.75, 0, null]],
  days: ["date", ["2024-02-29", "1900-01-01", "2025-07-01", null]],
  dictionary: ["text", ["", "a", "b", "a text longer than twelve", null]],
  truths: ["boolean", [true, false, null]],
};
const lists = fc.array(fc.constantFrom(...Object.keys(values)), { minLength: 1, maxLength: 5 });
const tableOf = (
  names: readonly string[],
  rows: number,
  dictionary: StringDictionary,
): fc.Arbitrary<readonly ColumnVector[]> =>
  fc.tuple(
    ...names.map((name) => {
      const [kind, list] = values[name]!;
      return fc
        .array(fc.constantFrom(...list), { minLength: rows, maxLength: rows })
        .map((column) => columnOf(column, dictionary, kind));
    }),
  );
const keyOf = (columns: readonly ColumnVector[], row: number, dictionary: StringDictionary): string =>
  JSON.stringify(columns.map((c) => valueAt(c, row, dictionary)));

test("equal rows have the same group id, and ids are in order of first appearance", () => {
  fc.assert(
    fc.property(
      lists.chain((names) =>
        fc.integer({ min: 0, max: 60 }).chain((rows) => {
          const dictionary = new StringDictionary();
          return tableOf(names, rows, dictionary).map((columns) => ({ columns, rows, dictionary }));
        }),
      ),
      ({ columns, rows, dictionary }) => {
        const { ids: of, count, first } = groupIds(columns, rows);
        const expected = new Map<string, number>();
        const firsts: number[] = [];
        for (let row = 0; row < rows; row++) {
          const key = keyOf(columns, row, dictionary);
          if (!expected.has(key)) {
            expected.set(key, expected.size);
            firsts.push(row);
          }
          expect(of[row]).toBe(expected.get(key));
        }
        expect(count).toBe(expected.size);
        expect([...first]).toEqual(firsts);
      },
    ),
    { numRuns: 400 },
  );
});

test("a hash join gives each row all its matches in order; unknown matches nothing", () => {
  fc.assert(
    fc.property(
      lists.chain((names) =>
        fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })).chain(([l, r]) => {
          const dictionary = new StringDictionary();
          return fc
            .tuple(tableOf(names, l, dictionary), tableOf(names, r, dictionary))
            .map(([left, right]) => ({ left, right, l, r, dictionary }));
        }),
      ),
      ({ left, right, l, r, dictionary }) => {
        const { first, next } = hashJoin(left, l, right, r, dictionary);
        for (let row = 0; row < l; row++) {
          const key = keyOf(left, row, dictionary);
          const expected = key.includes("null")
            ? []
            : Array.from({ length: r }, (_, other) => other).filter((other) => keyOf(right, other, dictionary) === key);
          const found: number[] = [];
          for (let at = first[row]!; at >= 0; at = next?.[at] ?? -1) found.push(at);
          expect(found).toEqual(expected);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("each text of a dictionary has one code, short or long, single or concatenated, also after a transfer to another thread", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 60 }), (list) => {
      const dictionary = new StringDictionary();
      const numbers = list.map((text) => dictionary.of(text));
      const handed = StringDictionary.from(dictionary.plain());
      list.forEach((text, i) => {
        expect(dictionary.text(numbers[i]!)).toBe(text);
        expect(handed.of(text)).toBe(numbers[i]);
        expect(handed.text(numbers[i]!)).toBe(text);
        const more = list[(i + 1) % list.length]!;
        expect(handed.text(handed.joined(numbers[i]!, handed.of(more)))).toBe(text + more);
        expect(handed.joined(numbers[i]!, handed.of(more))).toBe(handed.of(text + more));
      });
      expect(new Set(numbers).size).toBe(new Set(list).size);
    }),
  );
});

test("tens of thousands of texts have different codes", () => {
  const dictionary = new StringDictionary();
  const list = Array.from({ length: 50_000 }, (_, i) => String(1_000_000_000 + i * 7919));
  const numbers = list.map((text) => dictionary.of(text));
  expect(new Set(numbers).size).toBe(50_000);
  expect(list.every((text, i) => dictionary.text(numbers[i]!) === text && dictionary.of(text) === numbers[i])).toBe(
    true,
  );
});
