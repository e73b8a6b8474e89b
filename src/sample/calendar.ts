import { censusDay } from "../records/calendar.ts";

/** The 180 days of a school year, as `YYYY-MM-DD`. */
export interface Calendar {
  readonly schoolYear: number;
  readonly days: readonly string[];
  readonly first: string;
  readonly last: string;
  /** Census day: the first Wednesday of October. */
  readonly census: string;
}

const dayLength = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day `days` after (before, when negative) a date. */
export const addDays = (date: string, days: number): string => iso(Date.parse(`${date}T00:00:00Z`) + days * dayLength);

const breaks = (year: number): readonly (readonly [string, string])[] => [
  [`${year - 1}-09-01`, `${year - 1}-09-05`],
  [`${year - 1}-11-20`, `${year - 1}-11-28`],
  [`${year - 1}-12-20`, `${year}-01-05`],
  [`${year}-01-15`, `${year}-01-20`],
  [`${year}-02-12`, `${year}-02-17`],
  [`${year}-03-28`, `${year}-04-06`],
];

const made = new Map<number, Calendar>();

/** The invented district's calendar for the school year that ends in `year`. */
export function calendarOf(year: number): Calendar {
  const known = made.get(year);
  if (known) return known;
  const days: string[] = [];
  const off = breaks(year);
  for (let t = Date.parse(`${year - 1}-08-12T00:00:00Z`); days.length < 180; t += dayLength) {
    const weekday = new Date(t).getUTCDay();
    const day = iso(t);
    if (weekday === 0 || weekday === 6 || off.some(([from, to]) => day >= from && day <= to)) continue;
    days.push(day);
  }
  const calendar = { schoolYear: year, days, first: days[0] ?? "", last: days[179] ?? "", census: censusDay(year) };
  made.set(year, calendar);
  return calendar;
}

/** `2025-26` for 2026. */
export const yearName = (schoolYear: number): string =>
  `${schoolYear - 1}-${String(schoolYear % 100).padStart(2, "0")}`;
