import fc from "fast-check";
import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { printExpr } from "../../src/engine/print.ts";
import { evaluate } from "../../src/records/evaluate.ts";
import type { Expr } from "../../src/records/expr.ts";
import * as e from "../../src/records/expr.ts";
import type { Row, Value } from "../../src/records/table.ts";

const rows: readonly Row[] = [
  { a: 3, b: 30, c: 0, t: "x", d: "2025-07-01", f: true },
  { a: 18, b: 180, c: null, t: "y", d: "2025-06-30", f: false },
  { a: null, b: 1, c: 0, t: null, d: null, f: null },
  { a: -4, b: 0.5, c: 2, t: "it's", d: "2024-02-29", f: true },
  { a: 0, b: 0, c: 0, t: "", d: "2026-01-01", f: null },
];

const numbers: fc.Arbitrary<Expr> = fc.oneof(
  fc.constantFrom(e.column("a"), e.column("b"), e.column("c")),
  fc.integer({ min: -20, max: 200 }).map(e.literal),
  fc.constantFrom(0.1, 0.5, 1.5).map(e.literal),
);
const arithmetic: fc.Arbitrary<Expr> = fc.oneof(
  numbers,
  fc.tuple(fc.constantFrom(e.plus, e.minus, e.times, e.dividedBy), numbers, numbers).map(([op, x, y]) => op(x, y)),
  fc.tuple(numbers, numbers).map(([x, y]) => e.firstKnown(x, y)),
  fc.constant(e.schoolYearOf(e.column("d"))),
);
const comparison: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .tuple(fc.constantFrom(e.equals, e.atLeast, e.atMost, e.above, e.below), arithmetic, arithmetic)
    .map(([op, x, y]) => op(x, y)),
  fc.constantFrom(
    e.column("f"),
    e.equals(e.column("t"), "it's"),
    e.isIn(e.column("t"), ["x", "it's"]),
    e.isIn(e.column("t"), []),
    e.isKnown(e.column("t")),
    e.atLeast(e.column("d"), "2025-07-01"),
    e.equals(e.prefix(e.column("t"), 2), "it"),
  ),
);
const condition: fc.Arbitrary<Expr> = fc.letrec<{ c: Expr }>((tie) => ({
  c: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    comparison,
    fc.array(tie("c"), { minLength: 1, maxLength: 3 }).map((parts) => e.and(...parts)),
    fc.array(tie("c"), { minLength: 1, maxLength: 3 }).map((parts) => e.or(...parts)),
    tie("c").map(e.not),
    fc.tuple(tie("c"), tie("c"), tie("c")).map(([x, y, z]) => e.choose([[x, y]], z)),
  ),
})).c;

test("an engine and the memory judge agree on every expression, unknowns and exact thresholds among them", async () => {
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

test("a tenth is met exactly: 3 of 30 and 18 of 180 are a tenth", () => {
  const tenth = e.atLeast(e.dividedBy(e.column("a"), e.column("b")), 0.1);
  expect(rows.map((row) => evaluate(tenth, row))).toEqual([true, true, null, false, null]);
});
