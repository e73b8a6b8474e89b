import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlText } from "../../src/engine/sql.ts";
import { sqlTypes } from "../../src/engine/tables.ts";
import { stableAttributes } from "../../src/records/stable-attributes.ts";
import type { Row, Table } from "../../src/records/table.ts";
import { changedHolds } from "../../src/sources/hold-changed.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  await db.run("ATTACH ':memory:' AS present; ATTACH ':memory:' AS next");
  await db.run("CREATE SCHEMA present.records; CREATE SCHEMA next.records");
  return () => db.close();
});

/** The holds of a load of these rows over those. */
async function holdsOf(table: Table, before: readonly Row[], after: readonly Row[]): Promise<unknown[]> {
  for (const [at, rows] of [
    ["present", before],
    ["next", after],
  ] as const) {
    const columns = Object.entries(table.columns).map(([name, { type }]) => `${name} ${sqlTypes[type]}`);
    await db.run(`CREATE OR REPLACE TABLE ${at}.records.${table.id} (${columns.join(", ")}, delivery VARCHAR)`);
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const text = (v: Row[string] | undefined): string => (typeof v === "string" ? sqlText(v) : String(v ?? null));
    const values = rows.map((row) => `(${names.map((name) => text(row[name])).join(", ")})`);
    await db.run(`INSERT INTO ${at}.records.${table.id} (${names.join(", ")}) VALUES ${values.join(", ")}`);
  }
  return await changedHolds(db, "D2", [table.id]);
}

const value = (table: Table, column: string, other: boolean): Row[string] => {
  const type = table.columns[column]?.type;
  if (type === "boolean") return other;
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
    expect(await over(40)).toEqual([{ kind: "attribute-changed", table: table.id, attribute, people: 40, of: 80 }]);
    // What one of the two does not say has not changed.
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
