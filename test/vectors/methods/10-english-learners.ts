import { isNone } from "../../../src/base/finding.ts";
import { cumulativeIncidence, incidenceBy } from "../../../src/models/survival/cumulative-incidence.ts";
import { discreteHazard } from "../../../src/models/survival/discrete-hazard.ts";
import { discreteTimeModel } from "../../../src/models/survival/discrete-time-model.ts";
import { eventShareBy, kaplanMeier } from "../../../src/models/survival/kaplan-meier.ts";
import { logRank } from "../../../src/models/survival/log-rank.ts";
import { indicatorColumns } from "../../../src/stats/indicator-columns.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";

interface Spells {
  readonly time: number[];
  readonly event: number[];
}

/** The methods of `10-english-learners.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const englishLearners: Methods = {
  kaplan_meier: ({ conf, ...spells }: Spells & { conf: number }) => {
    const found = kaplanMeier(spells, conf);
    if (isNone(found)) return orNull(found, "time");
    const { points } = found;
    return {
      time: points.map((point) => point.time),
      n_risk: points.map((point) => point.atRisk),
      n_event: points.map((point) => point.events),
      n_censor: points.map((point) => point.censored),
      survival: points.map((point) => point.survival),
      greenwood_se: points.map((point) => numberOrNull(point.se)),
      lo: points.map((point) => numberOrNull(point.lower)),
      hi: points.map((point) => numberOrNull(point.upper)),
      median: numberOrNull(found.median),
      median_lo: numberOrNull(found.medianLower),
      median_hi: numberOrNull(found.medianUpper),
    };
  },
  logrank: (input: Spells & { group: string[] }) => {
    const found = logRank(input);
    if (isNone(found)) return orNull(found, "chisq", "p");
    return {
      chisq: found.chiSquare,
      df: found.df,
      p: found.p,
      observed: Object.fromEntries(found.groups.map(({ group, observed }) => [group, observed])),
      expected: Object.fromEntries(found.groups.map(({ group, expected }) => [group, expected])),
    };
  },
  cumulative_incidence: ({ time, status, times }: { time: number[]; status: number[]; times: number[] }) => {
    const found = cumulativeIncidence({ time, status });
    const alone = kaplanMeier({ time, event: status.map((code) => Number(code === 1)) });
    if (isNone(found)) return orNull(found, "reclassified", "left");
    if (isNone(alone)) return orNull(alone, "one_minus_km_at_8");
    return {
      reclassified: times.map((at) => incidenceBy(found.event, at).share),
      reclassified_var: times.map((at) => incidenceBy(found.event, at).variance),
      left: times.map((at) => incidenceBy(found.competing, at).share),
      left_var: times.map((at) => incidenceBy(found.competing, at).variance),
      one_minus_km_at_8: eventShareBy(alone.points, 8),
    };
  },
  discrete_hazard: ({ periods, ...spells }: Spells & { periods: number }) => {
    const rows = discreteHazard(spells, periods);
    return {
      at_risk: rows.map((row) => row.atRisk),
      events: rows.map((row) => row.events),
      censored: rows.map((row) => row.censored),
      hazard: rows.map((row) => numberOrNull(row.hazard)),
      se: rows.map((row) => numberOrNull(row.se)),
      survival: rows.map((row) => numberOrNull(row.survival)),
    };
  },
  discrete_time_model: (
    input: Spells & { group: string[]; reference: string; link: "logit" | "cloglog"; periods: number },
  ) => {
    const { time, event, group, reference, link, periods } = input;
    const covariates = indicatorColumns("g", group, reference).map(({ name, values }) => ({
      name: name.replace(" ", ""),
      values,
    }));
    const found = discreteTimeModel({ time, event, covariates, link, periods });
    if (isNone(found)) return orNull(found, "coef");
    const effects = [...found.periods.map((one) => ({ ...one, name: `factor(k)${one.name}` })), ...found.covariates];
    return {
      coef: Object.fromEntries(effects.map(({ name, value }) => [name, value])),
      se: Object.fromEntries(effects.map(({ name, se }) => [name, se])),
      deviance: found.deviance,
    };
  },
};
