import type { RecordType } from "../mapping.ts";
import { plainName, type Source } from "../source.ts";
import { senr } from "./enrollment.ts";

/** Every record type read, one entry a layout. */
const records: readonly RecordType[] = [...senr];

const tags = new Set(records.map((r) => r.id));

/** The record type in a first field: the ODS extract's `-R` is put aside. */
function tagOf(field1: string): string | null {
  const tag = field1.trim().toUpperCase().replace(/-R$/, "");
  return tags.has(tag) ? tag : null;
}

/** A file made from the state's template begins with a header. */
const isHeader = (field1: string): boolean => ["recordtypecode", "recordtype"].includes(plainName(field1));

/** California's student and staff system: caret-delimited files without a header, each row naming its record type. */
export const calpads: Source = {
  id: "calpads",
  name: "CALPADS",
  records,
  tagOf,
  isHeader,
  recognise(head) {
    if (head.delimiter !== "^") return null;
    const rows = head.lines.filter((l) => !isHeader(l.fields[0] ?? ""));
    const tagged = rows.filter((l) => tagOf(l.fields[0] ?? "") !== null);
    return tagged.length > 0 && tagged.length * 2 >= rows.length ? { by: "field-1" } : null;
  },
};
