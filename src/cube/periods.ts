import { addDays, dayOf } from "../base/days.ts";
import { AppError } from "../base/errors.ts";
import type { Engine } from "../engine/engine.ts";
import { ofPeriods, type Period, period, periodNumber } from "../records/periods.ts";
import type { ColumnType, Row } from "../records/table.ts";

export type { Period } from "../records/periods.ts";

/**
 * Kind of a cube's periods. Audits are by year; weeks, months and marking periods are for following a change while it
 * is being tried.
 */
export type PeriodKind = "week" | "month" | "marking-period" | "year";

/** The periods of a cube, in chronological order. */
export interface PeriodAxis {
  readonly kind: PeriodKind;
  readonly periods: readonly Period[];
}

const text = (row: Row, name: string): string => String(row[name]);

/** School years as periods, from calendar rows. */
export const yearAxis = (calendar: readonly Row[]): PeriodAxis => ({
  kind: "year",
  periods: calendar.map((row) => ({
    name: text(row, "school_year"),
    schoolYear: Number(row["school_year"]),
    start: text(row, "year_start"),
    end: text(row, "year_end"),
  })),
});

/**
 * The calendar months, or the weeks from Monday to Sunday (ISO 8601), of school years. The first and last are cut off
 * at the ends of the school year.
 *
 * @param until  last day with records; no period begins after it
 */
export function calendarAxis(kind: "week" | "month", calendar: readonly Row[], until = "9999-12-31"): PeriodAxis {
  const next = kind === "month" ? firstOfNextMonth : nextMonday;
  const name = kind === "month" ? (start: string): string => start.slice(0, 7) : isoWeek;
  const periods = yearAxis(calendar).periods.flatMap(({ schoolYear, start: first, end: last }) => {
    const found: Period[] = [];
    for (let start = first; start <= last && start <= until; start = next(start)) {
      const end = addDays(next(start), -1);
      found.push({ name: name(start), schoolYear, start, end: end < last ? end : last });
    }
    return found;
  });
  return { kind, periods };
}

function firstOfNextMonth(date: string): string {
  const [year, month] = date.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 0, 1)).toISOString().slice(0, 10);
}

/** Days since Monday: 0 to 6. */
const weekday = (date: string): number => (new Date(Date.parse(date)).getUTCDay() + 6) % 7;
const nextMonday = (date: string): string => addDays(date, 7 - weekday(date));

/** "2025-W46": a week belongs to the year of its Thursday. */
function isoWeek(date: string): string {
  const thursday = addDays(date, 3 - weekday(date));
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor((dayOf(thursday) - dayOf(`${year}-01-01`)) / 7);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/**
 * Marking periods from the district's settings, because records name terms without dates.
 *
 * @throws AppError cube.bad-period if one ends before it begins or two overlap
 */
export function markingPeriodAxis(named: readonly Period[]): PeriodAxis {
  const periods = [...named].sort((a, b) => (a.start < b.start ? -1 : 1));
  periods.forEach(({ name, start, end }, k) => {
    const previous = periods[k - 1];
    if (start <= end && (previous === undefined || previous.end < start)) return;
    throw new AppError("cube.bad-period", { name, start, end, previous: previous?.name ?? null });
  });
  return { kind: "marking-period", periods };
}

/** Calendar rows for periods: a period has its year's census day if it contains it, otherwise its own last day. */
export function calendarOfPeriods({ periods }: PeriodAxis, calendar: readonly Row[]): readonly Row[] {
  const years = new Map(calendar.map((row) => [Number(row["school_year"]), row]));
  return periods.map(({ schoolYear, start, end }, index) => {
    const census = years.get(schoolYear)?.["census_day"];
    const hasCensus = typeof census === "string" && census >= start && census <= end;
    return {
      school_year: periodNumber(index),
      year_start: start,
      year_end: end,
      census_day: hasCensus ? census : end,
      first_year: periodNumber(0),
    };
  });
}

/** Wraps an engine so that it answers by period: the period's number (`periodNumber`) replaces the school year. */
export async function inPeriods(engine: Engine, { periods }: PeriodAxis): Promise<Engine> {
  const types = Object.fromEntries(
    Object.entries(period.columns).map(([name, { type }]): [string, ColumnType] => [name, type]),
  );
  const rows = periods.map(({ schoolYear, start, end }, index) => ({
    period: periodNumber(index),
    school_year: schoolYear,
    period_start: start,
    period_end: end,
  }));
  await engine.fill(period.id, types, rows);
  return {
    name: engine.name,
    fill: (table, columns, filled) => engine.fill(table, columns, filled),
    ask: (question) => engine.ask(ofPeriods(question)),
    keep: (table, question) => engine.keep(table, ofPeriods(question)),
    columns: (question, dictionary) => engine.columns(ofPeriods(question), dictionary),
    close: () => engine.close(),
  };
}
