import { AppError } from "../../../src/base/errors.ts";
import { isNone } from "../../../src/base/finding.ts";
import { binomialQuantile } from "../../../src/stats/binomial.ts";
import { betaQuantile, betaTails } from "../../../src/stats/incomplete-beta.ts";
import { chiSquareUpper } from "../../../src/stats/incomplete-gamma.ts";
import { logGamma } from "../../../src/stats/log-gamma.ts";
import { normalCdf, normalLogCdf, normalQuantile } from "../../../src/stats/normal.ts";
import { quantile } from "../../../src/stats/quantile.ts";
import { roundHalfAway } from "../../../src/stats/rounding.ts";
import { studentTQuantile, studentTTwoSidedP } from "../../../src/stats/student-t.ts";
import { meanAndVariance } from "../../../src/stats/variance.ts";
import { type Methods, numberOrNull } from "../method.ts";

/** Where our quantile throws for lack of a finite value, the vectors expect the infinite limit. */
function quantileOrEnd(p: number): number {
  try {
    return normalQuantile(p);
  } catch (error) {
    if (error instanceof AppError && error.code === "stats.out-of-range")
      return p < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** The methods of `00-numerics.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const numerics: Methods = {
  normal_cdf: ({ x }) => ({ p: normalCdf(x), log_p: normalLogCdf(x) }),
  normal_quantile: ({ p }) => ({ x: quantileOrEnd(p) }),
  t_two_sided_p: ({ t, df }) => ({ p: studentTTwoSidedP(t, df) }),
  t_quantile: ({ p, df }) => ({ t: studentTQuantile(p, df) }),
  chisq_upper_tail: ({ x, df }) => ({ p: chiSquareUpper(x, df) }),
  incomplete_beta: ({ x, a, b }) => ({ p: betaTails(x, 1 - x, a, b).lower }),
  beta_quantile: ({ p, a, b }) => ({ x: betaQuantile(p, a, b) }),
  binomial_quantile: ({ p, size, prob }) => ({ k: binomialQuantile(p, size, prob) }),
  log_gamma: ({ x }) => ({ y: logGamma(x) }),
  quantile_type7: ({ x, probs }) => {
    const known = x.filter((value: number | null) => value !== null);
    const found = probs.map((p: number) => quantile(known, p));
    const refused = found.find(isNone);
    return { q: found.map(numberOrNull), ...(refused && { reason: refused.reason }) };
  },
  mean_variance: ({ x }) => {
    const found = meanAndVariance(x);
    const refused = [found.mean, found.variance].find(isNone);
    return {
      mean: numberOrNull(found.mean),
      var: numberOrNull(found.variance),
      ...(refused && { reason: refused.reason }),
    };
  },
  round_half_away_1: ({ x }) => ({ y: roundHalfAway(x, 1) }),
};
