import { readCoverage } from "../../engine/coverage.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlName } from "../../engine/sql.ts";
import { indicators } from "../../indicators/index.ts";
import { officialIndicators } from "../../indicators/official.ts";
import { indicatorsPossible } from "../../indicators/possible.ts";
import type { Declared } from "../../records/coverage/coverage.ts";
import type { Need } from "../../records/need.ts";
import { tables } from "../../records/tables.ts";

/** Files a district can request, and the records they provide (as named in indicators' needs). */
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

/** How many indicators the records make possible, and which additional files would add the most. */
export interface PossibleWith {
  /** Indicators answered from student records. */
  readonly asked: number;
  /** Indicators answered from published figures: those of the catalog and those only agencies publish. */
  readonly official: number;
  readonly catalog: number;
  readonly adds: readonly { readonly file: string; readonly more: number }[];
  /** Per file with unanswered questions, how many more indicators its rows could make possible. */
  readonly answers: readonly WaitingAnswer[];
}

/** How many more indicators a file could make possible; by answer, if a single question blocks them. */
export interface WaitingAnswer {
  readonly file: string;
  readonly more: number;
  /** Existing profile that lacks answers. */
  readonly profile?: string;
  readonly byAnswer: readonly { readonly answer: string; readonly more: number }[];
}

/** A file whose rows are all unused until someone answers, and the tables it would fill. */
export interface WaitingFile {
  readonly file: string;
  readonly tables: readonly string[];
  readonly profile?: string;
  /** If the answer to a question decides the tables, the tables for each answer. */
  readonly byAnswer: readonly { readonly answer: string; readonly tables: readonly string[] }[];
}

/**
 * What the records of a warehouse make possible.
 *
 * @param at        the attached database
 * @param declared  what formats, profiles and settings declare about files beyond their rows
 * @param waiting   files not in the warehouse yet
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

/**
 * Number of indicators with an official figure that is not withheld. A ratio of sums cannot be computed from such
 * figures.
 */
async function officialQuestions(db: DuckDb): Promise<number> {
  const rows = await db.all("SELECT DISTINCT indicator FROM records.official_figure WHERE status = 'counted'");
  const reported = new Set(rows.map((row) => String(row["indicator"])));
  return [...indicators, ...officialIndicators].filter(({ id, kind }) => kind !== "ratio" && reported.has(id)).length;
}
