import type { ContradictionName } from "../base/problem-facts.ts";
import type { TableName } from "../base/record-names.ts";
import { plausible } from "../rules/plausible.ts";
import {
  above,
  and,
  below,
  column,
  daysBetween,
  type Expr,
  equals,
  firstKnown,
  isKnown,
  literal,
  minus,
  not,
  or,
  plus,
  schoolYearOf,
} from "./expr.ts";
import type { Relation } from "./relation.ts";

/**
 * Facts of one row that cannot all be true, or are very unlikely. Quarantined: the whole line is quarantined;
 * left-out: this row is not used; unknown: `doubtful` columns are left blank; used: the row loads with a warning.
 *
 * No number uses facts of one row that cannot all be true: nobody knows which of them is wrong. "Used" is for what is only unlikely, for a date beside a stated
 * school year, and for figures as an agency published them.
 */
export interface Contradiction {
  readonly id: ContradictionName;
  readonly table: TableName;
  /** Rows to check, with `source_file` and `source_line`; default: those of the table. */
  readonly among?: Relation;
  readonly when: Expr;
  readonly outcome: "quarantined" | "left-out" | "unknown" | "used";
  /** Contradicting columns: of the table, or `table.column` of another. */
  readonly columns: readonly string[];
  /** Reported only if many rows have it and more than half of a file's: one row alone may be right. */
  readonly ofMost?: true;
  /** Columns of the table that are left blank if the outcome is unknown; default: the first of `columns`. */
  readonly doubtful?: readonly string[];
}

/** The columns that a contradiction leaves unknown. */
export const doubtfulColumns = ({ outcome, columns, doubtful }: Contradiction): readonly string[] =>
  outcome === "unknown" ? (doubtful ?? columns.slice(0, 1)) : [];

const c = column;
const known = (name: string): Expr => firstKnown(c(name), 0);
const sum = (names: readonly string[]): Expr => names.map(known).reduce((a, b) => plus(a, b));
const isOfYear = (date: string): Expr => equals(schoolYearOf(c(date)), c("school_year"));
const endsBefore = (start: string, end: string): Expr => below(c(end), c(start));

const daysMissed = ["days_suspended_out", "days_excused", "days_unexcused"];
const withRounding = plus(c("days_expected"), plausible.daysRounded);
/** Counts of days say one thing together: what share of a year a student was there. */
const dayCounts = ["days_expected", "days_attended", "days_absent", ...daysMissed, "days_suspended_in"];
const levels = ["at_level_1", "at_level_2", "at_level_3", "at_level_4"];

