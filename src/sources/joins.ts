import type { TableName } from "../base/record-names.ts";
import { shownName } from "../base/shown-text.ts";
import { shownPlaceCode } from "../base/shown-value.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { printRelation } from "../engine/print.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { matchedTables, rowMatches } from "../records/coverage/row-matches.ts";
import type { Row, Table, Value } from "../records/table.ts";
import { tablesBySchool } from "../records/tables.ts";
import { holdLimits } from "../rules/hold-limits.ts";

/** Why rows fail to match: by student, by school, or only by the combination in that year. */
export type JoinKey = "student" | "school" | "together";

/** How rows of one table and school year match enrollment. Counts are rows. */
export interface TableJoin {
  readonly table: TableName;
  /** Null if the table has no years. */
  readonly schoolYear: number | null;
  readonly rows: number;
  /** Rows whose student, school or year is in enrollment; null if the table lacks that column. */
  readonly byStudent: number | null;
  readonly bySchool: number | null;
  readonly byYear: number | null;
  /** Rows that match on all of these. */
  readonly matched: number;
  /** There is no enrollment for that year yet, so nothing can match. */
  readonly waits: boolean;
  /** School codes of unmatched rows, and of enrollment; at most three each. */
  readonly schools: { readonly here: readonly string[]; readonly enrolled: readonly string[] };
  /** Of attendance: schools with students that year and no attendance at all, while others have it. */
  readonly schoolsMissing?: readonly string[];
}

/**
 * How the rows of a warehouse match enrollment, by table and school year.
 *
 * @param at         the attached database; undefined = the one that is open
 * @param delivery   only rows that this load brought; undefined = all
 */
export async function tableJoins(db: DuckDb, at: string | undefined, delivery?: string): Promise<readonly TableJoin[]> {
  const records = at === undefined ? "records" : `${at}.records`;
  const catalog = at === undefined ? "current_database()" : sqlText(at);
  const present = new Set(
    (
      await db.all(
        `SELECT table_name AS t FROM information_schema.tables WHERE table_catalog = ${catalog} AND table_schema = 'records'`,
      )
    ).map((row) => row["t"]),
  );
  if (!present.has("enrollment")) return [];
  const enrolled = await db.all(
    `SELECT school_id AS s, count(*) AS n, count(DISTINCT student_id) AS students FROM ${records}.enrollment GROUP BY 1 ORDER BY n DESC, s`,
  );
  const joins: TableJoin[] = [];
  // Inferred facts concern other years and places than the file, such as last year's score of a student who is new
  // here.
  const counted = `NOT derived${delivery === undefined ? "" : ` AND delivery = ${sqlText(delivery)}`}`;
  // Each table is joined with all of enrollment; most tables have no rows from this delivery.
  const filled = await tablesWith(db, matchedTables, present, (id) => `${records}.${sqlName(id)} WHERE ${counted}`);
  for (const table of filled) {
    const matches = printRelation(rowMatches(table, ["delivery", "derived"]), (id) => `${records}.${sqlName(id)}`);
    const rows = await db.all(`SELECT * FROM (${matches}) WHERE ${counted} ORDER BY ALL`);
    const years = Map.groupBy(rows, (row) => (row["school_year"] == null ? null : Number(row["school_year"])));
    for (const [schoolYear, ofYear] of [...years].sort(([a], [b]) => (a ?? 0) - (b ?? 0)))
      joins.push(joinOf(table, schoolYear, ofYear, enrolled));
  }
  const missing = joins.some(({ table, waits }) => isAttendance(table) && !waits)
    ? await schoolsWithoutAttendance(db, records, present)
    : new Map<number | null, string[]>();
  const said = new Set<number | null>();
  return joins.map((join) => {
    // Once a year, although two tables may have attendance.
    const isFirst = isAttendance(join.table) && !join.waits && !said.has(join.schoolYear);
    if (isFirst) said.add(join.schoolYear);
    const schoolsMissing = isFirst ? (missing.get(join.schoolYear) ?? []) : [];
    return schoolsMissing.length === 0 ? join : { ...join, schoolsMissing };
  });
}

