import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName } from "../engine/sql.ts";
import { sqlTypes } from "../engine/tables.ts";
import { studentClaim } from "../records/student-claims.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import type { Source } from "./source.ts";
import { forgetInPlace } from "./staged-in-place.ts";

const canonical = new Set<string>(tables.map((t) => t.id));

/** Schema of a table: `staged` for canonical ones, `parts` for a source's own, which its `finish` joins. */
export const schemaOf = (table: string): "staged" | "parts" => (canonical.has(table) ? "staged" : "parts");

/**
 * Columns of staged rows besides the table's own. `id_kind`: whether `student_id` is the state's identifier or local.
 */
const carried = "source_file VARCHAR, source_line INTEGER, scope VARCHAR, derived BOOLEAN, id_kind VARCHAR";

/**
 * Tables with staged rows. Most deliveries fill few, and a DuckDB statement costs milliseconds even on an empty
 * table.
 */
export async function filledTables<T extends Table>(db: DuckDb, candidates: readonly T[]): Promise<T[]> {
  const any = candidates.map((t) => `EXISTS (FROM ${schemaOf(t.id)}.${sqlName(t.id)}) AS ${sqlName(t.id)}`);
  const [row] = await db.all(`SELECT ${any.join(", ")}`);
  return candidates.filter((t) => row?.[t.id] === true);
}

/** Recreates the schemas `staged` and `parts` with an empty table for everything the sources can fill. */
export async function makeStagedTables(db: DuckDb, sources: readonly Source[]): Promise<void> {
  forgetInPlace(db);
  await db.run("DROP SCHEMA IF EXISTS staged CASCADE; DROP SCHEMA IF EXISTS parts CASCADE");
  await db.run("CREATE SCHEMA staged; CREATE SCHEMA parts");
  await db.run(
    "CREATE TABLE staged.quarantine (source_file VARCHAR, source_line INTEGER, text VARCHAR, codes VARCHAR)",
  );
  // Rows that a source's `finish` could not place in any table.
  await db.run("CREATE TABLE staged.unreached (source_file VARCHAR, source_line INTEGER)");
  const own = sources.flatMap((s) =>
    s.records.flatMap((r) => [r.main, ...(r.also ?? [])].flatMap((m) => m?.table ?? [])),
  );
  const all = new Map<string, Table>([...own, studentClaim, ...tables].map((t) => [t.id, t as Table]));
  const made = [...all.values()].map((table) => {
    const columns = Object.entries(table.columns).map(([name, c]) => `${sqlName(name)} ${sqlTypes[c.type]}`);
    return `CREATE TABLE ${schemaOf(table.id)}.${sqlName(table.id)} (${[...columns, carried].join(", ")})`;
  });
  await db.run(made.join("; "));
}
