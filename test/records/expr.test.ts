import fc from "fast-check";
import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { printExpr } from "../../src/engine/print.ts";
import { evaluate } from "../../src/records/evaluate.ts";
import * as e from "../../src/records/expr.ts";
import type { Value } from "../../src/records/table.ts";
import { arithmetic, condition, rows } from "./random-expr.ts";

test("an engine and the row evaluator agree on every expression, including unknowns and exact thresholds", async () => {
  const db = await openDuckDb();
  await db.run("CREATE TABLE t (i INTEGER, a DOUBLE, b DOUBLE, c DOUBLE, t VARCHAR, d DATE, f BOOLEAN)");
  await db.append(
    "t",
    ["i", "a", "b", "c", "t", "d", "f"],
    ["integer", "number", "number", "number", "text", "date", "boolean"],
    rows.map((row, i) => ({ i, ...row })),
  );
  const plain = (v: Value): Value => (typeof v === "number" ? Number(v.toPrecision(12)) : v);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(condition, arithmetic), { minLength: 1, maxLength: 12 }), async (all) => {
      const found = await db.all(
        `SELECT ${all.map((x, i) => `${printExpr(x)} AS r${i}`).join(", ")} FROM t ORDER BY i`,
      );
      for (const [k, row] of rows.entries())
        for (const [i, x] of all.entries()) expect(plain(found[k]?.[`r${i}`] ?? null)).toEqual(plain(evaluate(x, row)));
    }),
    { numRuns: 150 },
  );
  await db.close();
});

test("a threshold of a tenth is exact: 3 of 30 and 18 of 180 reach it", () => {
  const tenth = e.atLeast(e.dividedBy(e.column("a"), e.column("b")), 0.1);
  expect(rows.map((row) => evaluate(tenth, row))).toEqual([true, true, null, false, null]);
});
