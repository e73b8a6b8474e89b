import { compareText } from "../base/compare-text.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";
import { rowText } from "./keep-mapped.ts";
import { rawTable } from "./raw-rows.ts";
import type { RecognizedFile, SetAside } from "./reading.ts";
import { addableTables } from "./staged-in-place.ts";

/** Temporary tables for lines removed from the staged tables after all files are read; see `settleClaims`. */
export async function makeLineTables(db: DuckDb): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE stopped_lines (source_file VARCHAR, source_line INTEGER, record VARCHAR, code VARCHAR);
     CREATE OR REPLACE TEMP TABLE merged_lines (table_id VARCHAR, source_file VARCHAR, source_line INTEGER, record VARCHAR, fate VARCHAR, kept_in VARCHAR)`,
  );
}

/**
 * Quarantines the lines of `stopped_lines` with their original text: all of their facts are removed from the staged
 * tables.
 *
 * @param tables   tables with staged rows
 * @param loadRaw  reloads a file's rows into the raw table; returns its delimiter
 */
export async function quarantineStopped(
  db: DuckDb,
  tables: readonly Table[],
  loadRaw: (file: string) => Promise<string>,
): Promise<void> {
  const files = await db.all("SELECT DISTINCT source_file AS name FROM stopped_lines ORDER BY 1");
  for (const { name } of files) {
    const file = sqlText(String(name));
    const delimiter = await loadRaw(String(name));
    await db.run(
      `INSERT INTO staged.quarantine SELECT ${file}, line, any_value(${rowText(delimiter, "f")}), string_agg(DISTINCT code, ' ' ORDER BY code)
        FROM ${rawTable} JOIN stopped_lines ON source_line = line AND source_file = ${file} GROUP BY line`,
    );
  }
  if (files.length === 0) return;
  await addableTables(db);
  for (const table of tables) {
    await db.run(
      `DELETE FROM staged.${sqlName(table.id)} AS s USING stopped_lines l WHERE s.source_file = l.source_file AND s.source_line = l.source_line`,
    );
  }
}

/**
 * Fates of each file's rows after lines were stopped or merged. `mainTable` is the table a record type's lines fill
 * first.
 */
export async function withLineFates(
  db: DuckDb,
  files: readonly RecognizedFile[],
  mainTable: (file: RecognizedFile) => Table | undefined,
): Promise<RecognizedFile[]> {
  const stopped = await db.all(
    "SELECT source_file, record, count(DISTINCT source_line) AS n FROM stopped_lines GROUP BY ALL",
  );
  const merged = await db.all(
    `SELECT table_id, source_file, record, fate, kept_in, count(DISTINCT source_line) AS n FROM merged_lines m
      WHERE NOT EXISTS (SELECT 1 FROM stopped_lines s WHERE s.source_file = m.source_file AND s.source_line = m.source_line) GROUP BY ALL`,
  );
  return files.map((file) => {
    const ofFile = (row: (typeof stopped)[number]): boolean =>
      row["source_file"] === file.name && row["record"] === `${file.source}/${file.recordType}`;
    const quarantined = Number(stopped.find(ofFile)?.["n"] ?? 0);
    const gone = merged.filter((row) => ofFile(row) && row["table_id"] === mainTable(file)?.id);
    const aside: Partial<Record<SetAside, number>> = { ...file.setAside };
    let lost = quarantined;
    for (const row of gone) {
      const fate = row["fate"] as SetAside;
      aside[fate] = (aside[fate] ?? 0) + Number(row["n"]);
      lost += Number(row["n"]);
    }
    if (lost === 0) return file;
    const sameAs = gone.flatMap((row) =>
      row["fate"] === "duplicate" && row["kept_in"] !== file.name
        ? [{ file: String(row["kept_in"]), rows: Number(row["n"]) }]
        : [],
    );
    return {
      ...file,
      ...(sameAs.length === 0 ? {} : { sameAs: sameAs.sort((a, b) => compareText(a.file, b.file)) }),
      rowsLoaded: file.rowsLoaded - lost,
      rowsQuarantined: file.rowsQuarantined + quarantined,
      setAside: aside,
    };
  });
}
