import { and, atLeast, atMost, column, type Expr, isKnown, literal, not, or } from "./expr.ts";
import { group, join, minOf, pick, type Relation, where } from "./relation.ts";
import { replaceTables } from "./stages.ts";
import { defineTable } from "./table.ts";
import * as t from "./tables.ts";

/** A range of days within one school year, inclusive. */
export interface Period {
  /** "2025-11", "2025-W46", "Quarter 1", "2026". */
  readonly name: string;
  readonly schoolYear: number;
  readonly start: string;
  readonly end: string;
}

/** Periods of a query, if shorter than a school year. */
export const period = defineTable({
  id: "period",
  meaning: "Periods of school years: weeks, months, marking periods.",
  key: ["period"],
  columns: {
    period: { type: "integer", meaning: "The number that takes the place of the school year." },
    school_year: { type: "integer", meaning: "The school year it is part of." },
    period_start: { type: "date", meaning: "Its first day." },
    period_end: { type: "date", meaning: "Its last day." },
  },
});

/**
 * Number of a period, used in place of a school year. Gaps between numbers keep arithmetic on school years ("the year
 * before", "four years later") from reaching another period: it finds no rows, and columns that need it are not
 * computed (`student-year/periods.ts`).
 */
const gap = 100;
export const periodNumber = (index: number): number => (index + 1) * gap;

const c = column;
const inside = (date: string): Expr =>
  and(isKnown(c(date)), atLeast(c(date), c("period_start")), atMost(c(date), c("period_end")));
const overlaps = (start: string, end: string): Expr =>
  and(
    or(not(isKnown(c(start))), atMost(c(start), c("period_end"))),
    or(not(isKnown(c(end))), atLeast(c(end), c("period_start"))),
  );

/** Decision rows have no date, so they use the incident's date. */
const incidentKey = ["school_year", "student_id", "school_id", "incident_id"] as const;
const incidentDates = group(where(pick(all(t.incident), [...incidentKey, "date"]), isKnown(c("date"))), incidentKey, {
  date: minOf(c("date")),
});

/** Dated tables with a school year: which rows belong to a period. A row may belong to several. */
const dated: Readonly<Record<string, { readonly rows: Relation; readonly belongs: Expr }>> = {
  enrollment: { rows: all(t.enrollment), belongs: overlaps("entry_date", "exit_date") },
  program: { rows: all(t.program), belongs: overlaps("start_date", "end_date") },
  attendance_day: { rows: all(t.attendanceDay), belongs: inside("date") },
  incident: { rows: all(t.incident), belongs: inside("date") },
  discipline_action: { rows: join(all(t.disciplineAction), incidentDates, incidentKey), belongs: inside("date") },
};

/** Tables in which a row is an event, so a period without rows may mean that nothing happened. */
export const eventTables: ReadonlySet<string> = new Set(["incident", "discipline_action"]);

function all(table: { readonly id: string; readonly columns: Readonly<Record<string, unknown>> }): Relation {
  return { op: "table", id: table.id, columns: Object.keys(table.columns) };
}

const periods = pick(all(period), {
  school_year: c("school_year"),
  period: c("period"),
  period_start: c("period_start"),
  period_end: c("period_end"),
});

/**
 * The same query by period: a period's number replaces the school year in every record. Records with a school year
 * but no dates belong to no shorter period and are dropped; those without a school year are valid from their own
 * dates on, as always.
 */
export const ofPeriods = (question: Relation): Relation =>
  replaceTables(question, (table) => {
    if (!yearly.has(table.id)) return undefined;
    const at = dated[table.id];
    if (at === undefined) return where(table, literal(false));
    return pick(where(join(at.rows, periods, ["school_year"]), at.belongs), {
      ...Object.fromEntries(table.columns.map((name) => [name, c(name)])),
      ...(table.columns.includes("school_year") ? { school_year: c("period") } : {}),
    });
  });

const yearly: ReadonlySet<string> = new Set(
  t.tables.filter((table) => "school_year" in table.columns).map((table): string => table.id),
);
