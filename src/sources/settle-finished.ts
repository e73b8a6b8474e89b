import type { DuckDb } from "../engine/duckdb.ts";
import type { Table } from "../records/table.ts";
import type { RecognizedFile } from "./reading.ts";
import { stagedScopes } from "./staged-in-place.ts";

/**
 * Recounts fates after a source's `finish`, which may quarantine rows with dangling references, find rows that reach
 * no table because another file is missing, and set the school year of a row. Counts and scopes come from the staged
 * tables.
 *
 * @param tables  tables with staged rows
 */
export async function settleFinished(
  db: DuckDb,
  tables: readonly Table[],
  files: readonly RecognizedFile[],
): Promise<RecognizedFile[]> {
  const scopes = new Map<string, Set<string>>();
  for (const table of tables) {
    const rows = await db.all(
      `SELECT DISTINCT source_file, scope FROM ${stagedScopes(db, table.id)} WHERE source_file IS NOT NULL AND scope IS NOT NULL`,
    );
    for (const row of rows) {
      const name = String(row["source_file"]);
      scopes.set(name, (scopes.get(name) ?? new Set()).add(String(row["scope"])));
    }
  }
  const quarantined = new Map<string, number>();
  for (const row of await db.all(
    "SELECT source_file, count(DISTINCT source_line) AS n FROM staged.quarantine GROUP BY 1",
  )) {
    quarantined.set(String(row["source_file"]), Number(row["n"]));
  }
  const unreached = new Map<string, number>();
  for (const row of await db.all(
    "SELECT source_file, count(DISTINCT source_line) AS n FROM staged.unreached ANTI JOIN staged.quarantine USING (source_file, source_line) GROUP BY 1",
  )) {
    unreached.set(String(row["source_file"]), Number(row["n"]));
  }
  return files.map((file) => {
    const alone = files.filter((f) => f.name === file.name).length === 1;
    if (!alone || file.source === null) return file;
    const later = Math.max(0, (quarantined.get(file.name) ?? 0) - file.rowsQuarantined);
    const all = [...new Set([...file.scopes, ...(scopes.get(file.name) ?? [])])].sort();
    const years = all.map((s) => s.split("/")[2] ?? "").filter((y) => /^\d{4}$/.test(y));
    const lost = Math.min(file.rowsLoaded - later, unreached.get(file.name) ?? 0);
    return {
      ...file,
      ...(lost === 0 ? {} : { setAside: { ...file.setAside, "not-used": (file.setAside["not-used"] ?? 0) + lost } }),
      rowsLoaded: file.rowsLoaded - later - lost,
      rowsQuarantined: file.rowsQuarantined + later,
      scopes: all,
      schoolYears: [...new Set([...file.schoolYears, ...years.map(Number)])].sort((a, b) => a - b),
    };
  });
}
