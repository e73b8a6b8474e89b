import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { zForConfidence } from "../stats/normal.ts";
import { type RandomIntercept, randomIntercept } from "../stats/random-intercept.ts";
import type { RegressionInput, Regressor } from "../stats/regression.ts";
import { requireSameLength } from "../stats/require.ts";

export interface MultilevelCoefficient {
  readonly name: string;
  readonly value: number;
  readonly se: number;
}

/**
 * A district's effect: how far it is above or below the prediction from its schools' covariates, shrunk according to
 * its number of schools.
 */
export interface DistrictEffect {
  readonly unit: string | number;
  readonly schools: number;
  readonly effect: number;
  /** Standard deviation given the coefficients and variances; used for the interval. */
  readonly sd: number;
  readonly lower: number;
  readonly upper: number;
  readonly reliability: number;
}

export interface MultilevelModel {
  readonly kind: "multilevel";
  readonly coefficients: readonly MultilevelCoefficient[];
  readonly varianceBetween: number;
  readonly varianceWithin: number;
  /** Share of the unexplained variance between units (intraclass correlation). */
  readonly shareBetween: number;
  /** One per unit, in order of first appearance. */
  readonly units: readonly DistrictEffect[];
}

/**
 * Schools in districts: y = x'b + u_district + e by restricted maximum likelihood, one random intercept. Hierarchical
 * variant of the outlier model: nothing is averaged beforehand, and a one-school district is shrunk strongly toward
 * the mean.
 *
 * @param unit  the district of each row
 * @returns `too_few_rows` unless rows outnumber coefficients; `too_few_units` with one district, or one per row;
 *   `not_estimable` if columns are linear combinations of others (named) or the fit is exact
 * @throws AppError stats.bad-shape, stats.not-finite, stats.out-of-range
 * @see Bates, Maechler, Bolker & Walker 2015, doi:10.18637/jss.v067.i01
 */
export function multilevelModel(
  input: Pick<RegressionInput, "y" | "columns"> & { readonly unit: readonly (string | number)[] },
  confidence = confidenceLevel.value,
): MultilevelModel | NoNumber {
  const z = zForConfidence(confidence);
  requireSameLength(input.unit, input.y, "units", "outcome");
  const units = [...new Set(input.unit)];
  const place = new Map(units.map((unit, u) => [unit, u]));
  const fit: RandomIntercept | NoNumber = randomIntercept({
    y: input.y,
    columns: input.columns as readonly Regressor[],
    group: Int32Array.from(input.unit, (unit) => place.get(unit)!),
    groups: units.length,
  });
  if (isNone(fit)) return fit;
  if (fit.varianceWithin === 0) return none("not_estimable");
  return {
    kind: "multilevel",
    coefficients: fit.names.map((name, j) => ({ name, value: fit.coefficients[j]!, se: fit.standardErrors[j]! })),
    varianceBetween: fit.varianceBetween,
    varianceWithin: fit.varianceWithin,
    shareBetween: fit.varianceBetween / (fit.varianceBetween + fit.varianceWithin),
    units: units.map((unit, u) => {
      const [effect, sd] = [fit.effect[u]!, fit.effectSd[u]!];
      return {
        unit,
        schools: fit.size[u]!,
        effect,
        sd,
        lower: effect - z * sd,
        upper: effect + z * sd,
        reliability: fit.reliability[u]!,
      };
    }),
  };
}
