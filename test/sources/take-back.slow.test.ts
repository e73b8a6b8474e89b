import fc from "fast-check";
import { expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlText } from "../../src/engine/sql.ts";
import { tables } from "../../src/records/tables.ts";
import { materializeRecords } from "../../src/sources/materialize.ts";
import { mergeReading } from "../../src/sources/merge.ts";
import type { Reading, RecognizedFile } from "../../src/sources/reading.ts";
import { makeStagedTables } from "../../src/sources/staged-tables.ts";
import { takeBack } from "../../src/sources/take-back.ts";
import { ensureSchema } from "../../src/sources/warehouse.ts";

/**
 * A load of one or two files of two record types, few students and two years, so that loads meet in scopes and keys. Of
 * language status, one of the years has no year.
 */
const row = fc.record({
  student: fc.integer({ min: 1, max: 3 }),
  year: fc.constantFrom(2025, 2026),
  value: fc.integer({ min: 0, max: 99 }),
  derived: fc.boolean(),
});
const file = fc.record({
  name: fc.constantFrom("a.txt", "b.txt"),
  record: fc.constantFrom("SENR", "SELA"),
  district: fc.constantFrom("0100", "100", "200"),
  rows: fc.uniqueArray(row, { maxLength: 3, selector: (r) => `${r.student} ${r.year} ${r.derived}` }),
  waiting: fc.nat({ max: 2 }),
});
const load = fc.record({
  add: fc.boolean(),
  files: fc.uniqueArray(file, { minLength: 1, maxLength: 2, selector: (f) => f.name }),
});
type Load = typeof load extends fc.Arbitrary<infer T> ? T : never;

const scopeOf = (record: string, year: number, district: string): string => `calpads/${record}/${year}/${district}`;

async function stage(db: DuckDb, { files }: Load): Promise<Reading> {
  await db.run("DELETE FROM staged.enrollment; DELETE FROM staged.language; DELETE FROM staged.quarantine");
  const read: RecognizedFile[] = [];
  const filled = new Set<string>();
  const facts = new Set<string>();
  for (const { name, record, district, rows, waiting } of files) {
    const scopes = new Set<string>();
    let line = 1;
    for (const { student, year, value, derived } of rows) {
      // Each fact is staged once.
      const fact = `${record} ${student} ${year} ${derived}`;
      if (facts.has(fact)) continue;
      facts.add(fact);
      const scope =
        record === "SENR" ? scopeOf(record, year, district) : `calpads/SELA/${year === 2025 ? "-" : year}/-`;
      scopes.add(scope);
      const from = `${sqlText(name)}, ${line++}, ${sqlText(scope)}, ${derived}, 'state'`;
      const table = record === "SENR" ? "enrollment" : "language";
      filled.add(table);
      await db.run(
        record === "SENR"
          ? `INSERT INTO staged.enrollment (school_year, student_id, school_id, entry_date, status, grade, source_file, source_line, scope, derived, id_kind)
              VALUES (${year}, 'S${student}', '1', DATE '2024-08-01', 'primary', '${value}', ${from})`
          : `INSERT INTO staged.language (student_id, start_date, elas, source_file, source_line, scope, derived, id_kind)
              VALUES ('S${student}', DATE '2024-08-01', '${value}', ${from})`,
      );
    }
    for (let i = 0; i < waiting; i++)
      await db.run(`INSERT INTO staged.quarantine VALUES (${sqlText(name)}, ${line++}, 'text', 'code')`);
    const counts = {
      rowsLoaded: scopes.size,
      rowsQuarantined: waiting,
      rowsIn: rows.length + waiting,
      setAside: {},
      students: 0,
    };
    read.push({
      name,
      sha256: name,
      source: "calpads",
      recordType: record,
      recordName: record,
      schoolYears: [],
      scopes: [...scopes],
      ...counts,
    });
  }
  return { files: read, problems: [], quarantine: [], tables: [...filled].map((id) => ({ id, rows: 1 })) };
}

/** Full content of a warehouse after these loads, without one of them or with it undone. */
async function contentAfter(loads: readonly Load[], without: number, takenBack: boolean): Promise<unknown> {
  const db = await openDuckDb(":memory:", { threads: 1 });
  try {
    await db.run("ATTACH ':memory:' AS next");
    await ensureSchema(db, "next");
    await makeStagedTables(db, []);
    for (const [i, one] of loads.entries()) {
      if (i === without && !takenBack) continue;
      const number = i + 1;
      const event = { number, id: `00000${number}-x`, at: "", add: one.add, accepted: true, files: [] };
      await mergeReading(db, event, await stage(db, one), { materialize: takenBack });
    }
    await materializeRecords(db, "next", takenBack ? await takeBack(db, without + 1) : undefined);
    const found: Record<string, unknown> = {};
    const held = ["meta.files", "meta.loads", "meta.identifier_map", "quarantine.rows", "past.quarantine"];
    for (const { id } of tables) held.push(`kept.${id}`, `past.${id}`, `records.${id}`);
    for (const name of held) {
      const rows = await db.all(`SELECT * FROM next.${name} ORDER BY ALL`);
      if (rows.length > 0) found[name] = rows;
    }
    return found;
  } finally {
    await db.close();
  }
}

test("undoing a load gives the warehouse as if it had never been loaded, with later loads applied", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(load, { minLength: 2, maxLength: 5 }), fc.nat(4), async (loads, which) => {
      const without = which % loads.length;
      expect(await contentAfter(loads, without, true)).toEqual(await contentAfter(loads, without, false));
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);
