/** Law about rows repeated in two files: `npm test` checks a few deliveries, the slow tier more. */
import fc from "fast-check";
import { expect } from "vitest";
import { readRosters, roster } from "./read-rosters.ts";

/**
 * Such rows are counted, reported with the other file, and lose no fact: together the files say what each says alone.
 */
export async function checkRepeatedRows(numRuns: number): Promise<void> {
  const lines = Array.from({ length: 12 }, (_, i) => `${3001 + i},10,09,${i % 2 ? "F" : "M"},Black,8/15/2024,`);
  const some = fc.uniqueArray(fc.constantFrom(...lines), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(some, some, async (one, other) => {
      const [a, b] = [roster(one), roster(other)];
      const tables = ["enrollment", "student"];
      const both = await readRosters({ "a.csv": a, "b.csv": b }, tables);
      const alone = [await readRosters({ "a.csv": a }, tables), await readRosters({ "b.csv": b }, tables)];
      for (const [t] of tables.entries()) {
        const facts = alone.flatMap(({ rows }) => rows[t] ?? []).map((row) => JSON.stringify(row));
        expect(both.rows[t]?.map((row) => JSON.stringify(row)).sort()).toEqual([...new Set(facts)].sort());
      }
      // Three rows are in every roster.
      const shared = other.filter((line) => one.includes(line)).length + 3;
      const [first, second] = both.reading.files;
      expect(first).toMatchObject({ rowsIn: one.length + 3, rowsLoaded: one.length + 3, setAside: {} });
      if (a !== b) {
        expect(second?.setAside).toEqual({ duplicate: shared });
        expect(second?.sameAs).toEqual([{ file: "a.csv", rows: shared }]);
      }
      for (const file of both.reading.files) {
        const aside = Object.values(file.setAside).reduce((sum, n) => sum + n, 0);
        expect(file.rowsLoaded + file.rowsQuarantined + aside).toBe(file.rowsIn);
      }
    }),
    { numRuns },
  );
}
