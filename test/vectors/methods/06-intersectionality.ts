import { isNone } from "../../../src/base/finding.ts";
import { type Maihda, maihda, type StrataModel } from "../../../src/models/maihda.ts";
import { shrinkRates } from "../../../src/models/shrunken-rates.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";
import { percent } from "../units.ts";

interface VectorStratum {
  readonly race: string;
  readonly gender: string;
  readonly sed: string;
  readonly n: number;
  readonly y: number;
}

/** R names a coefficient by dimension and level run together. */
const fixed = ({ effects }: StrataModel) =>
  Object.fromEntries(
    effects.map(({ dimension, level, value }) => [dimension === null ? "(Intercept)" : `${dimension}${level}`, value]),
  );

const perStratum = ({ strata }: Maihda, pick: (one: Exclude<Maihda["strata"][number], { kind: "none" }>) => number) =>
  strata.map((one) => (isNone(one) ? null : pick(one)));

/** The methods of `06-intersectionality.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const intersectionality: Methods = {
  maihda: (input: { strata: readonly VectorStratum[]; reference: Record<string, string> }) => {
    const strata = input.strata.map(({ n, y, ...levels }) => ({ levels, n, hits: y }));
    const laplace = maihda(strata, { reference: input.reference });
    const quadrature = maihda(strata, { reference: input.reference, nodes: 25 });
    if (isNone(laplace)) return orNull(laplace, "null_variance");
    if (isNone(quadrature)) return orNull(quadrature, "null_variance_agq25");
    return {
      null_intercept: laplace.null.effects[0]?.value,
      null_variance: laplace.null.variance,
      null_vpc: laplace.null.vpc,
      null_variance_agq25: quadrature.null.variance,
      main_variance: laplace.main.variance,
      main_variance_agq25: quadrature.main.variance,
      main_vpc: laplace.main.vpc,
      pcv: numberOrNull(laplace.pcv),
      main_fixed: fixed(laplace.main),
      stratum_random_effect_null: perStratum(laplace, ({ effect }) => effect.value),
      stratum_random_effect_null_sd: perStratum(laplace, ({ effect }) => effect.sd),
      stratum_predicted_null: perStratum(laplace, ({ towardMean }) => towardMean.value),
      stratum_predicted_main: perStratum(laplace, ({ towardSum }) => towardSum.value),
      stratum_interaction_effect: perStratum(laplace, ({ interaction }) => interaction.value),
    };
  },
  empirical_bayes_logit: ({ x, n, method }: { x: number[]; n: number[]; method: "DL" | "REML" }) => {
    const found = shrinkRates(
      x.map((hits, i) => ({ hits, n: n[i]! })),
      { method },
    );
    if (isNone(found)) return orNull(found, "tau2");
    const { logits, rates } = found;
    return {
      tau2: logits.betweenVariance,
      mu: logits.mean,
      mu_se: logits.meanSe,
      Q: logits.q,
      I2: percent(logits.signalShare),
      reliability: [...logits.reliability],
      shrunk_logit: [...logits.shrunk],
      shrunk_se: [...logits.shrunkSe],
      shrunk_rate: rates.map((rate) => (isNone(rate) ? null : rate.value)),
    };
  },
};
