import type { ColumnSource, Mapping, RecordType } from "../mapping.ts";
import type { Source } from "../source.ts";
import { keptAsWritten, type SpecFile, specFiles } from "./files.ts";
import { finishBundle } from "./finish.ts";
import { type KnownFile, knowFile } from "./headings.ts";

/** The record type of a file with the headings it has; with those of the specification when absent. */
function recordOf(file: SpecFile, known?: KnownFile): RecordType {
  const common = { id: file.id, name: file.name, missing: ["NULL"], studentIds: "local" as const };
  if (file.table === null) return { ...common, main: null };
  const columns: Record<string, ColumnSource> = {};
  for (const c of file.columns) {
    if (c.to === undefined || c.read === undefined) continue;
    const heading = known === undefined ? c.name : known.columns.get(c.name)?.heading;
    const at = { header: heading === undefined ? [] : [heading] };
    columns[c.to] = { at, read: c.read, required: c.required === true };
    const asWritten = keptAsWritten[c.to];
    if (asWritten !== undefined && asWritten in file.table.columns) columns[asWritten] = { at, read: { as: "text" } };
  }
  if (known?.ownKey != null) columns["own_key"] = { at: { header: [known.ownKey] }, read: { as: "id" } };
  const main: Mapping = { table: file.table, columns };
  return { ...common, main };
}

/** 1EdTech OneRoster CSV bundles, 1.1 and 1.2. Files are recognized by their headings; misspelled headings are accepted with a warning. */
export const oneRoster: Source = {
  id: "oneroster",
  name: "OneRoster",
  records: specFiles.map((file) => recordOf(file)),
  recognize(head) {
    const [first] = head.lines;
    if (first === undefined || head.delimiter === "^") return null;
    const known = knowFile(first.fields);
    if (known === null) return null;
    return { by: "header", record: recordOf(known.file, known), headerLine: first.line, faults: known.faults };
  },
  finish: finishBundle,
};
