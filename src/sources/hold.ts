import type { DifferingLines } from "../base/differing-lines.ts";
import type { ContradictionName } from "../base/problem-facts.ts";
import type { TableName } from "../base/record-names.ts";
import type { StableAttribute } from "../base/stable-attribute-names.ts";
import type { WatchedRate } from "../base/watched-rates.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { Row } from "../records/table.ts";
import { dashboardRow, officialCell, placeCode, tables } from "../records/tables.ts";
import { fillsDuringTheYear, holdLimits } from "../rules/hold-limits.ts";
import { failingKey, failingRows, isPoor, type JoinKey, strangeShapes, type TableJoin, tableJoins } from "./joins.ts";
import { recordOfScope, yearOfScope } from "./warehouse.ts";

/**
 * Why a load is held. Shares are 0 to 1. `beforeYear` differs from `schoolYear` if a new year is compared with the
 * previous one.
 */
export type Hold =
  | {
      readonly kind: "students-lost";
      readonly schoolYear: number;
      readonly beforeYear: number;
      /** School id, with its name if known; absent for the whole district. */
      readonly school?: string;
      readonly before: number;
      readonly after: number;
    }
  | {
      readonly kind: "field-emptied";
      readonly schoolYear: number | null;
      readonly beforeYear: number | null;
      readonly record: string;
      readonly table: string;
      readonly column: string;
      readonly before: number;
      readonly after: number;
      readonly rows: number;
    }
  | {
      /**
       * Rows of a table that do not match enrollment: rows of this load, or of an earlier one that this load's
       * enrollment leaves unmatched.
       */
      readonly kind: "rows-unmatched";
      readonly table: TableName;
      readonly schoolYear: number | null;
      readonly by: JoinKey;
      /** How many of the unmatched rows fail on that key. */
      readonly failing: number;
      /** Unmatched rows, and all rows of that table and year. */
      readonly rows: number;
      readonly of: number;
      readonly earlier: boolean;
      /** Identifiers in the rows and in enrollment: school codes, or only the shape of student identifiers. */
      readonly here: readonly string[];
      readonly enrolled: readonly string[];
    }
  | {
      /**
       * A file that would replace another's rows in their profile's school year and seems to belong to another year;
       * see `anotherYearHolds`.
       */
      readonly kind: "another-year";
      readonly file: string;
      /** File whose rows it would replace. */
      readonly replaced: string;
      readonly profile: string;
      readonly schoolYear: number;
      readonly because: "grades" | "names" | "later";
    }
  | {
      /** Rows of a file that would be quarantined; see `quarantineHolds`. */
      readonly kind: "rows-quarantined";
      readonly file: string;
      readonly rows: number;
      readonly of: number;
      /** Of these, rows with an undefined code. */
      readonly unknownCodes: number;
      /** A column of the file whose values seem to be in another one. */
      readonly moved?: { readonly column: string; readonly to: string };
    }
  | {
      /** Rows of a file with one kind of contradiction; see `contradictionHolds`. */
      readonly kind: "facts-contradict";
      readonly file: string;
      readonly contradiction: ContradictionName;
      readonly headings: readonly string[];
      readonly rows: number;
      readonly of: number;
    }
  | {
      /** A known format with other columns than expected; no names if its columns are unnamed. See `driftHolds`. */
      readonly kind: "layout-drifted";
      readonly file: string;
      readonly columns: readonly string[];
      readonly instead: readonly string[];
    }
  | {
      /** A column whose values mostly do not fit, or that has day-first dates in a month-first format. */
      readonly kind: "column-refused" | "dates-day-first";
      readonly file: string;
      readonly column: string;
      /** The column in which its values seem to be. */
      readonly movedTo?: string;
      readonly rows: number;
      readonly of: number;
    }
  | {
      /** People of earlier loads about whom this load says something else that hardly ever changes; see `changedHolds`. */
      readonly kind: "attribute-changed";
      readonly table: TableName;
      readonly attribute: StableAttribute;
      readonly people: number;
      /** People that both deliveries describe. */
      readonly of: number;
      readonly lines: DifferingLines;
    }
  | {
      /** Records of earlier loads in which this load changes facts that should not change; see `changedHolds`. */
      readonly kind: "records-changed";
      readonly table: TableName;
      readonly columns: readonly string[];
      readonly rows: number;
      /** Number of records in both deliveries. */
      readonly of: number;
      readonly lines: DifferingLines;
    }
  | {
      /** Students whom a file enrolls a second time on the same days; see `enrolledTwiceHolds`. */
      readonly kind: "enrolled-twice";
      readonly schoolYear: number;
      readonly students: number;
      /** Students in the file. */
      readonly of: number;
      /** Of the students enrolled twice, those at another school; the others are in another grade. */
      readonly elsewhere: number;
      readonly lines: DifferingLines;
    }
  | {
      readonly kind: "rate-jump";
      readonly schoolYear: number;
      readonly beforeYear: number;
      readonly rate: WatchedRate;
      readonly before: number;
      readonly after: number;
      readonly students: number;
    };

