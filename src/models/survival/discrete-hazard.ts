import { AppError } from "../../base/errors.ts";
import { type NoNumber, none } from "../../base/finding.ts";
import { type Durations, requireDurations } from "./durations.ts";

/** One year: students still waiting at its start, and how many had the event in it. */
export interface HazardYear {
  readonly period: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** events / atRisk, with its standard error; `zero_denominator` if no one is at risk. */
  readonly hazard: number | NoNumber;
  readonly se: number | NoNumber;
  /** Share still waiting at the end of the period; `zero_denominator` after a period with no one at risk. */
  readonly survival: number | NoNumber;
}

/**
 * Discrete-time hazards: the probability of the event in each period among those who reach it.
 *
 * @param durations  times are whole periods, 1 = the first
 * @param periods    number of periods to list, a whole number from 1 to 1,000
 * @throws AppError models.bad-durations, models.bad-periods
 * @see Singer & Willett 2003, Applied Longitudinal Data Analysis, chapter 11
 */
export function discreteHazard(durations: Durations, periods: number): readonly HazardYear[] {
  requirePeriods(durations, periods);
  const { time, event } = durations;
  const events = new Float64Array(periods + 1);
  const censored = new Float64Array(periods + 1);
  let atRisk = time.length;
  for (let i = 0; i < time.length; i++) {
    if (time[i]! > periods) continue;
    if (event[i]) events[time[i]!]! += 1;
    else censored[time[i]!]! += 1;
  }
  let survival: number | NoNumber = 1;
  return Array.from({ length: periods }, (_, k): HazardYear => {
    const period = k + 1;
    const counts = { period, atRisk, events: events[period]!, censored: censored[period]! };
    if (atRisk === 0) {
      if (survival !== 0) survival = none("zero_denominator");
      return { ...counts, hazard: none("zero_denominator"), se: none("zero_denominator"), survival };
    }
    const hazard = counts.events / atRisk;
    if (typeof survival === "number") survival *= 1 - hazard;
    const se = Math.sqrt((hazard * (1 - hazard)) / atRisk);
    atRisk -= counts.events + counts.censored;
    return { ...counts, hazard, se, survival };
  });
}

/** @throws AppError models.bad-periods, models.bad-durations if a time is not a whole number of periods */
export function requirePeriods({ time, event }: Durations, periods: number): void {
  requireDurations(time, event);
  let whole = true;
  for (let i = 0; i < time.length; i++) whole &&= Number.isSafeInteger(time[i]);
  if (whole && Number.isInteger(periods) && periods >= 1 && periods <= 1000) return;
  throw new AppError("models.bad-periods", { periods, wholeTimes: whole });
}
