import { readCoverage } from "../../engine/coverage.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlName } from "../../engine/sql.ts";
import { indicators } from "../../indicators/index.ts";
import { officialIndicators } from "../../indicators/official.ts";
import { indicatorsPossible } from "../../indicators/possible.ts";
import type { Declared } from "../../records/coverage/coverage.ts";
import type { Need } from "../../records/need.ts";
import { tables } from "../../records/tables.ts";

/** Files a district can ask for, and the records they bring (needs of indicators by their names). */
const bringers: readonly { readonly file: string; readonly records: readonly string[] }[] = [
  { file: "SENR", records: ["enrollment", "enrollment-dates", "completions", "a-g", "gender"] },
  { file: "SINF", records: ["race", "gender", "parent-education", "home-language"] },
  { file: "SPRG", records: ["disadvantage", "homeless", "foster", "migrant", "military", "gifted"] },
  { file: "SELA", records: ["language", "home-language"] },
  {
    file: "SWDS + PLAN",
    records: ["special-education", "disability-category", "special-education-setting", "regular-class-share"],
  },
  { file: "STAS", records: ["attendance"] },
  {
    file: "SINC + SIRS + SOFF",
    records: [
      "incidents",
      "suspensions",
      "suspensions-out",
      "suspensions-in",
      "expulsions",
      "police-referrals",
      "restraints",
    ],
  },
  { file: "CAASPP", records: ["ela-scores", "math-scores", "science-scores"] },
  { file: "ELPAC", records: ["elpac-scores"] },
  {
    file: "CRSC + SCSC",
    records: ["courses", "marks", "sections", "course-levels", "math-courses", "stem-courses", "college-courses"],
  },
  { file: "SDEM + SASS", records: ["teacher-years", "teacher-race", "staff-assignments", "section-teachers"] },
  { file: "WBLR + SCTE", records: ["work-based-learning", "pathways"] },
  { file: "PSTS", records: ["postsecondary"] },
];

/** How many indicators some records make possible, and which further files would add the most. */
export interface PossibleWith {
  /** Indicators that students' records answer. */
  readonly asked: number;
  /** Indicators that published figures answer, those of the catalog and those that only offices publish. */
  readonly official: number;
  readonly catalog: number;
  readonly adds: readonly { readonly file: string; readonly more: number }[];
  /** For each file that waits for answers, how many more indicators its rows could make possible. */
  readonly answers: readonly WaitingAnswer[];
}

/** How many more indicators a file could make possible, and by which answers, where one question stands before them. */
export interface WaitingAnswer {
  readonly file: string;
  readonly more: number;
  /** The profile that reads it already, and lacks answers. */
  readonly profile?: string;
  readonly byAnswer: readonly { readonly answer: string; readonly more: number }[];
}

/** A file none of whose rows is used before a person answers, and the tables it would fill then. */
export interface WaitingFile {
  readonly file: string;
  readonly tables: readonly string[];
  readonly profile?: string;
  /** Where the answer to a question says which tables it fills, by that answer. */
  readonly byAnswer: readonly { readonly answer: string; readonly tables: readonly string[] }[];
}

/**
 * What the records of a warehouse make possible.
 *
 * @param at        the attached database
 * @param declared  what formats, profiles and settings say of files beyond their rows
 * @param waiting   files of which the warehouse has nothing yet
 */
export async function possibleWith(
  db: DuckDb,
  at: string,
  declared: Declared,
  waiting: readonly WaitingFile[],
): Promise<PossibleWith> {
  await db.run("CREATE SCHEMA IF NOT EXISTS records");
  for (const { id, columns } of tables) {
    const names = [...Object.keys(columns), "scope"].map(sqlName).join(", ");
    await db.run(`CREATE OR REPLACE VIEW records.${id} AS SELECT ${names} FROM ${at}.records.${id}`);
  }
  const coverage = await readCoverage(db, [...new Set(indicators.flatMap((i) => i.needs))], declared);
  const years = await db.all(
    `SELECT DISTINCT school_year AS y FROM (${tables
      .filter((t) => "school_year" in t.columns)
      .map((t) => `SELECT school_year FROM records.${t.id}`)
      .join(" UNION ")}) WHERE school_year IS NOT NULL`,
  );
  const has = (need: Need): boolean => years.some((row) => coverage.inYear(need, Number(row["y"])) === "covered");
  const now = indicatorsPossible(has);
  const adds = bringers
    .map(({ file, records }) => ({
      file,
      more: indicatorsPossible((n) => has(n) || records.includes(n.record)).asked.length - now.asked.length,
    }))
    .filter((a) => a.more > 0)
    .sort((a, b) => b.more - a.more);
  const moreWith = (filled: readonly string[]): number => {
    const wouldHave = (need: Need): boolean => has(need) || need.parts.some((part) => filled.includes(part.table));
    return indicatorsPossible(wouldHave).asked.length - now.asked.length;
  };
  const answers = waiting.map(
    ({ file, tables: filled, profile, byAnswer }): WaitingAnswer => ({
      file,
      more: moreWith(filled),
      ...(profile !== undefined && { profile }),
      byAnswer: byAnswer.map((one) => ({ answer: one.answer, more: moreWith(one.tables) })),
    }),
  );
  return { asked: now.asked.length, official: await officialQuestions(db), catalog: now.catalog, adds, answers };
}

/** How many indicators have an official figure that is not withheld; a ratio of sums can't be computed from such figures. */
async function officialQuestions(db: DuckDb): Promise<number> {
  const rows = await db.all("SELECT DISTINCT indicator FROM records.official_figure WHERE status = 'counted'");
  const reported = new Set(rows.map((row) => String(row["indicator"])));
  return [...indicators, ...officialIndicators].filter(({ id, kind }) => kind !== "ratio" && reported.has(id)).length;
}
