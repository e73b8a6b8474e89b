import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { Row } from "../records/table.ts";
import type { Flag, MappedColumn } from "./mapped-columns.ts";
import type { SetAside } from "./reading.ts";

/**
 * One row per raw row, with its columns, fault flags, `fate`, `scope_year` and `scope_place`. In the same schema as
 * the tables it fills, so that it can become one of them.
 */
export const mapped = "staged.mapped";

/** Files mapped together, numbered. */
export interface Numbered {
  readonly names: readonly string[];
}

/** SQL of a row's file number; constant if the rows come from a single file. */
export const fileNumber = ({ names }: Numbered, at = ""): string => (names.length === 1 ? "0" : `${at}file`);

/** SQL of the columns that identify a row. */
export const rowKey = ({ names }: Numbered): string => (names.length === 1 ? "line" : "file, line");

/** SQL of the name of a row's file. */
export const fileNameSql = ({ names }: Numbered, at = ""): string =>
  names.length === 1 ? sqlText(names[0] ?? "") : `[${names.map(sqlText).join(", ")}][${at}file + 1]`;

/** SQL of a mapped row's scope: source, record type, school year, and district or place. */
export const scopeSql = (source: string, record: string): string =>
  `concat_ws('/', ${sqlText(source)}, ${sqlText(record)}, coalesce(CAST(scope_year AS VARCHAR), '-'), coalesce(CAST(scope_place AS VARCHAR), '-'))`;

/** Possible fates of a mapped row; `delete` is temporary. */
const allFates = [
  "loaded",
  "quarantined",
  "duplicate",
  "superseded",
  "deleted",
  "left-out",
  "not-used",
  "delete",
] as const;
type Fate = (typeof allFates)[number];
/** SQL test of a fate, stored as one byte per row. */
export const fateIs = (fate: Fate): string => `${sqlText(fate)}::ENUM (${allFates.map(sqlText).join(", ")})`;

/** Fates of the rows of one record type in a file. */
export interface Fates {
  readonly loaded: number;
  readonly quarantined: number;
  readonly setAside: Readonly<Partial<Record<SetAside, number>>>;
  readonly students: number;
  readonly schoolYears: readonly number[];
  readonly scopes: readonly string[];
}

export const noFates: Fates = { loaded: 0, quarantined: 0, setAside: {}, students: 0, schoolYears: [], scopes: [] };

export const totalOf = ({ loaded, quarantined, setAside }: Fates): number =>
  Object.values(setAside).reduce((sum, n) => sum + n, loaded + quarantined);

/** Adds the fates of rows of one file that were mapped in several passes. */
export const addFates = (a: Fates, b: Fates): Fates => ({
  loaded: a.loaded + b.loaded,
  quarantined: a.quarantined + b.quarantined,
  setAside: Object.fromEntries(
    [...new Set([...Object.keys(a.setAside), ...Object.keys(b.setAside)])].map((k) => [
      k,
      (a.setAside[k as SetAside] ?? 0) + (b.setAside[k as SetAside] ?? 0),
    ]),
  ),
  students: Math.max(a.students, b.students),
  schoolYears: [...new Set([...a.schoolYears, ...b.schoolYears])].sort((x, y) => x - y),
  scopes: [...new Set([...a.scopes, ...b.scopes])].sort(),
});

const setAsides = ["duplicate", "superseded", "deleted", "left-out", "not-used"] as const satisfies readonly SetAside[];

/** Fates of each file's mapped rows and number of rows per flag, in one pass. */
export async function fatesOf(
  db: DuckDb,
  files: Numbered,
  scope: string,
  columns: readonly MappedColumn[],
  flags: readonly Flag[],
): Promise<{ readonly fates: Fates[]; readonly counts: FlagCounts }> {
  const students = columns.some((c) => c.name === "student_id")
    ? "count(DISTINCT student_id) FILTER (fate = 'loaded')"
    : "0";
  const ofFates = ["loaded", "quarantined", ...setAsides].map((f) => `count_if(fate = '${f}') AS ${sqlName(f)}`);
  const rows = await countsBy(db, files, [`${students} AS students`, ...ofFates, ...flags.map(countIf)]);
  const scopes = await db.all(
    `SELECT file, ${scope} AS scope, scope_year FROM (SELECT DISTINCT ${fileNumber(files)} AS file, scope_year, scope_place FROM ${mapped} WHERE fate = 'loaded') ORDER BY scope`,
  );
  const fates = files.names.map((_, file): Fates => {
    const n = (name: string): number => Number(rows[file]?.[name] ?? 0);
    const own = scopes.filter((r) => Number(r["file"]) === file);
    const years = new Set(own.flatMap((r) => (r["scope_year"] === null ? [] : [Number(r["scope_year"])])));
    return {
      loaded: n("loaded"),
      quarantined: n("quarantined"),
      setAside: Object.fromEntries(setAsides.flatMap((a) => (n(a) > 0 ? [[a, n(a)]] : []))),
      students: n("students"),
      schoolYears: [...years].sort((a, b) => a - b),
      scopes: own.map((r) => String(r["scope"])),
    };
  });
  return { fates, counts: countsOfFlags(flags, rows) };
}

/** Number of rows in each file, by flag. */
export type FlagCounts = ReadonlyMap<Flag, readonly number[]>;

const countIf = ({ name }: Flag): string => `count_if(${name}) AS ${name}`;

/** One row of sums per file. */
async function countsBy(db: DuckDb, files: Numbered, sums: readonly string[]): Promise<(Row | undefined)[]> {
  const many = files.names.length > 1;
  const rows = await db.all(
    `SELECT ${fileNumber(files)} AS file, ${sums.join(", ")} FROM ${mapped}${many ? " GROUP BY file" : ""}`,
  );
  const byFile = new Map(rows.map((row) => [Number(row["file"]), row]));
  return files.names.map((_, file) => byFile.get(file));
}

const countsOfFlags = (flags: readonly Flag[], rows: readonly (Row | undefined)[]): FlagCounts =>
  new Map(flags.map((f) => [f, rows.map((row) => Number(row?.[f.name] ?? 0))]));

/** The number of rows with each flag. */
export const flagCountsOf = async (db: DuckDb, files: Numbered, flags: readonly Flag[]): Promise<FlagCounts> =>
  countsOfFlags(flags, flags.length === 0 ? [] : await countsBy(db, files, flags.map(countIf)));
