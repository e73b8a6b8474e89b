import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { checkVectors } from "../../src/engine/duckdb-columns.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { rowsOfColumns } from "../../src/records/columns/column.ts";
import { StringDictionary } from "../../src/records/columns/string-dictionary.ts";
import { atLeast, column } from "../../src/records/expr.ts";
import { from, where } from "../../src/records/relation.ts";
import type { ColumnType, Row, Value } from "../../src/records/table.ts";

const types = {
  id: "text",
  word: "text",
  whole: "integer",
  real: "number",
  yes: "boolean",
  day: "date",
} as const satisfies Record<string, ColumnType>;
const words = [
  "",
  "short",
  "twelve bytes",
  "thirteen text",
  "00000000-0000-0000-0000-00000000002a",
  "a text of more than forty-eight bytes, so that its end comes in one piece",
  "\u00fcml\u00e4ut \u00fcber zw\u00f6lf \u20ac",
];
const tableOf = (rows: number): readonly Row[] =>
  Array.from({ length: rows }, (_, i): Row => {
    const known = (k: number, v: Value): Value => ((i + k) % 5 === 0 ? null : v);
    return {
      id: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
      word: known(1, words[i % words.length]!),
      whole: known(2, i - 10),
      real: known(3, i / 4),
      yes: known(4, i % 3 === 0),
      day: known(5, `20${10 + (i % 20)}-0${1 + (i % 9)}-15`),
    };
  });

const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  duckdb: () => openDuckDb(),
  memory: async () => new Memory({}),
};
const plain = { id: "plain", columns: types };
const inOrder = (rows: readonly Row[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

for (const [name, open] of Object.entries(engines))
  test(`${name} returns columns with the values of its rows`, async () => {
    const engine = await open();
    for (const rows of [0, 1, 70, 40_000]) {
      const table = tableOf(rows);
      await engine.fill("plain", types, table);
      const dictionary = new StringDictionary();
      const all = await engine.columns(from(plain), dictionary);
      expect(all.rows).toBe(rows);
      expect(inOrder(rowsOfColumns(all, dictionary))).toEqual(inOrder(table));
      const some = await engine.columns(where(from(plain), atLeast(column("whole"), 50)), dictionary);
      expect(inOrder(rowsOfColumns(some, dictionary))).toEqual(
        inOrder(table.filter((row) => Number(row["whole"] ?? -1) >= 50)),
      );
    }
    await engine.close();
  });

test("an engine's error has the query that it could not answer in columns", async () => {
  const engine = await openDuckDb();
  await expect(
    engine.columns(from({ id: "not-there", columns: { a: {} } }), new StringDictionary()),
  ).rejects.toMatchObject({
    code: "engine.question-failed",
  });
  await engine.close();
});

test("the program stops at the start when DuckDB's vectors have another layout", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await expect(checkVectors(connection)).resolves.toBeUndefined();
  const other =
    "SELECT 'a' AS short, 'b' AS long, true AS yes, 1 AS number, 2 AS small, 3 AS large, DATE '2000-01-01' AS day";
  await expect(checkVectors(connection, other)).rejects.toMatchObject({ code: "engine.other-vectors" });
  connection.closeSync();
});
