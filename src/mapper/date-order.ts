import { schoolYearOfDate } from "../rules/us-ca-school-year.ts";
import { type Unanswered, unanswered } from "../sources/profile/profile.ts";
import type { Match } from "./match-columns.ts";

type Order = "month-first" | "day-first";

/** Dates of a person's life or of a status, which can be in any year and on any day. */
const anyDay: ReadonlySet<string> = new Set(["birth_date", "first_us_school_date", "entered_grade_9", "elas_date"]);
const slashDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/;
const nearlyAll = 0.95;

/**
 * Order of month and day in dates such as 3/4/2025: as dates with a number above 12 show. If none has one, the dates
 * must be in the file's school years, on weekdays, and students enter at the beginning of the school year; if both
 * orders pass alike, a person is asked.
 *
 * @param schoolYears  of the file, by the years in which they end; empty if unknown
 * @returns undefined = month first
 */
export function dateOrder(
  matches: readonly Match[],
  schoolYears: ReadonlySet<number>,
): "day-first" | Unanswered | undefined {
  const dated = matches.filter((m) => m.concept?.kind === "date");
  const orders = new Set(dated.map((m) => m.shape.dateOrder));
  if (orders.has("both") || (orders.has("day-first") && orders.has("month-first"))) return unanswered;
  if (orders.has("day-first")) return "day-first";
  if (orders.has("month-first") || !orders.has("either")) return undefined;
  const either = dated.flatMap((m) => doubtful(m));
  if (either.length === 0) return undefined;
  const events = either.filter(({ concept }) => !anyDay.has(concept));
  for (const isRight of [
    (date: string) => schoolYears.size === 0 || schoolYears.has(schoolYearOfDate(date)),
    isWeekday,
    (date: string, concept: string) => concept !== "entry_date" || isBeginning(date),
  ]) {
    const right = (order: Order): number =>
      events.filter((one) => isRight(one[order], one.concept)).length / Math.max(1, events.length);
    const [month, day] = [right("month-first"), right("day-first")];
    if (month >= nearlyAll && day < nearlyAll) return undefined;
    if (day >= nearlyAll && month < nearlyAll) return "day-first";
  }
  return unanswered;
}

/** Distinct dates of a column that differ by order, read both ways. */
const doubtful = ({ concept, shape }: Match): (Record<Order, string> & { readonly concept: string })[] =>
  [...shape.values.keys()].flatMap((value) => {
    const [, first = "", second = "", year] = slashDate.exec(value) ?? [];
    if (year === undefined || Number(first) === Number(second)) return [];
    const iso = (month: string, day: string): string => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return [{ concept: concept?.id ?? "", "month-first": iso(first, second), "day-first": iso(second, first) }];
  });

function isWeekday(date: string): boolean {
  return !/^(Sat|Sun)/.test(new Date(`${date}T00:00:00Z`).toUTCString());
}

/** Whether a date is in the months in which schools begin. */
const isBeginning = (date: string): boolean => /-0[789]-/.test(date);
