/** Expressions of every kind, and a few rows with unknowns, exact thresholds and texts with quotes. */
import fc from "fast-check";
import type { Expr } from "../../src/records/expr.ts";
import * as e from "../../src/records/expr.ts";
import type { Row } from "../../src/records/table.ts";

export const rows: readonly Row[] = [
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
export const arithmetic: fc.Arbitrary<Expr> = fc.oneof(
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
export const condition: fc.Arbitrary<Expr> = fc.letrec<{ c: Expr }>((tie) => ({
  c: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    comparison,
    fc.array(tie("c"), { minLength: 1, maxLength: 3 }).map((parts) => e.and(...parts)),
    fc.array(tie("c"), { minLength: 1, maxLength: 3 }).map((parts) => e.or(...parts)),
    tie("c").map(e.not),
    fc.tuple(tie("c"), tie("c"), tie("c")).map(([x, y, z]) => e.choose([[x, y]], z)),
  ),
})).c;
