import type { WatchedRate } from "../base/watched-rates.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { absenceRules } from "../rules/absence.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import type { Hold } from "./hold.ts";

interface RateQuestion {
  readonly rate: WatchedRate;
  /** Tables it is computed from; without rows in the first one there is no rate. */
  readonly from: readonly [string, ...string[]];
  /** Columns `y`, `n` (students or days), `hits`; only years that have its records. */
  readonly ask: (at: string) => string;
}

/** Temporary table of each year's students, used by most of these rates. */
const enrolled = (at: string): string => `enrolled_${at}`;

const among = (at: string, flagged: string): string =>
  `SELECT e.school_year AS y, count(*) AS n, count(f.student_id) AS hits FROM ${enrolled(at)} e
    LEFT JOIN (${flagged}) f ON f.student_id = e.student_id AND f.school_year = e.school_year
    WHERE e.school_year IN (SELECT school_year FROM (${flagged})) GROUP BY 1 ORDER BY 1`;

const watchedStatuses = ["homeless", "foster", "migrant", "military", "section-504", "gifted"] as const;

const watchedRates: readonly RateQuestion[] = [
  {
    rate: "chronic-absence",
    from: ["absence"],
    ask: (at) =>
      `SELECT school_year AS y, count(*) AS n, count(*) FILTER (${absenceRules.chronic.of} * missed >= ${absenceRules.chronic.absent} * expected) AS hits FROM
        (SELECT school_year, student_id, sum(days_expected) AS expected, sum(days_expected - days_attended) AS missed
          FROM ${at}.records.absence GROUP BY 1, 2 HAVING sum(days_expected) > 0) GROUP BY 1 ORDER BY 1`,
  },
  {
    rate: "absence-by-day",
    from: ["attendance_day"],
    ask: (at) =>
      `SELECT school_year AS y, count(*) AS n, count(*) FILTER (status IN ('excused', 'unexcused', 'suspended-out')) AS hits
        FROM ${at}.records.attendance_day GROUP BY 1 ORDER BY 1`,
  },
  {
    rate: "suspension",
    from: ["discipline_action", "enrollment"],
    ask: (at) =>
      among(
        at,
        `SELECT DISTINCT school_year, student_id FROM ${at}.records.discipline_action WHERE result IN ('out-of-school', 'in-school')`,
      ),
  },
  {
    rate: "english-learners",
    from: ["language", "enrollment"],
    ask: (at) =>
      `SELECT y, count(*) AS n, count(*) FILTER (elas = 'EL') AS hits FROM
        (SELECT e.school_year AS y, e.student_id, arg_max(l.elas, l.start_date) AS elas FROM ${enrolled(at)} e
          JOIN ${at}.records.language l ON l.student_id = e.student_id AND l.start_date <= make_date(e.school_year, 6, 30) GROUP BY 1, 2)
        GROUP BY 1 ORDER BY 1`,
  },
  {
    rate: "disabilities",
    from: ["disability", "enrollment"],
    ask: (at) =>
      among(
        at,
        `SELECT DISTINCT e.school_year, d.student_id FROM ${at}.records.disability d JOIN ${enrolled(at)} e USING (student_id)
          WHERE d.eligible AND d.start_date <= make_date(e.school_year, 6, 30)
            AND (d.end_date IS NULL OR d.end_date >= make_date(e.school_year - 1, 7, 1))`,
      ),
  },
  {
    rate: "disadvantaged",
    from: ["program", "enrollment"],
    ask: (at) =>
      among(
        at,
        `SELECT DISTINCT school_year, student_id FROM ${at}.records.program
          WHERE program IN (${["free-meal", "reduced-meal", "disadvantaged"].map(sqlText).join(", ")})`,
      ),
  },
  ...watchedStatuses.map(
    (rate): RateQuestion => ({
      rate,
      from: ["program", "enrollment"],
      ask: (at) =>
        among(
          at,
          `SELECT DISTINCT school_year, student_id FROM ${at}.records.program WHERE program = ${sqlText(rate)}`,
        ),
    }),
  ),
];

/** Whether a warehouse has a row in a table; the current one may predate the table. */
async function hasRows(db: DuckDb, at: "present" | "next", table: string): Promise<boolean> {
  const known = await db.all(
    `SELECT 1 AS one FROM information_schema.tables WHERE table_catalog = '${at}' AND table_schema = 'records' AND table_name = ${sqlText(table)}`,
  );
  return known.length > 0 && (await db.all(`SELECT 1 AS one FROM ${at}.records.${table} LIMIT 1`)).length > 0;
}

async function jumpsOf(db: DuckDb, question: RateQuestion): Promise<Hold[]> {
  const before = new Map((await db.all(question.ask("present"))).map((row) => [Number(row["y"]), row]));
  if (before.size === 0) return [];
  const holds: Hold[] = [];
  for (const row of await db.all(question.ask("next"))) {
    const schoolYear = Number(row["y"]);
    const past = before.get(schoolYear) ?? before.get(schoolYear - 1);
    if (past === undefined) continue;
    const { points, factor, pointsWithFactor, students } = holdLimits.rateJump;
    const n = Number(row["n"]);
    if (n < students || Number(past["n"]) < students) continue;
    const was = Number(past["hits"]) / Number(past["n"]);
    const is = Number(row["hits"]) / n;
    const moved = Math.abs(is - was);
    const times = Math.max(is, was) / Math.min(is, was);
    if (!(moved > points || (moved > pointsWithFactor && times > factor))) continue;
    const beforeYear = Number(past["y"]);
    holds.push({ kind: "rate-jump", schoolYear, beforeYear, rate: question.rate, before: was, after: is, students: n });
  }
  return holds;
}

/**
 * Rates that jump between the current and the next warehouse, among those computed from tables a load changed.
 *
 * @param db  an engine with both attached, as `present` and `next`
 */
export async function rateJumps(db: DuckDb, touched: readonly string[]): Promise<Hold[]> {
  const asked: RateQuestion[] = [];
  const there = new Map<string, boolean>();
  for (const question of watchedRates) {
    const [needed] = question.from;
    if (!question.from.some((table) => touched.includes(table))) continue;
    if (!there.has(needed))
      there.set(needed, (await hasRows(db, "present", needed)) && (await hasRows(db, "next", needed)));
    if (there.get(needed) === true) asked.push(question);
  }
  const ofStudents = asked.some(({ from }) => from.includes("enrollment"));
  const all = ["present", "next"] as const;
  if (ofStudents)
    for (const at of all)
      await db.run(
        `CREATE OR REPLACE TEMP TABLE ${enrolled(at)} AS SELECT DISTINCT school_year, student_id FROM ${at}.records.enrollment WHERE status = 'primary'`,
      );
  const holds: Hold[] = [];
  for (const question of asked) holds.push(...(await jumpsOf(db, question)));
  if (ofStudents) for (const at of all) await db.run(`DROP TABLE ${enrolled(at)}`);
  return holds;
}
