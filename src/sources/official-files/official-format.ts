import { type Table, table } from "../../records/table.ts";
import type { ColumnSource, Mapping, RecordType, Test } from "../mapping.ts";
import type { HeaderFault } from "../source.ts";
import type { GroupCodes } from "./group-codes.ts";

/** SQL over a row `r` of the format's own table, whose columns are text. */
export type Sql = string;

/** One figure a row of the file states; the SQL of each part gives the text as it stands, marks and all. */
export interface Measure {
  /** Our id where the question is the same, else one that begins with the publication; NULL = the row states nothing of this. */
  readonly indicator: Sql;
  readonly n?: Sql;
  readonly hits?: Sql;
  readonly value?: Sql;
  /** How `value` is written; `number` has no bounds and may be negative. */
  readonly reads?: "percent" | "share" | "number";
  /** Decimals the publisher rounds to; learned from the file where it is not known. */
  readonly decimals?: number;
  /** Students at levels 1 to 4: counts, or percentages of n. */
  readonly levels?: { readonly of: readonly [Sql, Sql, Sql, Sql]; readonly as: "counts" | "percents" };
  /** The publisher hides what is about fewer students than this without a mark. */
  readonly hiddenBelow?: number;
  /** Where it differs from the format's. */
  readonly group?: Sql;
  readonly grade?: Sql;
  readonly year?: Sql;
}

/** SQL of the place a row is about. */
export interface PlaceSql {
  /** state, county, district or school; another value leaves the row out. */
  readonly kind: Sql;
  readonly id: Sql;
  readonly name?: Sql;
  readonly type?: Sql;
  readonly districtId?: Sql;
  readonly districtName?: Sql;
  readonly countyId?: Sql;
  readonly countyName?: Sql;
  readonly state?: Sql;
  /** The identifiers are the federal ones (NCES): the state's own are put in their place where a directory is loaded. */
  readonly federal?: boolean;
}

/** Columns whose value stands in the file's name, and what is said of it. */
export interface FromName {
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** The part of the publication the name tells: files of different parts do not replace each other. */
  readonly part?: string;
  readonly faults: readonly HeaderFault[];
}

/** A published file as data: how it is known, which columns are kept as text, which figures a row states. */
export interface OfficialFormat {
  readonly id: string;
  readonly name: string;
  /** Whether a header (names by letters and digits, lower case) is this file's, by it and the title lines above it. */
  isHeader(names: ReadonlySet<string>, titles: string): boolean;
  /** Columns kept; the school year among them as `school_year`, unless the file does not state it. */
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** Columns without which a row waits in quarantine. */
  readonly required?: readonly string[];
  /** The file states no school year: it is taken from its name. */
  readonly yearInName?: boolean;
  /** A list that is of no school year: its rows stay until others of the same key come. */
  readonly yearless?: boolean;
  /** The heading of the school year, which some years' files lack: then it is taken from the name. */
  readonly yearHeader?: string;
  /** What else no column says in some years' files. @param names  of the header @param name  of the file */
  readonly fromName?: (names: ReadonlySet<string>, name: string) => FromName;
  /** The part of the publication a file may be of, so that another part does not replace it. */
  readonly part?: ColumnSource;
  readonly when?: readonly Test[];
  readonly cells: {
    readonly publication: Sql;
    readonly place: PlaceSql;
    /** The group's code in the file, or `grouping=level`. */
    readonly group: Sql;
    readonly codes: GroupCodes;
    /** Codes without a level of ours that are no surprise. */
    readonly others?: RegExp;
    /** Grouping under which codes without a level of ours are kept. */
    readonly otherGrouping: string;
    readonly grade?: Sql;
    readonly counted?: Sql;
    readonly measures: readonly Measure[];
  } | null;
  /** SQL that fills further canonical tables from `parts.<table>`, run after the cells. */
  readonly further?: readonly Sql[];
}

export const partsTable = (format: Pick<OfficialFormat, "id">): string => `public_${format.id.replaceAll("-", "_")}`;

/** The record type that reads a format into its own table of text. */
export function recordOf(format: OfficialFormat): RecordType {
  if (format.cells === null && format.further === undefined) return { id: format.id, name: format.name, main: null };
  const needed = new Set(format.required ?? []);
  const yearless = format.yearless === true;
  const year = { type: "integer", meaning: "The school year, by the year in which it ends.", required: true } as const;
  const columns: Table["columns"] = Object.fromEntries([
    ...(yearless ? [] : [["school_year", year] as const]),
    ...Object.keys(format.columns)
      .filter((name) => name !== "school_year")
      .map(
        (name) =>
          [name, { type: "text" as const, meaning: "As the file has it.", required: needed.has(name) }] as const,
      ),
  ]);
  const main: Mapping = {
    table: table({ id: partsTable(format), meaning: `${format.name}, as published.`, key: [], columns }),
    columns: yearless ? format.columns : { school_year: headed("School Year"), ...format.columns },
    ...(format.when === undefined ? {} : { when: format.when }),
  };
  return {
    id: format.id,
    name: format.name,
    main,
    ...(format.part === undefined ? {} : { scope: { district: format.part } }),
  };
}

/** A column by its names, as text. */
export const headed = (...header: readonly string[]): ColumnSource => ({ at: { header }, read: { as: "text" } });
/** A code of so many digits; lost leading zeros are put back, and said. */
export const code = (digits: number, ...header: readonly string[]): ColumnSource => ({
  at: { header },
  read: { as: "id", digits },
});
/** A school year, 2021-22 or the year in which it ends. */
export const yearOf = (...header: readonly string[]): ColumnSource => ({ at: { header }, read: { as: "school-year" } });

/** Sum of texts where all hold a number; else the first mark that stands there. */
export function sumOf(texts: readonly Sql[]): Sql {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return only;
  const known = texts.map((t) => `published_number(${t}) >= 0`).join(" AND ");
  const marks = texts.map((t) => `CASE WHEN NOT published_number(${t}) >= 0 THEN ${t} END`).join(", ");
  return `CASE WHEN ${known} THEN CAST(CAST(${texts.map((t) => `published_number(${t})`).join(" + ")} AS BIGINT) AS VARCHAR) ELSE coalesce(${marks}) END`;
}

export const has = (names: ReadonlySet<string>, ...wanted: readonly string[]): boolean =>
  wanted.every((w) => names.has(w));

/** SQL for the name of a group reduced to its letters and digits, in lower case. */
export const plainGroupName = (column: Sql): Sql => `regexp_replace(lower(${column}), '[^\\p{L}\\p{N}]', '', 'g')`;
