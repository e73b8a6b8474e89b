import { dayOf } from "../base/days.ts";
import type { Expr } from "../records/expr.ts";
import type { Period } from "../records/periods.ts";

/** Columns of the student-year that count school days. */
const schoolDays: ReadonlySet<string> = new Set(["days_expected", "days_attended"]);

/**
 * Minimum school days that a population requires students to have been enrolled or present: 30 for chronic absence; 0
 * if it sets no minimum.
 *
 * Reads the conditions that must all be true; conditions inside an "or" or a "not" need not be true.
 */
export function daysNeeded(population: Expr): number {
  if (population.op === "and") return Math.max(0, ...population.parts.map(daysNeeded));
  if (population.op !== "at-least" && population.op !== "above") return 0;
  const { left, right } = population;
  if (left.op !== "column" || !schoolDays.has(left.name) || right.op !== "literal") return 0;
  return Number(right.value) + (population.op === "above" ? 1 : 0);
}

/** Mondays to Fridays in a period; an upper bound on its school days. */
export function weekdaysIn({ start, end }: Pick<Period, "start" | "end">): number {
  const days = dayOf(end) - dayOf(start) + 1;
  const whole = Math.floor(days / 7);
  const first = new Date(start).getUTCDay();
  let rest = 0;
  for (let k = 0; k < days % 7; k++) if ((first + k) % 7 !== 0 && (first + k) % 7 !== 6) rest += 1;
  return whole * 5 + rest;
}

/** Whether a period is too short for anyone to have been enrolled long enough to count. */
export const isTooShort = (population: Expr, period: Period): boolean => daysNeeded(population) > weekdaysIn(period);
