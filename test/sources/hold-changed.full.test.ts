import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlText } from "../../src/engine/sql.ts";
import { sqlTypes } from "../../src/engine/tables.ts";
import { attemptColumn, columnsByPermanence } from "../../src/records/permanence.ts";
import { stableAttributes } from "../../src/records/stable-attributes.ts";
import type { Row, Table } from "../../src/records/table.ts";
import { tables } from "../../src/records/tables.ts";
import { changedHolds } from "../../src/sources/hold-changed.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  await db.run("ATTACH ':memory:' AS present; ATTACH ':memory:' AS next");
  await db.run(
    `CREATE SCHEMA present.records; CREATE SCHEMA next.records; CREATE SCHEMA present.meta;
     CREATE TABLE present.meta.loads (delivery VARCHAR, loaded_at VARCHAR);
     INSERT INTO present.meta.loads VALUES ('D1', '2026-08-01T09:00:00.000Z')`,
  );
  return () => db.close();
});

/** The holds of a load of these rows over those. */
async function holdsOf(table: Table, before: readonly Row[], after: readonly Row[]): Promise<unknown[]> {
  for (const [at, rows] of [
    ["present", before],
    ["next", after],
  ] as const) {
    const columns = Object.entries(table.columns).map(([name, { type }]) => `${name} ${sqlTypes[type]}`);
    await db.run(
      `CREATE OR REPLACE TABLE ${at}.records.${table.id} (${columns.join(", ")}, delivery VARCHAR, derived BOOLEAN, source_file VARCHAR, source_line INTEGER)`,
    );
    const names = [...new Set(["derived", "source_file", "source_line", ...rows.flatMap((row) => Object.keys(row))])];
    const text = (v: Row[string] | undefined): string => (typeof v === "string" ? sqlText(v) : String(v ?? null));
    const values = rows.map((row, i) => {
      const placed: Row = { derived: false, source_file: `${row["delivery"]}.csv`, source_line: i + 2, ...row };
      return `(${names.map((name) => text(placed[name])).join(", ")})`;
    });
    await db.run(`INSERT INTO ${at}.records.${table.id} (${names.join(", ")}) VALUES ${values.join(", ")}`);
  }
  return await changedHolds(db, "D2", [table.id]);
}

const value = (table: Table, column: string, other: boolean): Row[string] => {
  const type = table.columns[column]?.type;
  if (type === "boolean") return other;
  if (type === "integer" || type === "number") return other ? 2 : 1;
  return type === "date" ? (other ? "2013-02-03" : "2012-01-02") : other ? "F" : "M";
};

test.each(stableAttributes.map((a) => [`${a.table.id} ${a.attribute}`, a] as const))(
  "%s: many changes hold a load, a few corrections do not, and people who are new are not compared",
  async (_, { table, person, latestBy, attribute, columns }) => {
    const column = columns.at(-1) ?? "";
    const when = latestBy === "school_year" ? [2024, 2025] : ["2023-07-01", "2024-07-01"];
    const rows = (from: number, to: number, delivery: string, changed: number): Row[] =>
      Array.from({ length: to - from }, (_, i) => ({
        [person]: `P${from + i}`,
        [latestBy]: when[delivery === "D1" ? 0 : 1] ?? null,
        [column]: value(table, column, from + i < changed),
        delivery,
      }));
    const before = rows(0, 100, "D1", 0);
    const over = (changed: number): Promise<unknown[]> =>
      holdsOf(table, before, [...before, ...rows(0, 80, "D2", changed), ...rows(200, 300, "D2", 300)]);
    expect(await over(8)).toEqual([]);
    const lines = { file: "D2.csv", earlierFile: "D1.csv" };
    expect(await over(40)).toMatchObject([
      { kind: "attribute-changed", table: table.id, attribute, people: 40, of: 80, lines },
    ]);
    // If one of the two lacks a value, it has not changed.
    const unsaid = rows(0, 80, "D2", 80).map(({ [column]: __, ...rest }) => rest);
    expect(await holdsOf(table, before, [...before, ...unsaid])).toEqual([]);
  },
);

