import { sqlName, sqlText } from "../engine/sql.ts";
import { cellFaultCode } from "./column-fault.ts";
import { fileNameSql, mapped, rowKey, scopeSql } from "./fates.ts";
import { type Flag, isNumbered, type MappedColumn } from "./mapped-columns.ts";
import type { Mapping, RecordType } from "./mapping.ts";
import type { RawFiles } from "./raw-files.ts";
import { rawTable } from "./raw-rows.ts";
import { addableTable } from "./staged-in-place.ts";

/** Moves faulty rows to quarantine. */
export async function quarantineFaulty(files: RawFiles, flags: readonly Flag[]): Promise<void> {
  const stops = flags.filter((f) => f.outcome === "quarantined");
  if (stops.length === 0) return;
  const codes = stops
    .map((f) => `CASE WHEN m.${f.name} THEN ${sqlText(cellFaultCode(f.fault, f.reader))} END`)
    .join(", ");
  await files.db.run(
    `INSERT INTO staged.quarantine
     SELECT ${fileNameSql(files, "m.")}, line, ${rowText(files.delimiter, "r.f")}, array_to_string(list_distinct(list_filter([${codes}], lambda c: c IS NOT NULL)), ' ')
     FROM ${mapped} m JOIN ${rawTable} r USING (${rowKey(files)}) WHERE m.fate = 'quarantined'`,
  );
}

/** SQL of a row's original text, with fields quoted where needed. */
export function rowText(delimiter: string, fields: string): string {
  if (delimiter === "^") return `array_to_string(${fields}, '^')`;
  const d = sqlText(delimiter);
  return `array_to_string(list_transform(${fields}, lambda x: CASE WHEN contains(x, ${d}) OR contains(x, '"') THEN '"' || replace(x, '"', '""') || '"' ELSE x END), ${d})`;
}

/** Copies loaded rows from the mapped rows into their table. */
export async function store(
  files: RawFiles,
  record: RecordType,
  mapping: Mapping,
  columns: readonly MappedColumn[],
): Promise<void> {
  // Numbers depend on row content, so the order of lines does not matter.
  const identifying = [...columns.filter((c) => !isNumbered(c)).map((c) => sqlName(c.name)), "line"].join(", ");
  const within = files.names.length === 1 ? "" : "file, ";
  const values = columns.map((c) =>
    isNumbered(c)
      ? c.sql.value
          .replace("PARTITION BY ", `PARTITION BY ${within}`)
          .replace("ORDER BY line", `ORDER BY ${identifying}`)
      : sqlName(c.name),
  );
  const table = `${sqlName(files.schemaOf(mapping.table.id))}.${sqlName(mapping.table.id)}`;
  const scope = scopeSql(files.source, record.id);
  await addableTable(files.db, mapping.table.id);
  await files.db.run(
    `INSERT INTO ${table} (${[...columns.map((c) => sqlName(c.name)), "source_file", "source_line", "scope", "derived", "id_kind"].join(", ")})
     SELECT ${[...values, fileNameSql(files), "line", scope, String(mapping.derived === true), sqlText(record.studentIds ?? "state")].join(", ")}
     FROM ${mapped} WHERE fate = 'loaded'`,
  );
}
