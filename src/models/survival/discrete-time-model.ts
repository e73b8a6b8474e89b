import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { type LogisticLink, logistic } from "../../stats/logistic.ts";
import type { Regressor } from "../../stats/regression.ts";
import { requireFinite, requireSameLength } from "../../stats/require.ts";
import { requirePeriods } from "./discrete-hazard.ts";
import type { Durations } from "./durations.ts";

export interface HazardEffect {
  readonly name: string;
  readonly value: number;
  readonly se: number;
}

export interface DiscreteTimeModel {
  readonly kind: "hazard-model";
  /** Effect of each period on the link scale, for a student whose covariates are all 0. */
  readonly periods: readonly HazardEffect[];
  /** Effect per unit of each covariate: log odds (logit) or log hazard ratio (cloglog), the same in all periods. */
  readonly covariates: readonly HazardEffect[];
  readonly deviance: number;
  readonly personPeriods: number;
}

/**
 * Discrete-time hazard regression: one row per student and period at risk, with a dummy per period and covariates
 * whose effect is the same in every period. Students with equal covariates are grouped, so the cost grows with
 * distinct covariate patterns rather than rows.
 *
 * @param input  covariates have one number per student; times beyond `periods` are censored at the last
 * @returns `separation` if a period or group has all events or none; `not_estimable` for covariates that are
 *   combinations of others; `too_few_rows`
 * @throws AppError models.bad-durations, models.bad-periods, stats.bad-shape, stats.not-finite
 * @see Singer & Willett 2003, chapter 11; Prentice & Gloeckler 1978, doi:10.2307/2529588
 */
export function discreteTimeModel(
  input: Durations & {
    readonly covariates: readonly Regressor[];
    readonly periods: number;
    readonly link?: LogisticLink;
  },
): DiscreteTimeModel | NoNumber {
  const { covariates, periods, link = "logit" } = input;
  requirePeriods(input, periods);
  for (const { name, values } of covariates) {
    requireSameLength(values, input.time, { covariate: name }, "times");
    requireFinite(values, { covariate: name });
  }
  const kinds = personPeriods(input, covariates, periods);
  const rows = kinds.flatMap(({ students, period, events, trials }) => [
    { students, period, y: 1, weight: events },
    { students, period, y: 0, weight: trials - events },
  ]);
  const used = rows.filter(({ weight }) => weight > 0);
  if (used.length === 0) return none("no_data");
  const last = used.reduce((most, { period }) => Math.max(most, period), 0);
  const listed = Array.from({ length: last }, (_, k) => k + 1);
  const fit = logistic(
    [
      ...listed.map((period) => Float64Array.from(used, (row) => Number(row.period === period))),
      ...covariates.map(({ values }) => Float64Array.from(used, ({ students }) => values[students]!)),
    ],
    used.map(({ y }) => y),
    { link, weights: used.map(({ weight }) => weight) },
  );
  if (isNone(fit)) return none(fit.reason);
  const effect = (name: string, j: number): HazardEffect => ({
    name,
    value: fit.coefficients[j]!,
    se: fit.standardErrors[j]!,
  });
  return {
    kind: "hazard-model",
    periods: listed.map((period, j) => effect(String(period), j)),
    covariates: covariates.map(({ name }, j) => effect(name, last + j)),
    deviance: fit.deviance,
    personPeriods: kinds.reduce((sum, { trials }) => sum + trials, 0),
  };
}

interface PersonPeriodKind {
  /** Index of one student with these covariates. */
  readonly students: number;
  readonly period: number;
  events: number;
  trials: number;
}

/** Groups students with equal covariates: per period, how many were at risk and how many had the event. */
function personPeriods(
  { time, event }: Durations,
  covariates: readonly Regressor[],
  periods: number,
): readonly PersonPeriodKind[] {
  const kinds = new Map<string, PersonPeriodKind[]>();
  for (let i = 0; i < time.length; i++) {
    const key = covariates.map(({ values }) => values[i]! + 0).join(" ");
    const own = kinds.get(key) ?? [];
    kinds.set(key, own);
    const seen = Math.min(time[i]!, periods);
    for (let period = own.length + 1; period <= seen; period++) own.push({ students: i, period, events: 0, trials: 0 });
    for (let k = 0; k < seen; k++) own[k]!.trials += 1;
    if (event[i] && time[i]! <= periods) own[seen - 1]!.events += 1;
  }
  return [...kinds.values()].flat();
}
