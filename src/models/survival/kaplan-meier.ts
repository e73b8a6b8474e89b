import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { confidenceLevel } from "../../rules/confidence.ts";
import { zForConfidence } from "../../stats/normal.ts";
import { type Durations, lifeTable, type TimeRow } from "./durations.ts";

export interface SurvivalPoint extends TimeRow {
  /** Share still waiting after this time. */
  readonly survival: number;
  /** Greenwood standard error; `zero_denominator` once all students have had the event. */
  readonly se: number | NoNumber;
  /** Interval on the log(-log) scale; `not_estimable` at survival 0 and 1, where that scale is undefined. */
  readonly lower: number | NoNumber;
  readonly upper: number | NoNumber;
}

/**
 * Share with the event by a time if no one left: 1 minus survival at the last point at or before it; 0 before the
 * first.
 */
export function eventShareBy(points: readonly SurvivalPoint[], time: number): number {
  const reached = points.findLast((point) => point.time <= time);
  return reached === undefined ? 0 : 1 - reached.survival;
}

export interface KaplanMeier {
  readonly kind: "survival";
  readonly points: readonly SurvivalPoint[];
  /**
   * First time at which half or fewer still wait; if exactly half do, midway to the next drop. `not_estimable` if
   * never reached.
   */
  readonly median: number | NoNumber;
  readonly medianLower: number | NoNumber;
  readonly medianUpper: number | NoNumber;
  /** Mean time of students who have had the event. Biased low while others still wait, so show it with the median. */
  readonly meanOfEvents: number | NoNumber;
}

/**
 * Kaplan-Meier estimate of the share still waiting, with Greenwood's error and log-log limits (R survival, conf.type
 * "log-log"). 1 minus survival overstates the share reclassified if students leave, so use `cumulativeIncidence` for
 * that.
 *
 * @returns `no_data` without students
 * @throws AppError models.bad-durations, stats.bad-confidence
 * @see Kaplan & Meier 1958, doi:10.2307/2281868; Kalbfleisch & Prentice 2002, section 1.4
 */
export function kaplanMeier(durations: Durations, confidence = confidenceLevel.value): KaplanMeier | NoNumber {
  const z = zForConfidence(confidence);
  const rows = lifeTable(durations);
  if (rows.length === 0) return none("no_data");
  let [survival, greenwood] = [1, 0];
  const points = rows.map((row): SurvivalPoint => {
    survival *= (row.atRisk - row.events) / row.atRisk;
    greenwood += row.events / (row.atRisk * (row.atRisk - row.events));
    if (survival === 0) {
      return {
        ...row,
        survival,
        se: none("zero_denominator"),
        lower: none("not_estimable"),
        upper: none("not_estimable"),
      };
    }
    const se = survival * Math.sqrt(greenwood);
    if (survival === 1) return { ...row, survival, se, lower: none("not_estimable"), upper: none("not_estimable") };
    const reach = (z * se) / (survival * Math.log(survival));
    return { ...row, survival, se, lower: survival ** Math.exp(-reach), upper: survival ** Math.exp(reach) };
  });
  const events = rows.reduce((sum, row) => sum + row.events, 0);
  return {
    kind: "survival",
    meanOfEvents: events === 0 ? none("no_data") : rows.reduce((sum, row) => sum + row.time * (row.events / events), 0),
    points,
    median: firstHalf(points, (point) => point.survival),
    medianLower: firstHalf(points, (point) => point.lower),
    medianUpper: firstHalf(points, (point) => point.upper),
  };
}

/** Tolerance, so that rounding in a product of fractions does not decide whether a share is exactly one half. */
const halfTolerance = 1e-9;

function firstHalf(
  points: readonly SurvivalPoint[],
  pick: (point: SurvivalPoint) => number | NoNumber,
): number | NoNumber {
  const known = points.flatMap((point) => {
    const share = pick(point);
    return isNone(share) ? [] : [{ time: point.time, share }];
  });
  const first = known.find(({ share }) => share <= 0.5 + halfTolerance);
  if (first === undefined) return none("not_estimable");
  const next = known.find(({ share }) => share < 0.5 - halfTolerance);
  return first.share < 0.5 - halfTolerance || next === undefined ? first.time : (first.time + next.time) / 2;
}
