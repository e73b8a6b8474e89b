import fc from "fast-check";
import { expect, test } from "vitest";
import { tables } from "../../src/records/tables.ts";
import { failingKey, isPoor, joinedByTable, type TableJoin } from "../../src/sources/joins.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

const join = (given: Partial<TableJoin>): TableJoin => ({
  table: "absence",
  schoolYear: 2025,
  rows: 100,
  byStudent: 100,
  bySchool: 100,
  byYear: 100,
  matched: 100,
  waits: false,
  schools: { here: [], enrolled: [] },
  ...given,
});

test("a fifth of the rows may fail to match, one more is poor; of few rows, half may fail", () => {
  expect(isPoor(join({ rows: 100, matched: 80 }))).toBe(false);
  expect(isPoor(join({ rows: 100, matched: 79 }))).toBe(true);
  expect(isPoor(join({ rows: 38, matched: 19 }))).toBe(false);
  expect(isPoor(join({ rows: 39, matched: 19 }))).toBe(true);
  expect(isPoor(join({ rows: 4, matched: 2 }))).toBe(false);
  expect(isPoor(join({ rows: 4, matched: 1 }))).toBe(true);
  expect(isPoor(join({ rows: 100, matched: 0, waits: true }))).toBe(false);
});

test("the key that fails is the student before the school, and both together only when each is known", () => {
  expect(failingKey(join({ matched: 0, byStudent: 0, bySchool: 0 }))).toBe("student");
  expect(failingKey(join({ matched: 0, bySchool: 0 }))).toBe("school");
  expect(failingKey(join({ matched: 0 }))).toBe("together");
  expect(failingKey(join({ matched: 0, byStudent: null, bySchool: 10 }))).toBe("school");
});

test("years of a table add up, whatever their order", () => {
  const one = fc.record({ rows: fc.nat(50), part: fc.nat(50) }).map(({ rows, part }) => {
    const matched = Math.min(rows, part);
    return join({ rows, matched, byStudent: matched, bySchool: matched, byYear: rows });
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1 }), (joins) => {
      const [all] = joinedByTable(joins);
      const sum = (of: (j: TableJoin) => number): number => joins.reduce((total, j) => total + of(j), 0);
      expect(all).toMatchObject({ rows: sum((j) => j.rows), matched: sum((j) => j.matched) });
      expect(joinedByTable([...joins].reverse())).toEqual([{ ...all }]);
    }),
  );
});

test.each(["en", "es"] as const)("every table has a name in %s", (lang) => {
  const { joins } = languageOf[lang];
  for (const { id } of tables) expect(joins.tableNames[id as TableJoin["table"]]).toMatch(/./);
});
