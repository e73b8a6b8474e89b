import { defineTable, type Table } from "../../records/table.ts";
import type { ColumnSource, Mapping, RecordType, Test } from "../mapping.ts";
import type { HeaderFault } from "../source.ts";
import type { GroupCodes } from "./group-codes.ts";

/** SQL over a row `r` of the format's own table, whose columns are text. */
export type Sql = string;

/** A figure in a row of the file; the SQL of each part gives the original text, marks included. */
export interface Measure {
  /** Our indicator id if the definition is the same, otherwise an id that begins with the dataset's; NULL = not in this row. */
  readonly indicator: Sql;
  readonly n?: Sql;
  readonly hits?: Sql;
  readonly value?: Sql;
  /** How `value` is written; `number` has no bounds and may be negative. */
  readonly reads?: "percent" | "share" | "number";
  /** Decimals the publisher rounds to; inferred from the file when absent. */
  readonly decimals?: number;
  /** Students at levels 1 to 4: counts, or percentages of n. */
  readonly levels?: { readonly of: readonly [Sql, Sql, Sql, Sql]; readonly as: "counts" | "percents" };
  /** The publisher leaves values of fewer students than this blank, without a mark. */
  readonly hiddenBelow?: number;
  /** Overrides the format's. */
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
  /** The identifiers are federal ones (NCES): replaced by the state's where a directory is loaded. */
  readonly federal?: boolean;
}

/** Columns whose values come from the file's name, with the warnings about it. */
export interface FromName {
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** The part of the dataset that the name states: files of different parts do not replace each other. */
  readonly part?: string;
  readonly faults: readonly HeaderFault[];
}

/** An official file format as data: how it is recognized, which columns are kept as text, which figures a row has. */
export interface OfficialFormat {
  readonly id: string;
  readonly name: string;
  /** The profile that describes it, where it is not built in. */
  readonly profile?: string;
  /** Recognizes a header (names in letters and digits, lower case), with the title lines above it. */
  isHeader(names: ReadonlySet<string>, titles: string): boolean;
  /** Columns to keep; the school year as `school_year`, if the file states it. */
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** Required columns: a row without one is quarantined. */
  readonly required?: readonly string[];
  /** Columns of figures that not every known year's file has; "all" where the format itself says what is missing (`fromName`). */
  readonly optional?: readonly string[] | "all";
  /** The file does not state its school year: it is taken from its name. */
  readonly yearInName?: boolean;
  /** A list without a school year: its rows stay until rows with the same key replace them. */
  readonly yearless?: boolean;
  /** The heading of the school year; in files without it the year is taken from the name. */
  readonly yearHeader?: string;
  /** Other values that some years' files lack. @param names  of the header @param name  of the file */
  readonly fromName?: (names: ReadonlySet<string>, name: string) => FromName;
  /** The part of the dataset that a file covers, so that another part does not replace it. */
  readonly part?: ColumnSource;
  /** Races and ethnicities add up to all students: where they do not, the file is another year's layout, or damaged. */
  readonly partsAddUp?: boolean;
  readonly when?: readonly Test[];
  readonly cells: {
    readonly publication: Sql;
    readonly place: PlaceSql;
    /** The group's code in the file, or `grouping=level`. */
    readonly group: Sql;
    readonly codes: GroupCodes;
    /** Codes that are known to have no level in the catalog; not reported. */
    readonly others?: RegExp;
    /** The grouping for codes without a level in the catalog. */
    readonly otherGrouping: string;
    readonly grade?: Sql;
    readonly counted?: Sql;
    readonly measures: readonly Measure[];
  } | null;
  /** SQL that fills further canonical tables from `parts.<table>`, run after the cells. */
  readonly further?: readonly Sql[];
}

export const partsTable = (format: Pick<OfficialFormat, "id">): string => `public_${format.id.replaceAll("-", "_")}`;

/** The record type that reads a format into its own table, as text. */
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
    table: defineTable({ id: partsTable(format), meaning: `${format.name}, as published.`, key: [], columns }),
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
/** A code of fixed length; lost leading zeros are restored with a warning. */
export const code = (digits: number, ...header: readonly string[]): ColumnSource => ({
  at: { header },
  read: { as: "id", digits },
});
/** A school year, 2021-22 or the year in which it ends. */
export const yearOf = (...header: readonly string[]): ColumnSource => ({ at: { header }, read: { as: "school-year" } });

/** SQL of the sum of texts if all are numbers, otherwise the first mark among them. */
export function sumOfColumns(texts: readonly Sql[]): Sql {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return only;
  const known = texts.map((t) => `official_number(${t}) >= 0`).join(" AND ");
  const marks = texts.map((t) => `CASE WHEN NOT official_number(${t}) >= 0 THEN ${t} END`).join(", ");
  return `CASE WHEN ${known} THEN CAST(CAST(${texts.map((t) => `official_number(${t})`).join(" + ")} AS BIGINT) AS VARCHAR) ELSE coalesce(${marks}) END`;
}

export const has = (names: ReadonlySet<string>, ...wanted: readonly string[]): boolean =>
  wanted.every((w) => names.has(w));

/** SQL for the name of a group reduced to its letters and digits, in lower case. */
export const plainGroupName = (column: Sql): Sql => `regexp_replace(lower(${column}), '[^\\p{L}\\p{N}]', '', 'g')`;