const attendanceTables = ["absence", "attendance_day"] as const;
const isAttendance = (table: TableName): boolean => attendanceTables.some((id) => id === table);

/** Per school year, the schools in enrollment without a row of attendance: their names, or codes. */
async function schoolsWithoutAttendance(
  db: DuckDb,
  records: string,
  present: ReadonlySet<Value | undefined>,
): Promise<ReadonlyMap<number | null, string[]>> {
  const has = attendanceTables.filter((id) => present.has(id));
  const attended = has
    .map((id) => `SELECT school_year, school_id FROM ${records}.${id} WHERE school_id IS NOT NULL`)
    .join(" UNION ");
  const name = present.has("school")
    ? `(SELECT max(name) FROM ${records}.school s WHERE s.school_id = e.school_id)`
    : "NULL";
  const rows = await db.all(
    `SELECT e.school_year AS y, e.school_id AS s, ${name} AS name
      FROM (SELECT DISTINCT school_year, school_id FROM ${records}.enrollment
        WHERE status = 'primary' AND coalesce(exit_kind, '') <> 'no-show' AND school_id IS NOT NULL) e
      WHERE (e.school_year, e.school_id) NOT IN (${attended}) ORDER BY y, s`,
  );
  const byYear = Map.groupBy(rows, (row) => Number(row["y"]));
  return new Map(
    [...byYear].map(([year, ofYear]) => [
      year,
      ofYear.map((row) => (row["name"] == null ? shownPlaceCode(String(row["s"])) : shownName(String(row["name"])))),
    ]),
  );
}

/** Of the tables present, those for which this query has a row. */
async function tablesWith(
  db: DuckDb,
  among: readonly Table[],
  present: ReadonlySet<Value | undefined>,
  rows: (id: string) => string,
): Promise<readonly Table[]> {
  const asked = among.filter((t) => present.has(t.id));
  if (asked.length === 0) return [];
  const found = await db.all(
    `SELECT unnest([${asked.map((t) => `CASE WHEN EXISTS (SELECT 1 FROM ${rows(t.id)}) THEN ${sqlText(t.id)} END`).join(", ")}]) AS t`,
  );
  const ids = new Set(found.map((row) => row["t"]));
  return asked.filter((t) => ids.has(t.id));
}

function joinOf(table: Table, schoolYear: number | null, rows: readonly Row[], enrolled: readonly Row[]): TableJoin {
  const sum = (name: string): number => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const known = (column: string): number | null => (column in table.columns ? sum(`matched_${column}`) : null);
  const byYear = known("school_year");
  const bySchool = known("school_id");
  const strays = rows
    .filter((row) => row["school_id"] != null && Number(row["matched_school_id"] ?? 0) < Number(row["rows"]))
    .sort((a, b) => Number(b["rows"]) - Number(a["rows"]))
    .map((row) => shownPlaceCode(String(row["school_id"]), Number(row["students"] ?? 0)));
  return {
    table: table.id as TableName,
    schoolYear,
    rows: sum("rows"),
    byStudent: known("student_id"),
    // A row without a school matches by its student, unless it counts only at a school.
    bySchool:
      bySchool === null || tablesBySchool.some(({ id }) => id === table.id)
        ? bySchool
        : bySchool + rows.reduce((n, row) => n + (row["school_id"] == null ? Number(row["rows"]) : 0), 0),
    byYear,
    matched: sum("matched"),
    waits: byYear === null ? enrolled.length === 0 : byYear === 0,
    schools: {
      here: [...new Set(strays)].slice(0, 3),
      enrolled: enrolled.slice(0, 3).map((row) => shownPlaceCode(String(row["s"]), Number(row["students"]))),
    },
  };
}

