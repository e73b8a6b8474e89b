import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import { settled, spell } from "./settled-rows.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

test("neither the names of the kinds nor the order of the files decide", async () => {
  const grade = fc.constantFrom("05", "06", null);
  const status = fc.constantFrom("primary", "secondary");
  const exit = fc.constantFrom("2025-01-10", "2025-06-05", null);
  const row = fc.record({ grade, status, exit_date: exit });
  await fc.assert(
    fc.asyncProperty(row, row, async (one, other) => {
      const facts = (rows: readonly Row[]) => rows.map((r) => [r["grade"], r["status"], r["exit_date"]]);
      const first = await settled(db, "enrollment", [spell("a/x", one), spell("b/y", other)]);
      const named = await settled(db, "enrollment", [spell("b/y", one), spell("a/x", other)]);
      const turned = await settled(db, "enrollment", [spell("a/x", other), spell("b/y", one)]);
      expect(facts(named.left)).toEqual(facts(first.left));
      expect(facts(turned.left).reverse()).toEqual(facts(first.left));
      // Afterwards no column has two values.
      for (const at of [0, 1, 2])
        expect(new Set(facts(first.left).flatMap((r) => r[at] ?? [])).size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});
