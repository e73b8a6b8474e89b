import fc from "fast-check";
import { expect, test } from "vitest";
import { readRosters, roster } from "./read-rosters.ts";
import { checkRepeatedRows } from "./repeated-rows.ts";

const cell = fc.record({
  id: fc.constantFrom("1001", "1002"),
  grade: fc.constantFrom("09", "10"),
  race: fc.constantFrom("Black", "White", ""),
  exit: fc.constantFrom("", "1/10/2025", "6/1/2025", "8/1/2024"),
});

test("another order of lines, or of files, gives the same records and the same problems", async () => {
  const rows = fc.array(
    cell.map((r) => `${r.id},10,${r.grade},F,${r.race},8/15/2024,${r.exit}`),
    { minLength: 2, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(rows, fc.infiniteStream(fc.nat(99)), fc.boolean(), async (lines, turns, apart) => {
      const shuffled = lines
        .map((line) => ({ line, turn: turns.next().value as number }))
        .sort((a, b) => a.turn - b.turn)
        .map((x) => x.line);
      const files = (all: readonly string[]): Record<string, string> =>
        apart ? { "a.csv": roster(all.slice(0, 1)), "b.csv": roster(all.slice(1)) } : { "roster.csv": roster(all) };
      const one = await readRosters(files(lines), ["student", "enrollment"]);
      const other = await readRosters(files(shuffled), ["student", "enrollment"]);
      expect(other.rows).toEqual(one.rows);
      for (const { reading } of [one, other]) {
        for (const f of reading.files) {
          const aside = Object.values(f.setAside).reduce((sum, n) => sum + n, 0);
          expect(f.rowsLoaded + f.rowsQuarantined + aside).toBe(f.rowsIn);
          expect(Math.min(f.rowsLoaded, f.rowsQuarantined)).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test("rows that two files repeat are counted, named with the other file, and lose no fact: together the files say what each says alone", () =>
  checkRepeatedRows(8));
