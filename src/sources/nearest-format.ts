import { type FileColumn, fileColumnsOf, type RecordType } from "./mapping.ts";
import { type Head, plainName, type Source } from "./source.ts";

/** A format that a file nearly matches. */
export interface NearFormat {
  readonly name: string;
  /** Headings the file lacks, and unknown headings of the file; at most six each. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/** A file has drifted from a format if it has at least this share of its columns, and at least this many. */
const nearEnough = { share: 0.7, columns: 4 } as const;

/** The known format that a file nearly matches by headings: another year's layout, or renamed columns. */
export function nearestFormat(head: Head, sources: readonly Source[]): NearFormat | null {
  let best: { near: NearFormat; share: number } | null = null;
  for (const { fields } of head.lines.slice(0, 20)) {
    const own = new Map(fields.flatMap((f) => (f.trim() === "" ? [] : [[plainName(f), f.trim()] as const])));
    if (own.size < nearEnough.columns) continue;
    for (const record of sources.flatMap((source) => source.records)) {
      const columns = headersOf(record);
      const present = columns.filter((names) => names.some((name) => own.has(plainName(name))));
      const share = present.length / columns.length;
      if (present.length < nearEnough.columns || share < nearEnough.share || share <= (best?.share ?? 0)) continue;
      const known = new Set(columns.flat().map(plainName));
      const missing = columns.filter((names) => !present.includes(names)).map(([name = ""]) => name);
      const added = [...own].flatMap(([plain, heading]) => (known.has(plain) ? [] : [heading]));
      best = { share, near: { name: record.name, missing: missing.slice(0, 6), added: added.slice(0, 6) } };
    }
  }
  return best?.near ?? null;
}

/** Headings that a record type reads, each with its alternative names. */
function headersOf({ main, also }: RecordType): (readonly string[])[] {
  const all = new Map<string, readonly string[]>();
  const add = (column: FileColumn): void => {
    if ("header" in column) all.set(column.header.map(plainName).join("|"), column.header);
  };
  for (const mapping of [main, ...(also ?? [])])
    for (const source of Object.values(mapping?.columns ?? {})) for (const column of fileColumnsOf(source)) add(column);
  return [...all.values()];
}
