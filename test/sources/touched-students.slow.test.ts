import fc from "fast-check";
import { expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlText } from "../../src/engine/sql.ts";
import { tables } from "../../src/records/tables.ts";
import { materializeRecords } from "../../src/sources/materialize.ts";
import { mergeReading } from "../../src/sources/merge.ts";
import type { RecognizedFile } from "../../src/sources/reading.ts";
import { makeStagedTables } from "../../src/sources/staged-tables.ts";
import { takeBack } from "../../src/sources/take-back.ts";
import { ensureSchema } from "../../src/sources/warehouse.ts";

/** Students as files spell them: with and without a lost zero, by the state's identifier and by the district's own. */
const spelled = fc.constantFrom("0011", "11", "22", "0022", "33", "A7", "a7", "A8");
const year = fc.constantFrom(2025, 2026);
const row = fc.record({
  student: spelled,
  year,
  own: fc.constantFrom("A7", "A8", "a7", null),
  value: fc.constantFrom("F", "M", null),
  ended: fc.boolean(),
  derived: fc.boolean(),
});
const load = fc.record({
  do: fc.constant("load" as const),
  add: fc.boolean(),
  record: fc.constantFrom("SINF", "ROSTER"),
  local: fc.boolean(),
  students: fc.uniqueArray(row, { maxLength: 3, selector: (r) => `${r.student} ${r.derived}` }),
  tests: fc.uniqueArray(row, { maxLength: 3, selector: (r) => `${r.student} ${r.derived}` }),
});
const undo = fc.record({ do: fc.constant("undo" as const), which: fc.nat(5) });
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: load }, undo), { minLength: 3, maxLength: 7 });
type Load = typeof load extends fc.Arbitrary<infer T> ? T : never;

const text = (value: string | null): string => (value === null ? "NULL" : sqlText(value));

async function merge(db: DuckDb, number: number, one: Load): Promise<void> {
  await db.run("DELETE FROM staged.student; DELETE FROM staged.assessment");
  const { record, students, tests } = one;
  const kind = one.local ? "local" : "state";
  const scopes = new Set<string>();
  const from = ({ year: of, derived }: (typeof students)[number], line: number): string => {
    const scope = `calpads/${record}/${of}/1`;
    scopes.add(scope);
    return `'a.txt', ${line}, '${scope}', ${derived}, '${kind}'`;
  };
  const provenance = "source_file, source_line, scope, derived, id_kind";
  for (const [i, s] of students.entries())
    await db.run(
      `INSERT INTO staged.student (student_id, start_date, end_date, local_id, gender, ${provenance}) VALUES ('${s.student}', DATE '2020-08-01',
        ${s.ended ? "DATE '2024-10-01'" : "NULL"}, ${kind === "local" ? "NULL" : text(s.own)}, ${text(s.value)}, ${from(s, i)})`,
    );
  for (const [i, s] of tests.entries())
    await db.run(
      `INSERT INTO staged.assessment (school_year, student_id, subject, test, score, ${provenance})
        VALUES (2025, '${s.student}', 'math', 'summative', ${i}, ${from(s, 10 + i)})`,
    );
  const file: RecognizedFile = {
    ...{ name: "a.txt", sha256: "a", source: "calpads", recordType: record, recordName: record, schoolYears: [] },
    ...{ scopes: [...scopes], rowsLoaded: 1, rowsQuarantined: 0, rowsIn: 1, setAside: {}, students: 0 },
  };
  const read = (id: string, rows: readonly unknown[]) => (rows.length === 0 ? [] : [{ id, rows: rows.length }]);
  const reading = {
    files: [file],
    problems: [],
    quarantine: [],
    tables: [...read("student", students), ...read("assessment", tests)],
  };
  await mergeReading(
    db,
    { number, id: `00000${number}-x`, at: "2026-01-01", add: one.add, accepted: true, files: [] },
    reading,
  );
}

async function recordsOf(db: DuckDb): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const { id } of tables) {
    const rows = await db.all(`SELECT * FROM next.records.${id} ORDER BY ALL`);
    if (rows.length > 0) found[id] = rows;
  }
  return {
    found,
    ids: await db.all("FROM next.meta.own_ids ORDER BY ALL"),
    spellings: await db.all("FROM next.meta.identifier_map ORDER BY ALL"),
  };
}

/** The same as if no records had been made before. */
async function madeWhole(db: DuckDb): Promise<unknown> {
  const kinds = await db.all(
    "SELECT table_name AS t, table_type AS kind FROM information_schema.tables WHERE table_catalog = 'next' AND table_schema = 'records'",
  );
  await db.run("BEGIN");
  for (const { t, kind } of kinds) await db.run(`DROP ${kind === "VIEW" ? "VIEW" : "TABLE"} next.records.${t}`);
  for (const t of ["identifiers", "identifier_map", "own_ids"]) await db.run(`DELETE FROM next.meta.${t}`);
  await materializeRecords(db, "next");
  const whole = await recordsOf(db);
  await db.run("ROLLBACK");
  return whole;
}

test("replacing the records of the students a load or an undo touches gives the tables as made whole", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const db = await openDuckDb(":memory:", { threads: 1 });
      try {
        await db.run("ATTACH ':memory:' AS next");
        await ensureSchema(db, "next");
        await makeStagedTables(db, []);
        const standing: number[] = [];
        for (const [i, step] of all.entries()) {
          if (step.do === "load") {
            await merge(db, i + 1, step);
            standing.push(i + 1);
          } else {
            const [number] = standing.splice(step.which % Math.max(1, standing.length), 1);
            if (number === undefined) continue;
            await materializeRecords(db, "next", await takeBack(db, number));
          }
          expect(await recordsOf(db)).toEqual(await madeWhole(db));
        }
      } finally {
        await db.close();
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);