/** Contradictions within a row, most serious first within each table. */
export const contradictions: readonly Contradiction[] = [
  {
    id: "exit-before-entry",
    table: "enrollment",
    when: endsBefore("entry_date", "exit_date"),
    outcome: "quarantined",
    columns: ["entry_date", "exit_date"],
  },
  {
    id: "ended-before-year",
    table: "enrollment",
    when: below(schoolYearOf(c("exit_date")), c("school_year")),
    outcome: "quarantined",
    columns: ["exit_date", "school_year"],
  },
  {
    id: "began-after-year",
    table: "enrollment",
    when: above(schoolYearOf(c("entry_date")), c("school_year")),
    outcome: "quarantined",
    columns: ["entry_date", "school_year"],
  },
  {
    id: "ended-after-year",
    table: "enrollment",
    when: or(
      above(schoolYearOf(c("exit_date")), plus(c("school_year"), 1)),
      // A file may still report a student's exit in the following summer.
      and(
        above(schoolYearOf(c("exit_date")), c("school_year")),
        isOfYear("entry_date"),
        above(daysBetween(c("entry_date"), c("exit_date")), plausible.spellDays),
      ),
    ),
    outcome: "unknown",
    columns: ["exit_date", "school_year"],
  },
  {
    id: "began-after-year",
    table: "program",
    when: above(schoolYearOf(c("start_date")), c("school_year")),
    outcome: "left-out",
    columns: ["start_date", "school_year"],
  },
  {
    id: "ended-before-year",
    table: "program",
    when: below(schoolYearOf(c("end_date")), c("school_year")),
    outcome: "left-out",
    columns: ["end_date", "school_year"],
  },
  ...(["program", "disability"] as const).map(
    (table): Contradiction => ({
      id: "end-before-start",
      table,
      when: endsBefore("start_date", "end_date"),
      outcome: "left-out",
      columns: ["start_date", "end_date"],
    }),
  ),
  {
    id: "born-after-start",
    table: "student",
    when: above(c("birth_date"), c("start_date")),
    outcome: "unknown",
    columns: ["birth_date", "start_date"],
  },
  {
    id: "before-birth",
    table: "student",
    when: below(c("first_us_school_date"), c("birth_date")),
    outcome: "unknown",
    columns: ["first_us_school_date", "birth_date"],
  },
  {
    id: "more-days-than-a-year",
    table: "absence",
    when: or(
      ...[...daysMissed, "days_expected", "days_attended"].map((name) => above(c(name), plausible.daysOfSchool)),
    ),
    outcome: "unknown",
    columns: ["days_expected", "days_attended", ...daysMissed],
    doubtful: dayCounts,
  },
  {
    id: "more-attended-than-expected",
    table: "absence",
    when: above(c("days_attended"), c("days_expected")),
    outcome: "unknown",
    columns: ["days_attended", "days_expected"],
    doubtful: dayCounts,
  },
  {
    id: "parts-exceed-total",
    table: "absence",
    when: above(sum(daysMissed), c("days_expected")),
    outcome: "unknown",
    columns: [...daysMissed, "days_expected"],
    doubtful: dayCounts,
  },
  {
    id: "parts-exceed-total",
    table: "absence",
    when: above(c("days_absent"), c("days_expected")),
    outcome: "unknown",
    columns: ["days_absent", "days_expected"],
    doubtful: dayCounts,
  },
  {
    id: "parts-exceed-total",
    table: "absence",
    when: above(sum(daysMissed), plus(c("days_absent"), plausible.daysRounded)),
    outcome: "unknown",
    columns: [...daysMissed, "days_absent"],
    doubtful: dayCounts,
  },
  {
    id: "days-do-not-add-up",
    table: "absence",
    when: or(
      above(plus(c("days_attended"), c("days_absent")), withRounding),
      below(plus(c("days_attended"), c("days_absent")), minus(c("days_expected"), plausible.daysRounded)),
    ),
    outcome: "unknown",
    columns: ["days_attended", "days_absent", "days_expected"],
    doubtful: dayCounts,
  },
  {
    // Kinds of absence may be incomplete, so only a sum that is too large is a contradiction.
    id: "days-do-not-add-up",
    table: "absence",
    when: above(plus(c("days_attended"), sum(daysMissed)), withRounding),
    outcome: "unknown",
    columns: ["days_attended", ...daysMissed, "days_expected"],
    doubtful: dayCounts,
  },
  ...(["attendance_day", "incident", "assessment"] as const).map(
    (table): Contradiction => ({
      id: "date-outside-year",
      table,
      when: not(isOfYear("date")),
      outcome: "used",
      columns: ["date", "school_year"],
    }),
  ),
  {
    id: "score-without-test",
    table: "assessment",
    when: and(equals(c("tested"), literal(false)), isKnown(c("score"))),
    outcome: "left-out",
    columns: ["tested", "score"],
  },
  {
    id: "parts-exceed-total",
    table: "course_result",
    when: above(c("credits_earned"), c("credits_attempted")),
    outcome: "unknown",
    columns: ["credits_earned", "credits_attempted"],
    doubtful: ["credits_earned", "credits_attempted"],
  },
  {
    id: "parts-exceed-total",
    table: "staff",
    when: above(c("years_in_district"), c("years_total")),
    outcome: "unknown",
    columns: ["years_in_district", "years_total"],
    doubtful: ["years_in_district", "years_total"],
  },
  {
    id: "parts-exceed-total",
    table: "official_figure",
    when: above(sum(levels), c("n")),
    outcome: "used",
    columns: [...levels, "n"],
  },
];
