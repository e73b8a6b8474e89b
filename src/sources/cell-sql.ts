import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { sqlTypes } from "../engine/tables.ts";
import type { ColumnType, Value } from "../records/table.ts";
import { firstMonth } from "../rules/us-ca-school-year.ts";
import type { ColumnSource, FileColumn, NumberColumn, Reader } from "./mapping.ts";

/**
 * SQL macros that parse a text `r` that is null or trimmed and nonblank; rejected text becomes null. Common spellings
 * are tested first, by length, because a regular expression costs more than the parsing. No expression is repeated:
 * the engine does not eliminate common subexpressions here and would evaluate it twice.
 */
const macros = [
  `joined_date(y, m, d) AS TRY_CAST(y || '-' || m || '-' || d AS DATE)`,
  `month_number(m) AS nullif(list_position(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], m), 0)`,
  // 6-Jan-15 is a spreadsheet's default short date. Two-digit years follow spreadsheets: 00 to 29 are 2000 to 2029,
  // the rest are 19xx.
  `named_month(d, m, y) AS joined_date(CASE WHEN length(y) = 4 THEN y WHEN y < '30' THEN '20' || y ELSE '19' || y END,
     month_number(lower(m)), d)`,
  `read_date(r) AS CASE
     WHEN length(r) = 10 AND (r LIKE '20__-__-__' OR r LIKE '19__-__-__') THEN TRY_CAST(r AS DATE)
     WHEN regexp_full_match(r, '(19|20)\\d{6}') THEN joined_date(r[1:4], r[5:6], r[7:8])
     WHEN regexp_full_match(r, '(19|20)\\d\\d-\\d{1,2}-\\d{1,2}([T ].*)?') THEN TRY_CAST(regexp_extract(r, '^[0-9-]+') AS DATE)
     WHEN regexp_full_match(r, '\\d{1,2}/\\d{1,2}/(19|20)\\d\\d( .*)?')
       THEN joined_date(split_part(split_part(r, ' ', 1), '/', 3), split_part(r, '/', 1), split_part(r, '/', 2))
     WHEN regexp_full_match(r, '\\d{1,2}[- ][A-Za-z]{3,9}[- ](\\d{2}|(19|20)\\d\\d)')
       THEN named_month(regexp_extract(r, '^\\d+'), regexp_extract(r, '[A-Za-z]{3}'), regexp_extract(r, '\\d+$'))
     WHEN regexp_full_match(r, '[A-Za-z]{3,9}\\.? \\d{1,2},? (19|20)\\d\\d')
       THEN named_month(regexp_extract(r, ' (\\d+)', 1), regexp_extract(r, '[A-Za-z]{3}'), regexp_extract(r, '\\d+$')) END`,
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

/** Creates the macros in the engine. */
export async function defineReaders(db: DuckDb): Promise<void> {
  for (const macro of macros) await db.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
}

/** Position (from 1) of a column in the file; null if the file has no such column. */
export type Locate = (column: FileColumn) => number | null;

/**
 * Trimmed fields as columns `t_<position>`, null if blank or a no-value mark. A subquery below all its readers, so
 * that each field is trimmed once.
 */
export interface TextColumns {
  /** Returns the column's name. */
  at(position: number | null): string;
  /** Returns the name of a column with the value of an expression over texts: an expression used twice is computed once. */
  read(value: string): string;
  /**
   * A subquery with the columns of `at` and `read` that some SQL uses, and no others: the engine takes longer to plan
   * the columns of a wide file than to compute them.
   *
   * @param sql   what is evaluated over the subquery
   * @param rows  the raw rows, given `, <text> AS t_5, ...` to select
   * @param plain  SQL for whether a row has no blanks and only ASCII characters, if known
   */
  under(sql: string, rows: (texts: string) => string, plain?: string): string;
}

/** Names of text and read columns in SQL; a name within a quoted text does no harm. */
const namesIn = (sql: string): readonly string[] => sql.match(/\b[tv]_\d+\b/g) ?? [];

export function textColumns(missing: readonly string[]): TextColumns {
  const used = new Set<number>();
  const reads = new Map<string, string>();
  const blank = missing.map((m) => sqlText(m.toUpperCase())).join(", ");
  const text = (position: number, plain: string | undefined): string => {
    const field = `f[${position}]`;
    // Trimming handles spaces of all scripts and costs more than everything else done with a short text; most texts
    // have no blanks.
    const trimmed =
      plain === undefined
        ? `CASE WHEN contains(${field}, ' ') OR strlen(${field}) <> length(${field}) THEN trim(${field}) ELSE ${field} END`
        : `CASE WHEN ${plain} THEN ${field} ELSE trim(${field}) END`;
    if (missing.length === 0) return `nullif(${trimmed}, '')`;
    return `CASE WHEN upper(${trimmed}) NOT IN ('', ${blank}) THEN ${trimmed} END`;
  };
  return {
    at(position) {
      if (position === null) return "CAST(NULL AS VARCHAR)";
      used.add(position);
      return `t_${position}`;
    },
    read(value) {
      const name = reads.get(value) ?? `v_${reads.size + 1}`;
      reads.set(value, name);
      return name;
    },
    under(sql, rows, plain) {
      const names = new Set(namesIn(sql));
      const values = [...reads].filter(([, name]) => names.has(name));
      for (const [value] of values) for (const name of namesIn(value)) names.add(name);
      const texts = [...used].filter((position) => names.has(`t_${position}`));
      const from = rows(texts.map((position) => `, ${text(position, plain)} AS t_${position}`).join(""));
      return values.length === 0
        ? from
        : `(SELECT *, ${values.map(([value, name]) => `${value} AS ${name}`).join(", ")} FROM ${from})`;
    },
  };
}
/** Possible faults of one cell. */
export type Fault = "bad" | "unknown-code" | "restored-zeros" | "blank" | "personal";

/** SQL that reads one text: its value, and the conditions for each fault. */
export interface ReadSql {
  readonly value: string;
  readonly faults: readonly { readonly fault: Fault; readonly when: string }[];
  /** Condition: a known code without a meaning here, or an unknown code that is only left out. */
  readonly nothing: string | null;
}

/** Input for a reader's SQL. */
interface Text {
  /** The SQL of the text. */
  readonly sql: string;
  /** Column that already has the parsed value, if any; fault conditions test it instead of parsing again. */
  readonly read: string | null;
  /** The district's own code meanings. */
  readonly overrides: Readonly<Record<string, string | null>>;
}

/** A value that is null if the text is rejected. */
const parsed = (value: string, { sql, read }: Text): ReadSql => ({
  value,
  faults: [{ fault: "bad", when: `${sql} IS NOT NULL AND (${read ?? value}) IS NULL` }],
  nothing: null,
});

type ReaderOf<As extends Reader["as"]> = Extract<Reader, { readonly as: As }>;

function idSql({ digits, isPerson }: ReaderOf<"id">, text: Text): ReadSql {
  const r = text.sql;
  if (digits === undefined && isPerson === true)
    return parsed(
      `CASE WHEN regexp_full_match(${r}, '\\d(\\.\\d+)?[eE]\\+?\\d+|[^0-9]*') THEN NULL ELSE ${r} END`,
      text,
    );
  if (digits === undefined) {
    // 1.23457E+09 is a spreadsheet's format for a long number: the identifier is lost.
    return parsed(`CASE WHEN regexp_full_match(${r}, '\\d(\\.\\d+)?[eE]\\+?\\d+') THEN NULL ELSE ${r} END`, text);
  }
  const fewest = digits >= 10 ? digits - 2 : 1;
  // Most are complete, and a pattern without repetition matches faster.
  const value = `CASE WHEN ${r} GLOB '${"[0-9]".repeat(digits)}' THEN ${r}
    WHEN regexp_full_match(${r}, '\\d{${fewest},${digits}}') THEN lpad(${r}, ${digits}, '0')
    WHEN regexp_full_match(${r}, '\\d{${fewest},${digits}}\\.0*') THEN lpad(split_part(${r}, '.', 1), ${digits}, '0') END`;
  const read = parsed(value, text);
  const restored = {
    fault: "restored-zeros",
    when: `CASE WHEN ${r} <> (${text.read ?? value}) THEN length(split_part(${r}, '.', 1)) < ${digits} END`,
  } as const;
  return { ...read, faults: [...read.faults, restored] };
}

/** Up to this many codes, comparing one by one is faster than a map lookup. */
const fewCodes = 16;

/** SQL for a code's meaning. Most codes are in capitals and need no other spelling. */
function compared(text: string, meanings: ReadonlyMap<string, string | null>): string {
  const cases = [...meanings].map(([code, to]) => `WHEN ${sqlText(code)} THEN ${to === null ? "NULL" : sqlText(to)}`);
  return `coalesce(CASE ${text} ${cases.join(" ")} END, CASE upper(${text}) ${cases.join(" ")} END)`;
}

function codeSql({ codes, unknown }: ReaderOf<"code">, { sql: r, read, overrides }: Text): ReadSql {
  const meanings = new Map(
    Object.entries({ ...codes.codes, ...overrides }).map(([code, to]) => [code.toUpperCase(), to]),
  );
  const known = [...meanings.keys()].map(sqlText).join(", ");
  const entries = [...meanings].map(([code, to]) => `${sqlText(code)}: ${to === null ? "NULL" : sqlText(to)}`);
  const isKnown = meanings.size === 0 ? "false" : `upper(${r}) IN (${known})`;
  const mapped =
    meanings.size === 0
      ? "NULL"
      : meanings.size > fewCodes
        ? `map_extract_value(MAP {${entries.join(", ")}}, upper(${r}))`
        : compared(r, meanings);
  const mute = [...meanings.values()].includes(null);
  if (unknown === "keep") {
    return {
      value: `CASE WHEN ${isKnown} THEN ${mapped} ELSE ${r} END`,
      faults: [],
      nothing: mute ? `${isKnown} AND (${mapped}) IS NULL` : null,
    };
  }
  const fault: Fault = unknown === "quarantine" ? "bad" : "unknown-code";
  const value = read ?? mapped;
  return {
    value: mapped,
    // Only codes without a meaning are compared with the list.
    faults: [{ fault, when: `CASE WHEN ${r} IS NOT NULL AND (${value}) IS NULL THEN NOT ${isKnown} END` }],
    nothing:
      fault === "unknown-code"
        ? `${r} IS NOT NULL AND (${value}) IS NULL`
        : mute
          ? `CASE WHEN ${r} IS NOT NULL AND (${value}) IS NULL THEN ${isKnown} END`
          : null,
  };
}

const readers: { readonly [As in Reader["as"]]: (reader: ReaderOf<As>, text: Text) => ReadSql } = {
  text: (_, text) => ({ value: text.sql, faults: [], nothing: null }),
  id: idSql,
  date: ({ dayFirst }, text) =>
    parsed(dayFirst === true ? `read_day_first(${text.sql})` : `read_date(${text.sql})`, text),
  integer: ({ least, most }, text) => parsed(between(text.sql, `read_whole(${text.sql})`, least, most), text),
  number: ({ least, most }, text) => parsed(between(text.sql, `read_number(${text.sql})`, least, most), text),
  percent: (_, text) => parsed(`read_percent(${text.sql})`, text),
  "yes-no": (_, text) => parsed(`read_yes_no(${text.sql})`, text),
  "school-year": ({ bareBegins }, text) => {
    const year = `read_school_year(${text.sql})`;
    return parsed(bareBegins === true ? `${year} + CASE WHEN length(${text.sql}) = 4 THEN 1 ELSE 0 END` : year, text);
  },
  code: codeSql,
};

function readSql(reader: Reader, sql: string, overrides: Text["overrides"], texts: TextColumns): ReadSql {
  // TypeScript cannot see that the table entry and the reader have the same `as`.
  const print = readers[reader.as] as (reader: Reader, text: Text) => ReadSql;
  const { value } = print(reader, { sql, read: null, overrides });
  if (value === sql) return print(reader, { sql, read: value, overrides });
  const read = texts.read(value);
  return { ...print(reader, { sql, read, overrides }), value: read };
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

/** A fault of a cell: its condition, and the column, reader and text for the message. */
export interface CellFault {
  readonly fault: Fault;
  readonly when: string;
  readonly column: FileColumn;
  readonly reader: Reader;
  readonly text: string;
}

/** SQL of a canonical column: over the raw row (`f`) or over columns computed before, by name. */
export interface CellSql {
  readonly value: string;
  /** Columns that must be computed before this one. */
  readonly after: readonly string[];
  readonly faults: readonly CellFault[];
  /** The cell's text, if it has one. */
  readonly text: string | null;
  readonly nothing: string | null;
  /** The column and reader for messages. */
  readonly column: FileColumn | null;
  readonly reader: Reader | null;
}

/** Canonical column that a cell computes. */
export interface MadeColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export interface CellContext {
  readonly locate: Locate;
  readonly texts: TextColumns;
  readonly overrides: (map: string) => Readonly<Record<string, string | null>>;
}

const computed = (value: string, after: readonly string[] = []): CellSql => ({
  value,
  after,
  faults: [],
  text: null,
  nothing: null,
  column: null,
  reader: null,
});

const textAt = (column: FileColumn, { texts, locate }: CellContext): string => texts.at(locate(column));

type CellKind =
  | "at"
  | "constant"
  | "anyOf"
  | "filled"
  | "firstDayOf"
  | "firstDayOfYear"
  | "assumedDay"
  | "lastDayOfYear"
  | "yearsBefore"
  | "joined"
  | "parts"
  | "lineNumber"
  | "difference"
  | "schoolYearOfDate"
  | "schoolYearOf"
  | "sum"
  | "numberAmong";
type CellOf<Kind extends CellKind> = Extract<ColumnSource, Readonly<Record<Kind, unknown>>>;

/** A cell computed from the school year of another cell. */
const fromYear = (cell: ColumnSource, context: CellContext, value: (year: string) => string): CellSql => {
  const year = cellSql(cell, context);
  return { ...year, value: value(`CAST(${year.value} AS INTEGER)`) };
};

/** A number computed from several columns of the file. */
function arithmetic(
  parts: readonly NumberColumn[],
  context: CellContext,
  value: (values: readonly string[]) => string,
): CellSql {
  const numbers = parts.map(({ at, read }) => {
    const text = textAt(at, context);
    return { column: at, reader: read, text, sql: readSql(read, text, {}, context.texts) };
  });
  return {
    ...computed(value(numbers.map((n) => `(${n.sql.value})`))),
    faults: numbers.flatMap(({ column, reader, text, sql }) => sql.faults.map((f) => ({ ...f, column, reader, text }))),
  };
}

/** SQL of whether a date is the first day of a school year because the file states none. */
function assumedSql(date: ColumnSource, context: CellContext): string {
  if ("firstDayOf" in date || "firstDayOfYear" in date) return "true";
  if (!("at" in date) || date.otherwise === undefined) return "false";
  return `((${textAt(date.at, context)}) IS NULL AND ${assumedSql(date.otherwise, context)})`;
}

const isKnown = (value: string): string => `${value} IS NOT NULL`;

/** CASE branches must have one type: a code is read as text, a flag computed from other columns is a boolean. */
const typed = (value: string, made: MadeColumn | undefined): string =>
  made === undefined ? value : `CAST(${value} AS ${sqlTypes[made.type]})`;

function readCell(cell: CellOf<"at">, context: CellContext, made?: MadeColumn): CellSql {
  const text = textAt(cell.at, context);
  const overrides = cell.read.as === "code" ? context.overrides(cell.read.codes.id) : {};
  const read = readSql(cell.read, text, overrides, context.texts);
  const faults = read.faults.map((f) => ({ ...f, column: cell.at, reader: cell.read, text }));
  const result = {
    value: read.value,
    after: [],
    faults,
    text,
    nothing: read.nothing,
    column: cell.at,
    reader: cell.read,
  };
  if (cell.otherwise === undefined) return result;
  const other = cellSql(cell.otherwise, context);
  return {
    ...result,
    value: `CASE WHEN (${text}) IS NULL THEN ${typed(other.value, made)} ELSE ${typed(read.value, made)} END`,
    after: other.after,
    faults: [...faults, ...other.faults.map((f) => ({ ...f, when: `(${text}) IS NULL AND (${f.when})` }))],
  };
}

const printers: {
  readonly [Kind in CellKind]: (cell: CellOf<Kind>, context: CellContext, made?: MadeColumn) => CellSql;
} = {
  at: readCell,
  constant: ({ constant }) => computed(sqlValue(constant)),
  anyOf: ({ anyOf, codes }, context) => {
    const list = codes.map((c) => sqlText(c.toUpperCase())).join(", ");
    const texts = anyOf.map((column) => textAt(column, context));
    const hit = texts.map((t) => `coalesce(upper(${t}) IN (${list}), false)`).join(" OR ");
    const filled = texts.map((t) => isKnown(`(${t})`)).join(" OR ");
    return computed(`CASE WHEN ${hit} THEN true WHEN ${filled} THEN false END`);
  },
  filled: ({ filled, read }, context) => {
    const text = textAt(filled, context);
    return computed(isKnown(`(${read === undefined ? text : readSql(read, text, {}, context.texts).value})`));
  },
  firstDayOf: ({ firstDayOf }) => computed(`make_date(${sqlName(firstDayOf)} - 1, 7, 1)`, [firstDayOf]),
  firstDayOfYear: ({ firstDayOfYear }, context) =>
    fromYear(firstDayOfYear, context, (year) => `make_date(${year} - 1, 7, 1)`),
  assumedDay: ({ assumedDay }, context) => computed(assumedSql(assumedDay, context)),
  lastDayOfYear: ({ lastDayOfYear }, context) =>
    fromYear(lastDayOfYear, context, (year) => `make_date(${year}, 6, 30)`),
  yearsBefore: ({ yearsBefore, year }, context) => fromYear(year, context, (later) => `${later} - ${yearsBefore}`),
  joined: ({ joined }, context) => computed(joined.map((column) => `(${textAt(column, context)})`).join(` || '-' || `)),
  parts: ({ named, parts }, context) => {
    const texts = parts.map((part) =>
      "day" in part
        ? `CAST(${readSql({ as: "date" }, textAt(part.day, context), {}, context.texts).value} AS VARCHAR)`
        : `nullif(trim((${textAt(part, context)})), '')`,
    );
    return computed(`nullif(concat_ws('-', nullif(${sqlText(named)}, ''), ${texts.join(", ")}), '')`);
  },
  lineNumber: () => computed(`'line-' || line`),
  // greatest() skips nulls, but a difference with an unknown operand must be unknown.
  difference: ({ difference }, context) =>
    arithmetic(
      difference,
      context,
      (values) => `CASE WHEN ${values.map(isKnown).join(" AND ")} THEN greatest(0, ${values.join(" - ")}) END`,
    ),
  schoolYearOfDate: ({ schoolYearOfDate }, context) => {
    const date = cellSql(schoolYearOfDate, context);
    return { ...date, value: schoolYearSql(`(${date.value})`) };
  },
  schoolYearOf: ({ schoolYearOf }) => computed(schoolYearSql(sqlName(schoolYearOf)), [schoolYearOf]),
  sum: ({ sum }, context) =>
    arithmetic(
      sum,
      context,
      (values) =>
        `CASE WHEN ${values.map(isKnown).join(" OR ")} THEN ${values.map((v) => `coalesce(${v}, 0)`).join(" + ")} END`,
    ),
  numberAmong: ({ numberAmong }) => {
    const columns = numberAmong.map(sqlName).join(", ");
    return computed(`CAST(row_number() OVER (PARTITION BY ${columns} ORDER BY line) AS INTEGER)`, numberAmong);
  },
};

const cellKinds = Object.keys(printers) as readonly CellKind[];

/** @param made  the column this cell computes; absent for a nested cell */
export function cellSql(cell: ColumnSource, context: CellContext, made?: MadeColumn): CellSql {
  const kind = cellKinds.find((k) => k in cell) ?? "constant";
  // TypeScript cannot see that the table entry and the cell have the same kind.
  const print = printers[kind] as (cell: ColumnSource, context: CellContext, made?: MadeColumn) => CellSql;
  return print(cell, context, made);
}

export const schoolYearSql = (date: string): string =>
  `CAST(year(${date}) + CASE WHEN month(${date}) >= ${firstMonth} THEN 1 ELSE 0 END AS INTEGER)`;

function sqlValue(value: Value): string {
  if (value === null) return "NULL";
  return typeof value === "string" ? sqlText(value) : String(value);
}
