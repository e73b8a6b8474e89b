import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { ColumnType, Value } from "../records/table.ts";
import type { Cell, Place, Reader } from "./mapping.ts";

/** How a canonical type is held in the engine. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
};

/**
 * Readers too long to repeat: the text `r` is trimmed and not blank, or null. What they do not accept is null. Common spellings come first, told
 * by their length: a pattern costs more than the reading. No part is written twice: the engine would plan and reckon it twice.
 */
const macros = [
  `joined_date(y, m, d) AS TRY_CAST(y || '-' || m || '-' || d AS DATE)`,
  `read_date(r) AS CASE
     WHEN length(r) = 10 AND (r LIKE '20__-__-__' OR r LIKE '19__-__-__') THEN TRY_CAST(r AS DATE)
     WHEN regexp_full_match(r, '(19|20)\\d{6}') THEN joined_date(r[1:4], r[5:6], r[7:8])
     WHEN regexp_full_match(r, '(19|20)\\d\\d-\\d{1,2}-\\d{1,2}([T ].*)?') THEN TRY_CAST(regexp_extract(r, '^[0-9-]+') AS DATE)
     WHEN regexp_full_match(r, '\\d{1,2}/\\d{1,2}/(19|20)\\d\\d( .*)?')
       THEN joined_date(split_part(split_part(r, ' ', 1), '/', 3), split_part(r, '/', 1), split_part(r, '/', 2)) END`,
  `read_day_first(r) AS CASE
     WHEN regexp_full_match(r, '\\d{1,2}/\\d{1,2}/(19|20)\\d\\d( .*)?')
       THEN joined_date(split_part(split_part(r, ' ', 1), '/', 3), split_part(r, '/', 2), split_part(r, '/', 1))
     ELSE read_date(r) END`,
  `read_number(r) AS CASE
     WHEN regexp_full_match(r, '[+-]?(\\d{1,15}(\\.\\d*)?|\\.\\d+|\\d{1,3}(,\\d{3}){1,4}(\\.\\d*)?)') THEN TRY_CAST(replace(r, ',', '') AS DOUBLE) END`,
  `read_whole(r) AS CASE WHEN regexp_full_match(r, '[+-]?\\d{1,9}(\\.0*)?') THEN CAST(CAST(r AS DOUBLE) AS INTEGER) END`,
  `read_percent(r) AS CASE
     WHEN regexp_full_match(r, '(100(\\.0*)?|\\d{1,2}(\\.\\d*)?|\\.\\d+) ?%?') THEN CAST(rtrim(r, '% ') AS DOUBLE) / 100 END`,
  `read_yes_no(r) AS map_extract_value(MAP {'Y': true, 'YES': true, '1': true, 'TRUE': true, 'T': true,
     'N': false, 'NO': false, '0': false, 'FALSE': false, 'F': false}, upper(r))`,
  `years_follow(a, b) AS CASE WHEN TRY_CAST(a AS INTEGER) + 1 = TRY_CAST(b AS INTEGER) THEN CAST(b AS INTEGER) END`,
  `read_school_year(r) AS CASE
     WHEN length(r) = 9 AND r LIKE '20__-20__' THEN years_follow(left(r, 4), right(r, 4))
     WHEN regexp_full_match(r, '(19|20)\\d\\d') THEN CAST(r AS INTEGER)
     WHEN regexp_full_match(r, '(19|20)\\d\\d ?[-/–] ?(19|20)\\d\\d') THEN years_follow(left(r, 4), right(r, 4))
     WHEN regexp_full_match(r, '(19|20)\\d\\d ?[-/–] ?\\d\\d')
       THEN years_follow(left(r, 4), CASE WHEN right(left(r, 4), 2) = '99' THEN '2000' ELSE left(r, 2) || right(r, 2) END) END`,
];

/** Makes the readers known to the engine. */
export async function defineReaders(db: DuckDb): Promise<void> {
  for (const macro of macros) await db.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
}

/** Finds the field a place means; null where the file has no such column. */
export type Locate = (place: Place) => number | null;

/**
 * Trimmed texts of fields as columns `t_<position>`, null where blank or one of the texts that mean blank. Each is made once, in a layer below
 * everything read from it.
 */
export interface TextColumns {
  /** The column's name; it is then among those of `select`. */
  at(position: number | null): string;
  /** `, <text> AS t_5, ...` over the raw rows. */
  select(): string;
}

export function textColumns(missing: readonly string[]): TextColumns {
  const used = new Set<number>();
  const blank = missing.map((m) => sqlText(m.toUpperCase())).join(", ");
  const text = (position: number): string => {
    const trimmed = `trim(f[${position}])`;
    if (missing.length === 0) return `nullif(${trimmed}, '')`;
    return `CASE WHEN upper(${trimmed}) NOT IN ('', ${blank}) THEN ${trimmed} END`;
  };
  return {
    at(position) {
      if (position === null) return "CAST(NULL AS VARCHAR)";
      used.add(position);
      return `t_${position}`;
    },
    select: () => [...used].map((position) => `, ${text(position)} AS t_${position}`).join(""),
  };
}
/** A fault one cell can have. */
export type Fault = "bad" | "unknown-code" | "restored-zeros" | "blank";

