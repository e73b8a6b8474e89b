import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { differences } from "./compare.ts";
import { check, vectorFiles } from "./walk.ts";

const folder = "test/vectors";
const files = vectorFiles(folder);
/** Integer programs for some 250 cells: `vectors.slow.test.ts` checks it. */
const slow = "privacy-linked-district.json";

for (const file of files.filter(({ name }) => name !== slow)) {
  describe(`vectors ${file.name}`, () => {
    for (const method of new Set(file.cases.map((item) => item.method))) {
      test(`${method} agrees with the reference`, async () => {
        const wrong: string[] = [];
        for (const item of file.cases.filter((one) => one.method === method))
          wrong.push(...(await check(item, file)).map((line) => `${item.id} ${line}`));
        expect(wrong).toEqual([]);
      });
    }
  });
}

test("the files contain every case of the index", () => {
  const index = JSON.parse(readFileSync(`${folder}/index.json`, "utf8"));
  expect(files.reduce((sum, file) => sum + file.cases.length, 0)).toBe(index.total_cases);
});

test("comparison is strict about missing keys, null, reasons and lengths, and lenient about extra keys and notes", () => {
  const near = { abs: 0, rel: 1e-6 };
  expect(differences({ a: 1, b: 2 }, { a: 1 }, near)).toEqual([]);
  expect(differences({ a: 1 }, { a: 1, note: "x" }, near)).toEqual([]);
  expect(differences({ a: 1.0000001 }, { a: 1 }, near)).toEqual([]);
  expect(differences({ q: Number.NEGATIVE_INFINITY }, { q: "-Infinity" }, near)).toEqual([]);
  for (const [actual, expected] of [
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 0 }, { a: null }],
    [{ a: null }, { a: 0 }],
    [{ a: Number.NaN }, { a: 1 }],
    [{ a: undefined }, { a: null }],
    [{ a: "zero_numerator" }, { a: "zero_denominator" }],
    [[1, 2], [1]],
    [{ a: 1.00001 }, { a: 1 }],
    [null, {}],
  ])
    expect(differences(actual, expected, near)).not.toEqual([]);
});