test("a person of two races that the other file names is not compared", async () => {
  const races = stableAttributes.find((a) => a.attribute === "race" && a.table.id === "student");
  if (races === undefined) throw new Error("race is a stable attribute");
  const rows = (delivery: string, more: Row): Row[] =>
    Array.from({ length: 60 }, (_, i) => ({ student_id: `${i}`, start_date: "2024-07-01", delivery, ...more }));
  const named = rows("D1", { race_white: true, race_black: true });
  const vague = rows("D2", { race_white: false, race_black: false, race_two_or_more: true });
  expect(await holdsOf(races.table, named, vague)).toEqual([]);
});

test("the lasting columns of a table are the attributes that are compared by person", () => {
  for (const { id } of tables) {
    const ofPeople = stableAttributes.filter(({ table }) => table.id === id);
    const compared = ofPeople.flatMap(({ columns: own, vague }) => [...own, ...(vague === undefined ? [] : [vague])]);
    expect([...columnsByPermanence(id, "lasting")].sort(), id).toEqual([...new Set(compared)].sort());
  }
});

const keyValue = (table: Table, column: string, i: number, year: number): Row[string] => {
  if (column === "school_year") return year;
  const type = table.columns[column]?.type;
  if (type === "date")
    return `2025-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + Math.floor(i / 12)).padStart(2, "0")}`;
  return type === "integer" ? i : `K${i}`;
};

const rowsOf = (table: Table, delivery: string, year: number, more: (i: number) => Row): Row[] =>
  Array.from({ length: 60 }, (_, i) => ({
    ...Object.fromEntries(table.key.map((c) => [c, keyValue(table, c, i, year)])),
    delivery,
    ...more(i),
  }));

test.each(tables.map((table) => [table.id, table] as const))(
  "%s: two deliveries may differ in what changes, and a load that differs in what should not is held",
  async (id, table) => {
    const listed = (...kinds: Parameters<typeof columnsByPermanence>[1][]): readonly string[] =>
      columnsByPermanence(id, ...kinds);
    const holds = async (columns: readonly string[], changed: number, year: number): Promise<unknown[]> => {
      const values = (other: boolean): Row => Object.fromEntries(columns.map((c) => [c, value(table, c, other)]));
      const before = rowsOf(table, "D1", year, () => values(false));
      return await holdsOf(
        table,
        before,
        rowsOf(table, "D2", year, (i) => values(i < changed)),
      );
    };
    const held = (columns: readonly string[]): readonly object[] =>
      columns.length === 0 ? [] : [{ kind: "records-changed", table: id, columns, rows: 30, of: 60 }];
    const compared = listed("history", "settles");
    // The earlier load came after 2025-26 had ended and before 2026-27 had.
    expect(await holds(compared, 30, 2026)).toMatchObject(held(compared));
    expect(await holds(compared, 30, 2027)).toMatchObject(held(listed("history")));
    expect(await holds(compared, 5, 2026)).toEqual([]);
    expect(await holds(listed("state", "name", "computed"), 30, 2026)).toEqual([]);
  },
);

test("another attempt at a test is not compared with the earlier one", async () => {
  const [table] = tables.filter((t) => t.id === "assessment");
  if (table === undefined || attemptColumn.assessment === undefined) throw new Error("tests have attempts");
  const rows = (delivery: string, date: string | null, score: number): Row[] =>
    rowsOf(table, delivery, 2026, () => ({ score, date }));
  expect(await holdsOf(table, rows("D1", "2025-10-01", 2400), rows("D2", "2026-04-01", 2500))).toEqual([]);
  expect(await holdsOf(table, rows("D1", null, 2400), rows("D2", null, 2500))).toMatchObject([
    {
      kind: "records-changed",
      columns: ["score"],
      rows: 60,
      lines: { file: "D2.csv", line: 10, earlierFile: "D1.csv", earlierLine: 10 },
    },
  ]);
});