/** A load merged into `next`. */
interface MergedLoad {
  /** How its rows match enrollment. */
  readonly joins: readonly TableJoin[];
  /** Canonical tables it changed. */
  readonly touched: readonly string[];
  /** Whether there is a current warehouse to compare with, attached as `present`. */
  readonly present: boolean;
}

/**
 * All reasons to hold a load merged into `next`: its rows do not match enrollment, or known data would change too
 * much.
 */
export async function holdsOf(db: DuckDb, load: MergedLoad): Promise<Hold[]> {
  return [...(await unmatchedHolds(db, load)), ...(load.present ? await reasonsToHold(db, load.touched) : [])];
}

/**
 * Join check: how many rows of this load match enrollment, and how many rows of earlier loads no longer do.
 *
 * @param db  an engine with the next warehouse attached, and the current one if there is one
 */
async function unmatchedHolds(db: DuckDb, { joins, touched, present }: MergedLoad): Promise<Hold[]> {
  const poor = joins.filter(isPoor).map((join) => ({ join, earlier: false }));
  if (present && touched.includes("enrollment")) {
    const before = new Map((await tableJoins(db, "present")).map((j) => [`${j.table} ${j.schoolYear}`, j]));
    const own = new Map(joins.map((j) => [`${j.table} ${j.schoolYear}`, j]));
    for (const all of await tableJoins(db, "next")) {
      const key = `${all.table} ${all.schoolYear}`;
      const join = withoutOwn(all, own.get(key));
      const past = before.get(key);
      const lostBefore = past === undefined || past.waits ? 0 : past.rows - past.matched;
      const lost = join.rows - join.matched;
      if (isPoor(join) && lost - lostBefore > holdLimits.rowsUnmatched.share * join.rows)
        poor.push({ join, earlier: true });
    }
  }
  const holds: Hold[] = [];
  for (const { join, earlier } of poor) {
    const by = failingKey(join);
    const { table, schoolYear } = join;
    const seen =
      by === "student"
        ? await strangeShapes(db, "next", join)
        : by === "school"
          ? join.schools
          : { here: [], enrolled: [] };
    // If the codes are the same on both sides, they explain nothing.
    const alike = seen.here.join() === seen.enrolled.join();
    holds.push({
      kind: "rows-unmatched",
      table,
      schoolYear,
      by,
      failing: failingRows(join, by),
      rows: join.rows - join.matched,
      of: join.rows,
      earlier,
      ...(alike ? { here: [], enrolled: [] } : seen),
    });
  }
  return holds.sort((a, b) => ("rows" in b ? b.rows : 0) - ("rows" in a ? a.rows : 0));
}

/** Rows of a table and year that are not from this load. */
const withoutOwn = (all: TableJoin, own: TableJoin | undefined): TableJoin => {
  const less = (a: number | null, b: number | null | undefined): number | null => (a === null ? null : a - (b ?? 0));
  return own === undefined
    ? all
    : {
        ...all,
        rows: all.rows - own.rows,
        matched: all.matched - own.matched,
        byStudent: less(all.byStudent, own.byStudent),
        bySchool: less(all.bySchool, own.bySchool),
      };
};

/**
 * Plausibility check: compares the next warehouse with the current one. Many missing students, an emptied field, or a
 * jump in a rate holds the load.
 *
 * @param db       an engine with both attached, as `present` and `next`
 * @param touched  canonical tables that the load changed
 * @returns reasons to hold, most widespread first; empty if the load may proceed
 */
async function reasonsToHold(db: DuckDb, touched: readonly string[]): Promise<Hold[]> {
  const holds: Hold[] = [];
  if (touched.includes("enrollment")) holds.push(...(await studentsLost(db)));
  for (const table of touched) holds.push(...(await fieldsEmptied(db, table)));
  return holds;
}

