import { addDays } from "../base/days.ts";
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

const breaks = (year: number): readonly (readonly [string, string])[] => [
  [`${year - 1}-09-01`, `${year - 1}-09-05`],
  [`${year - 1}-11-20`, `${year - 1}-11-28`],
  [`${year - 1}-12-20`, `${year}-01-05`],
  [`${year}-01-15`, `${year}-01-20`],
  [`${year}-02-12`, `${year}-02-17`],
  [`${year}-03-28`, `${year}-04-06`],
];

const made = new Map<number, Calendar>();

/** Calendar of the sample district for the school year that ends in `year`. */
export function calendarOf(year: number): Calendar {
  const known = made.get(year);
  if (known) return known;
  const days: string[] = [];
  const off = breaks(year);
  for (let day = `${year - 1}-08-12`; days.length < 180; day = addDays(day, 1)) {
    const weekday = new Date(day).getUTCDay();
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
