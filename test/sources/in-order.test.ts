import fc from "fast-check";
import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { isInOrder } from "../../src/sources/in-order.ts";

const cell = fc.option(fc.integer({ min: 0, max: 2 }), { freq: 8 });
const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
const text = (row: readonly (number | null)[]): string => row.map((v) => String(v ?? "")).join(" ");

test("a sorted table has no equal rows, and a table sorted either way without blanks counts as sorted", async () => {
  const db = await openDuckDb();
  await db.run("CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER)");
  const inOrder = async (given: readonly (readonly (number | null)[])[]): Promise<boolean> => {
    const values = given.map((row) => `(${row.map((v) => v ?? "NULL").join(", ")})`);
    await db.run(`DELETE FROM t; INSERT INTO t VALUES ${values.join(", ")}`);
    return await isInOrder(db, "t", ["a", "b", "c"]);
  };
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const distinct = new Map(given.map((row) => [text(row), row]));
      if (await inOrder(given)) expect(distinct.size).toBe(given.length);
      const whole = [...distinct.values()].filter((row) => !row.includes(null));
      if (whole.length === 0) return;
      expect(await inOrder(whole.toSorted((a, b) => text(a).localeCompare(text(b))))).toBe(true);
      const last = (row: readonly (number | null)[]): string => text([...row].reverse());
      expect(await inOrder(whole.toSorted((a, b) => last(a).localeCompare(last(b))))).toBe(true);
      expect(await inOrder([...whole, ...whole.slice(-1)])).toBe(false);
    }),
    { numRuns: 40 },
  );
  await db.close();
});