/** Whether so many rows fail to match that the two files probably spell something differently. */
export const isPoor = ({ rows, matched, waits }: Pick<TableJoin, "rows" | "matched" | "waits">): boolean => {
  const { share, rows: least, most } = holdLimits.rowsUnmatched;
  const lost = rows - matched;
  return !waits && (lost > most * rows || (lost > share * rows && lost >= least));
};

/** First key on which most of the unmatched rows fail. */
export function failingKey({ rows, matched, byStudent, bySchool }: TableJoin): JoinKey {
  const half = (rows - matched) / 2;
  if (byStudent !== null && rows - byStudent >= half) return "student";
  return bySchool !== null && rows - bySchool >= half ? "school" : "together";
}

/** A table's joins summed over years; years that wait are left out unless all do. */
export function joinedByTable(joins: readonly TableJoin[]): TableJoin[] {
  return [...Map.groupBy(joins, (j) => j.table).values()].map((all) => {
    const [first, ...rest] = all as [TableJoin, ...TableJoin[]];
    return rest.reduce(addJoins, first);
  });
}

const addKnown = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

const addJoins = (a: TableJoin, b: TableJoin): TableJoin => ({
  table: a.table,
  schoolYear: null,
  rows: a.rows + b.rows,
  byStudent: addKnown(a.byStudent, b.byStudent),
  bySchool: addKnown(a.bySchool, b.bySchool),
  byYear: addKnown(a.byYear, b.byYear),
  matched: a.matched + b.matched,
  waits: a.waits && b.waits,
  schools: {
    here: [...new Set([...a.schools.here, ...b.schools.here])].slice(0, 3),
    enrolled: a.schools.enrolled,
  },
});

/** Number of rows that fail on that key. */
export function failingRows({ rows, matched, byStudent, bySchool }: TableJoin, by: JoinKey): number {
  if (by === "student") return rows - (byStudent ?? rows);
  return by === "school" ? rows - (bySchool ?? rows) : rows - matched;
}

/** Shapes of student identifiers: of unmatched rows, and of enrollment; at most two each. */
interface IdentifierShapes {
  readonly here: readonly string[];
  readonly enrolled: readonly string[];
}

/**
 * Shapes of the student identifiers of a table's unmatched rows that could be why they do not match, most frequent
 * first: "##########" for ten digits, "x####" for a letter and four digits. Never an identifier. Empty if the shapes
 * explain nothing: enrollment has them too, or other rows match by the district's own identifiers of that shape.
 */
export async function strangeShapes(db: DuckDb, at: string, join: TableJoin): Promise<IdentifierShapes> {
  const ids = (table: string, column: string) => `SELECT ${column} AS id FROM ${at}.records.${sqlName(table)}`;
  const enrolled = await shapesOf(db, ids("enrollment", "student_id"));
  const hasStudents = await db.all(
    `SELECT 1 FROM information_schema.tables WHERE table_catalog = ${sqlText(at)} AND table_schema = 'records' AND table_name = 'student'`,
  );
  const own =
    join.byStudent === null || join.byStudent === 0 || hasStudents.length === 0
      ? []
      : await shapesOf(db, ids("student", "local_id"));
  const unmatched = await shapesOf(
    db,
    `${ids(join.table, "student_id")} WHERE student_id NOT IN (SELECT student_id FROM ${at}.records.enrollment WHERE student_id IS NOT NULL)`,
  );
  const here = unmatched.filter((shape) => !enrolled.includes(shape) && !own.includes(shape));
  return here.length === 0 ? { here: [], enrolled: [] } : { here, enrolled };
}

async function shapesOf(db: DuckDb, ids: string): Promise<readonly string[]> {
  const rows = await db.all(
    `SELECT regexp_replace(regexp_replace(id, '[0-9]', '#', 'g'), '[^#\\W_]', 'x', 'g') AS shape, count(*) AS n
      FROM (SELECT DISTINCT id FROM (${ids}) WHERE id IS NOT NULL) GROUP BY 1 ORDER BY n DESC, shape LIMIT 2`,
  );
  return rows.map((row) => String(row["shape"]));
}