/** The SQL of reading one text: its value, and when it is at fault. `r` is the SQL of the text. */
export interface ReadSql {
  readonly value: string;
  readonly faults: readonly { readonly fault: Fault; readonly when: string }[];
  /** When the text is a known code that means nothing here, or an unknown one that is only left out. */
  readonly nothing: string | null;
}

/**
 * @param made  the column that holds the value alone, where there is one: faults then look at it and need not read again
 */
export function readSql(
  reader: Reader,
  r: string,
  overrides: Readonly<Record<string, string | null>>,
  made: string | null = null,
): ReadSql {
  const bad = (value: string): ReadSql => ({
    value,
    faults: [{ fault: "bad", when: `${r} IS NOT NULL AND (${made ?? value}) IS NULL` }],
    nothing: null,
  });
  switch (reader.as) {
    case "text":
      return { value: r, faults: [], nothing: null };
    case "id": {
      if (reader.digits === undefined) {
        // 1.23457E+09 is what a spreadsheet makes of a long number: the identifier is lost.
        const value = `CASE WHEN regexp_full_match(${r}, '\\d(\\.\\d+)?[eE]\\+?\\d+') THEN NULL ELSE ${r} END`;
        return bad(value);
      }
      const fewest = reader.digits >= 10 ? reader.digits - 2 : 1;
      const value = `CASE WHEN regexp_full_match(${r}, '\\d{${fewest},${reader.digits}}') THEN CASE WHEN length(${r}) = ${reader.digits} THEN ${r} ELSE lpad(${r}, ${reader.digits}, '0') END END`;
      const read = bad(value);
      return {
        ...read,
        faults: [
          ...read.faults,
          { fault: "restored-zeros", when: `length(${r}) < ${reader.digits} AND (${made ?? value}) IS NOT NULL` },
        ],
      };
    }
    case "date":
      return bad(reader.dayFirst === true ? `read_day_first(${r})` : `read_date(${r})`);
    case "integer":
      return bad(between(r, `read_whole(${r})`, reader.least, reader.most));
    case "number":
      return bad(between(r, `read_number(${r})`, reader.least, reader.most));
    case "percent":
      return bad(`read_percent(${r})`);
    case "yes-no":
      return bad(`read_yes_no(${r})`);
    case "school-year":
      return bad(
        reader.bareBegins === true
          ? `read_school_year(${r}) + CASE WHEN length(${r}) = 4 THEN 1 ELSE 0 END`
          : `read_school_year(${r})`,
      );
    case "code": {
      const codes = new Map(
        Object.entries({ ...reader.codes.codes, ...overrides }).map(([code, to]) => [code.toUpperCase(), to]),
      );
      const known = [...codes.keys()].map(sqlText).join(", ");
      const entries = [...codes].map(([code, to]) => `${sqlText(code)}: ${to === null ? "NULL" : sqlText(to)}`);
      const isKnown = codes.size === 0 ? "false" : `upper(${r}) IN (${known})`;
      const mapped = codes.size === 0 ? "NULL" : `map_extract_value(MAP {${entries.join(", ")}}, upper(${r}))`;
      const isBlank = `(${made ?? mapped}) IS NULL`;
      if (reader.unknown === "keep") {
        return {
          value: `CASE WHEN ${isKnown} THEN ${mapped} ELSE ${r} END`,
          faults: [],
          nothing: `${isKnown} AND (${mapped}) IS NULL`,
        };
      }
      const fault: Fault = reader.unknown === "quarantine" ? "bad" : "unknown-code";
      return {
        value: mapped,
        faults: [{ fault, when: `${r} IS NOT NULL AND ${isBlank} AND NOT ${isKnown}` }],
        nothing: fault === "bad" ? `${isKnown} AND (${mapped}) IS NULL` : `${r} IS NOT NULL AND (${mapped}) IS NULL`,
      };
    }
  }
}

function between(text: string, value: string, least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return value;
  if (least === 0 && most === undefined) return `CASE WHEN NOT starts_with(${text}, '-') THEN ${value} END`;
  const bounds = [
    least === undefined ? null : `${value} >= ${least}`,
    most === undefined ? null : `${value} <= ${most}`,
  ];
  return `CASE WHEN ${bounds.filter((b) => b !== null).join(" AND ")} THEN ${value} END`;
}

/** When a cell is at fault, where it stands in the file and how it was read. */
export interface CellFault {
  readonly fault: Fault;
  readonly when: string;
  readonly place: Place;
  readonly reader: Reader;
  readonly text: string;
}

/** A canonical column's SQL: over the raw row (`f`) or over columns already made, by their names. */
export interface CellSql {
  readonly value: string;
  /** Columns it needs made before. */
  readonly after: readonly string[];
  readonly faults: readonly CellFault[];
  /** The cell's own text, where it has one. */
  readonly text: string | null;
  readonly nothing: string | null;
  /** The place and the reader a message names. */
  readonly place: Place | null;
  readonly reader: Reader | null;
}

