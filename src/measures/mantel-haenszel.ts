import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { zForConfidence } from "../stats/normal.ts";
import type { RateRatio } from "../stats/rate-ratio.ts";
import type { Interval } from "../stats/wilson.ts";
import { allSound, type Counts, together } from "./counts.ts";
import { riskRatio } from "./risk-ratio.ts";

/** A group and everyone else at one school. */
export interface SchoolPair {
  readonly group: Counts;
  readonly rest: Counts;
}

export interface WithinSchools {
  /** Mantel-Haenszel risk ratio pooled over schools; Greenland-Robins interval. */
  readonly riskRatio: RateRatio | NoNumber;
  /** Mantel-Haenszel risk difference in share points; Sato interval. */
  readonly riskDifference: (Interval & { readonly value: number }) | NoNumber;
  /**
   * District-wide ratio, ignoring schools. Crude 3.0 with pooled 1.4 means most of the disparity is between schools.
   */
  readonly crudeRiskRatio: number | NoNumber;
  /** Schools that have students in the group and in the rest; other schools carry no information. */
  readonly schoolsUsed: number;
}

/**
 * Within-school disproportionality: a risk ratio and a risk difference pooled over schools. Also valid for many small
 * schools.
 *
 * @param schools  one entry per school
 * @param confidence    a share strictly between 0 and 1
 * @returns ratio and difference are "no_comparison_group" if no school has both, "not_estimable" if no student has
 *   the outcome in those schools; the ratio is "zero_reference_rate" if none of the rest has it; "invalid_input"
 * @throws AppError stats.bad-confidence
 * @see Mantel & Haenszel 1959; Greenland & Robins 1985, doi:10.2307/2530643; Sato 1989, doi:10.2307/2532057
 */
export function mantelHaenszel(schools: readonly SchoolPair[], confidence = confidenceLevel.value): WithinSchools {
  const z = zForConfidence(confidence);
  const refuse = (reason: NoNumber, schoolsUsed: number, crude: number | NoNumber): WithinSchools => ({
    riskRatio: reason,
    riskDifference: reason,
    crudeRiskRatio: crude,
    schoolsUsed,
  });
  if (!allSound(schools.flatMap(({ group, rest }) => [group, rest])))
    return refuse(none("invalid_input"), 0, none("invalid_input"));
  const crude = riskRatio(together(schools.map((s) => s.group)), together(schools.map((s) => s.rest)));
  const crudeRiskRatio = isNone(crude) ? crude : crude.ratio;
  const used = schools.filter(({ group, rest }) => group.n > 0 && rest.n > 0);
  if (used.length === 0) return refuse(none("no_comparison_group"), 0, crudeRiskRatio);

  let above = 0;
  let below = 0;
  let ratioVariance = 0;
  let difference = 0;
  let weights = 0;
  let p = 0;
  let q = 0;
  for (const { group, rest } of used) {
    const [x1, n1, x2, n2] = [group.hits, group.n, rest.hits, rest.n];
    const n = n1 + n2;
    // Divide each product before adding, so that large schools do not overflow.
    above += (x1 * n2) / n;
    below += (x2 * n1) / n;
    ratioVariance += (n1 / n) * (n2 / n) * (x1 + x2) - (x1 / n) * x2;
    difference += (x1 * n2 - x2 * n1) / n;
    weights += (n1 * n2) / n;
    p += (n1 / n) ** 2 * x2 - (n2 / n) ** 2 * x1 + (((n1 / n) * n2) / n) * ((n2 - n1) / 2);
    q += (x1 * (n2 - x2) + x2 * (n1 - x1)) / (2 * n);
  }
  if (above === 0 && below === 0) return refuse(none("not_estimable"), used.length, crudeRiskRatio);
  const value = difference / weights;
  const se = Math.sqrt(Math.max(0, value * p + q)) / weights;
  return {
    riskRatio: pooledRatio(above, below, ratioVariance, z),
    riskDifference: { value, lower: value - z * se, upper: value + z * se },
    crudeRiskRatio,
    schoolsUsed: used.length,
  };
}

function pooledRatio(above: number, below: number, variance: number, z: number): RateRatio | NoNumber {
  if (below === 0) return none("zero_reference_rate");
  const ratio = above / below;
  if (above === 0) return { kind: "ratio", ratio, interval: none("zero_numerator") };
  const half = z * Math.sqrt(Math.max(0, variance / above / below));
  return { kind: "ratio", ratio, interval: { lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half) } };
}
