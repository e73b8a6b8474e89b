import { isAlike } from "./alike-headings.ts";
import { type FileColumn, fileColumnsOf, type Mapping, type RecordType } from "./mapping.ts";
import { type HeaderFault, plainName } from "./source.ts";

/** Most columns named. */
const mostNamed = 6;

/**
 * Columns of a known student format that a file lacks: another year's layout, or renamed columns. Columns of the main
 * row are required; for additional facts in the row, a file may lack some. A missing school year has a separate
 * message.
 */
export function driftOfRecord(record: RecordType, headings: readonly string[]): readonly HeaderFault[] {
  const names = new Set(headings.map(plainName));
  const isThere = (header: readonly string[]): boolean => header.some((name) => names.has(plainName(name)));
  const needed = headersOf(record.main === null ? [] : [record.main]).filter((header) => !isThere(header));
  // Only some layouts include results of earlier years.
  const facts = (record.also ?? []).filter(({ table }) => table.id !== record.main?.table.id);
  const further = headersOf(facts).filter((header) => !isThere(header) && !includes(needed, header));
  const known = new Set(
    headersOf([...(record.main === null ? [] : [record.main]), ...(record.also ?? [])])
      .flat()
      .map(plainName),
  );
  const fresh = headings.filter((heading) => heading.trim() !== "" && !known.has(plainName(heading)));
  const instead = (lacking: readonly (readonly string[])[]): readonly string[] =>
    fresh
      .filter((heading) => lacking.some((header) => header.some((name) => isAlike(name, heading))))
      .map((h) => h.trim());
  // Shared words are not enough if the file may simply lack the column.
  const renamed = further.filter((header) =>
    header.some((name) => fresh.some((heading) => startsAlike(plainName(name), plainName(heading)))),
  );
  const lacking = [...needed, ...renamed];
  if (lacking.length === 0) return [];
  return [
    {
      code: "sources.columns-missing",
      facts: {
        record: record.name,
        columns: lacking.slice(0, mostNamed).map(([name = ""]) => name),
        all: lacking.length,
        instead: instead(lacking).slice(0, mostNamed),
      },
    },
  ];
}

const startsAlike = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a));

const includes = (all: readonly (readonly string[])[], header: readonly string[]): boolean =>
  all.some((one) => one.join() === header.join());

/** A year has many names, and the file name may state it. */
const isSchoolYear = (header: readonly string[]): boolean => header.includes("SchoolYear");

/** Headings that mappings read, each with its alternative names, once. */
function headersOf(mappings: readonly Mapping[]): readonly (readonly string[])[] {
  const all = new Map<string, readonly string[]>();
  for (const { columns } of mappings)
    for (const source of Object.values(columns))
      for (const at of fileColumnsOf(source) as readonly FileColumn[])
        if ("header" in at && !isSchoolYear(at.header)) all.set(at.header.join(), at.header);
  return [...all.values()];
}