export interface CellContext {
  readonly locate: Locate;
  readonly texts: TextColumns;
  readonly overrides: (map: string) => Readonly<Record<string, string | null>>;
}

/** @param name  the column this cell makes; absent for a cell within another */
export function cellSql(cell: Cell, context: CellContext, name?: string): CellSql {
  const plain = (value: string, after: readonly string[] = []): CellSql => ({
    value,
    after,
    faults: [],
    text: null,
    nothing: null,
    place: null,
    reader: null,
  });
  const textAt = (place: Place): string => context.texts.at(context.locate(place));
  if ("constant" in cell) return plain(sqlValue(cell.constant));
  if ("filled" in cell) return plain(`(${textAt(cell.filled)}) IS NOT NULL`);
  if ("firstDayOf" in cell) return plain(`make_date(${sqlName(cell.firstDayOf)} - 1, 7, 1)`, [cell.firstDayOf]);
  if ("schoolYearOf" in cell) return plain(schoolYearSql(sqlName(cell.schoolYearOf)), [cell.schoolYearOf]);
  if ("schoolYearOfDate" in cell) {
    const date = cellSql(cell.schoolYearOfDate, context);
    return { ...date, value: schoolYearSql(`(${date.value})`) };
  }
  if ("numberAmong" in cell) {
    const among = cell.numberAmong.map(sqlName).join(", ");
    return plain(`CAST(row_number() OVER (PARTITION BY ${among} ORDER BY line) AS INTEGER)`, cell.numberAmong);
  }
  if ("anyOf" in cell) {
    const codes = cell.codes.map((c) => sqlText(c.toUpperCase())).join(", ");
    const texts = cell.anyOf.map((place) => textAt(place));
    const hit = texts.map((t) => `coalesce(upper(${t}) IN (${codes}), false)`).join(" OR ");
    const filled = texts.map((t) => `(${t}) IS NOT NULL`).join(" OR ");
    return plain(`CASE WHEN ${hit} THEN true WHEN ${filled} THEN false END`);
  }
  if ("lineNumber" in cell) return plain(`'line-' || line`);
  if ("joined" in cell) return plain(cell.joined.map((place) => `(${textAt(place)})`).join(` || '-' || `));
  if ("firstDayOfYear" in cell || "lastDayOfYear" in cell || "yearsBefore" in cell) {
    const year = cellSql(
      "firstDayOfYear" in cell ? cell.firstDayOfYear : "lastDayOfYear" in cell ? cell.lastDayOfYear : cell.of,
      context,
    );
    const whole = `CAST(${year.value} AS INTEGER)`;
    if ("firstDayOfYear" in cell) return { ...year, value: `make_date(${whole} - 1, 7, 1)` };
    if ("lastDayOfYear" in cell) return { ...year, value: `make_date(${whole}, 6, 30)` };
    return { ...year, value: `${whole} - ${cell.yearsBefore}` };
  }
  if ("sum" in cell || "difference" in cell) {
    const parts = ("sum" in cell ? cell.sum : cell.difference).map((part) => {
      const text = textAt(part.at);
      return { place: part.at, reader: part.read, text, read: readSql(part.read, text, {}) };
    });
    const values = parts.map((p) => `(${p.read.value})`);
    const value =
      "sum" in cell
        ? `CASE WHEN ${values.map((v) => `${v} IS NOT NULL`).join(" OR ")} THEN ${values.map((v) => `coalesce(${v}, 0)`).join(" + ")} END`
        : // greatest() passes over what is unknown; a difference with an unknown part is unknown.
          `CASE WHEN ${values.map((v) => `${v} IS NOT NULL`).join(" AND ")} THEN greatest(0, ${values.join(" - ")}) END`;
    return {
      ...plain(value),
      faults: parts.flatMap((p) =>
        p.read.faults.map((f) => ({ ...f, place: p.place, reader: p.reader, text: p.text })),
      ),
    };
  }
  const text = textAt(cell.at);
  const overrides = cell.read.as === "code" ? context.overrides(cell.read.codes.id) : {};
  const read = readSql(cell.read, text, overrides, name === undefined ? null : sqlName(name));
  const faults = read.faults.map((f) => ({ ...f, place: cell.at, reader: cell.read, text }));
  if (cell.otherwise === undefined) {
    return { value: read.value, after: [], faults, text, nothing: read.nothing, place: cell.at, reader: cell.read };
  }
  const other = cellSql(cell.otherwise, context);
  return {
    value: `CASE WHEN (${text}) IS NULL THEN ${other.value} ELSE ${read.value} END`,
    after: other.after,
    faults: [...faults, ...other.faults.map((f) => ({ ...f, when: `(${text}) IS NULL AND (${f.when})` }))],
    text,
    nothing: read.nothing,
    place: cell.at,
    reader: cell.read,
  };
}

export const schoolYearSql = (date: string): string =>
  `CAST(year(${date}) + CASE WHEN month(${date}) >= 7 THEN 1 ELSE 0 END AS INTEGER)`;

function sqlValue(value: Value): string {
  if (value === null) return "NULL";
  return typeof value === "string" ? sqlText(value) : String(value);
}
