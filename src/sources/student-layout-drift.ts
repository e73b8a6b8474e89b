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
  const needed = headersOf(record.main === null ? [] : [withoutOptional(record, record.main)]).filter(
    (header) => !isThere(header),
  );
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

const withoutOptional = ({ optional = [] }: RecordType, main: Mapping): Mapping => ({
  ...main,
  columns: Object.fromEntries(Object.entries(main.columns).filter(([name]) => !optional.includes(name))),
});

/** Words of headings that say who a student is. */
const aboutStudents =
  /\b(gender|non ?binary|sex|race|races|racial|ethnic|ethnicity|hispanic|latino|latina|latinx|tribal|tribe|foster|homeless|migrant|military|economic|economically|disadvantaged?|(english|el) learners?|elas)\b/i;

/** Tables of facts that say which groups a student is in. */
const groupTables: ReadonlySet<string> = new Set(["student", "program", "language", "disability"]);

/**
 * Columns that no known layout of a student format has, those about students first, and the format's columns about groups that the file lacks instead. The rows
 * load; the groups that such a column names are unknown or left out.
 *
 * @param isKnown  whether a heading that is not read is a column of some known layout
 */
export function unreadOfRecord(
  record: RecordType,
  headings: readonly string[],
  isKnown: (heading: string) => boolean,
): readonly HeaderFault[] {
  const all = [...(record.main === null ? [] : [record.main]), ...(record.also ?? [])];
  const tested = all.flatMap(({ when = [] }) => when.flatMap(({ at }) => ("header" in at ? at.header : [])));
  const read = new Set([...headersOf(all).flat(), ...tested].map(plainName));
  const fresh = headings.filter((heading) => {
    const plain = plainName(heading);
    return plain !== "" && !read.has(plain) && !isKnown(heading);
  });
  if (fresh.length === 0) return [];
  const isAbout = (heading: string): boolean => aboutStudents.test(wordsOf(heading));
  const groups = fresh.filter(isAbout);
  const named = [...groups, ...fresh.filter((heading) => !isAbout(heading))];
  const names = new Set(headings.map(plainName));
  const lacking =
    groups.length === 0
      ? []
      : headersOf(all.filter(({ table }) => groupTables.has(table.id))).filter(
          (header) => !header.some((name) => names.has(plainName(name))),
        );
  return [
    {
      code: "sources.columns-unread",
      facts: {
        record: record.name,
        columns: named.slice(0, mostNamed).map((heading) => heading.trim()),
        all: fresh.length,
        lacking: lacking.slice(0, mostNamed).map(([name = ""]) => name),
      },
    },
  ];
}

/** A heading with spaces between its words: "GenderIdentity" is about gender. */
const wordsOf = (heading: string): string =>
  heading.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[_.-]|\d+/g, " ");

const startsAlike = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a));

const includes = (all: readonly (readonly string[])[], header: readonly string[]): boolean =>
  all.some((one) => one.join() === header.join());

/** A year has many names, and the file name may state it. */
const isSchoolYear = (header: readonly string[]): boolean => header.includes("SchoolYear");

/** Headings that mappings read, each with its alternative names, once by its first name. */
function headersOf(mappings: readonly Mapping[]): readonly (readonly string[])[] {
  const all = new Map<string, readonly string[]>();
  for (const { columns } of mappings)
    for (const source of Object.values(columns))
      for (const at of fileColumnsOf(source) as readonly FileColumn[])
        if ("header" in at && !isSchoolYear(at.header)) {
          const [name = ""] = at.header;
          all.set(name, [...new Set([...(all.get(name) ?? []), ...at.header])]);
        }
  return [...all.values()];
}