async function studentsLost(db: DuckDb): Promise<Hold[]> {
  const count = (at: string): Promise<Row[]> =>
    db.all(
      `SELECT school_year AS y, school_id AS s, count(DISTINCT student_id) AS n FROM ${at}.records.enrollment WHERE status = 'primary'
        GROUP BY GROUPING SETS ((school_year, school_id), (school_year)) ORDER BY y, s NULLS FIRST`,
    );
  const places = (rows: readonly Row[]): Map<string, number> =>
    new Map(rows.map((row) => [`${row["y"]} ${row["s"] ?? ""}`, Number(row["n"])]));
  const before = places(await count("present"));
  const after = places(await count("next"));
  const yearsBefore = yearsOf(before);
  const yearsAfter = yearsOf(after);
  const holds: Hold[] = [];
  for (const [place, n] of before) {
    const [year, school] = splitPlace(place);
    const now = after.get(place) ?? 0;
    const { share, students } = holdLimits.studentsLost;
    if (n - now > share * n && n - now >= students) holds.push(lost(year, year, school, n, now));
  }
  for (const year of yearsAfter) {
    if (yearsBefore.has(year) || !yearsBefore.has(year - 1)) continue;
    for (const [place, n] of before) {
      const [heldYear, school] = splitPlace(place);
      if (heldYear !== year - 1) continue;
      const now = after.get(`${year} ${school ?? ""}`) ?? 0;
      const { share, students } = holdLimits.studentsFewer;
      if (n - now > share * n && n - now >= students) holds.push(lost(year, heldYear, school, n, now));
    }
  }
  return holds.sort((a, b) => fall(b) - fall(a));
}

const fall = (hold: Hold): number => ("before" in hold ? hold.before - hold.after : 0);
const yearsOf = (places: ReadonlyMap<string, number>): Set<number> =>
  new Set([...places.keys()].map((place) => splitPlace(place)[0]));
const splitPlace = (place: string): [year: number, school: string | undefined] => {
  const space = place.indexOf(" ");
  const school = place.slice(space + 1);
  return [Number(place.slice(0, space)), school === "" ? undefined : school];
};
const lost = (
  schoolYear: number,
  beforeYear: number,
  school: string | undefined,
  before: number,
  after: number,
): Hold => ({
  kind: "students-lost",
  schoolYear,
  beforeYear,
  ...(school === undefined ? {} : { school }),
  before,
  after,
});

async function fieldsEmptied(db: DuckDb, id: string): Promise<Hold[]> {
  const table = tables.find((t) => t.id === id);
  // Agencies change the columns of their files between years, so a blank column there is no loss.
  if (table === undefined || [officialCell.id, dashboardRow.id, placeCode.id].includes(id)) return [];
  // The current warehouse may predate the table.
  const held = await db.all(
    `SELECT 1 AS one FROM duckdb_tables() WHERE database_name = 'present' AND schema_name = 'kept_rows' AND table_name = ${sqlText(id)}`,
  );
  if (held.length === 0) return [];
  const columns = Object.keys(table.columns).filter((c) => !(table.key as readonly string[]).includes(c));
  const year = "school_year" in table.columns ? "school_year" : `TRY_CAST(${yearOfScope("scope")} AS INTEGER)`;
  const known = columns.map((c) => `count(${sqlName(c)}) AS ${sqlName(c)}`);
  const count = (at: string): Promise<Row[]> =>
    db.all(
      `SELECT ${recordOfScope("scope")} AS record, ${year} AS y, count(*) AS "rows"${known.map((k) => `, ${k}`).join("")} FROM ${at}.kept.${id}
        WHERE NOT derived GROUP BY 1, 2 ORDER BY 1, 2`,
    );
  const before = new Map((await count("present")).map((row) => [`${row["record"]} ${row["y"]}`, row]));
  const holds: Hold[] = [];
  for (const row of await count("next")) {
    const y = row["y"] === null ? null : Number(row["y"]);
    const same = before.get(`${row["record"]} ${y}`);
    const past = same ?? (y === null ? undefined : before.get(`${row["record"]} ${y - 1}`));
    if (past === undefined) continue;
    const least = holdLimits.fieldEmptied.rows;
    if (Number(past["rows"]) < least || Number(row["rows"]) < least) continue;
    for (const column of columns) {
      if (same === undefined && fillsDuringTheYear.has(column)) continue;
      const shareBefore = Number(past[column]) / Number(past["rows"]);
      const shareAfter = Number(row[column]) / Number(row["rows"]);
      if (!(shareBefore - shareAfter > holdLimits.fieldEmptied.points)) continue;
      const beforeYear = past["y"] === null ? null : Number(past["y"]);
      const record = String(row["record"]);
      const place = { schoolYear: y, beforeYear, record, table: id, column, rows: Number(row["rows"]) };
      holds.push({ kind: "field-emptied", ...place, before: shareBefore, after: shareAfter });
    }
  }
  return holds;
}
