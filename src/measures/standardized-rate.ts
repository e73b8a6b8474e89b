import { type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { gammaQuantile } from "../stats/incomplete-gamma.ts";
import { zForConfidence } from "../stats/normal.ts";
import type { RateRatio } from "../stats/rate-ratio.ts";
import { requireConfidence } from "../stats/require.ts";
import type { Interval } from "../stats/wilson.ts";
import { allSound, type Counts, share, together } from "./counts.ts";

/** One grade: the group's counts, and the standard population's (the district). */
export interface GradeStratum {
  readonly group: Counts;
  readonly standard: Counts;
}

export interface StandardizedRate {
  readonly crude: number | NoNumber;
  /**
   * Directly standardized rate: the group's rates at the standard population's grade mix. Fay-Feuer gamma interval,
   * which may exceed 1 in tiny groups. "zero_denominator" if a grade has no student of the group; use the indirect
   * rate then.
   */
  readonly direct: (Interval & { readonly value: number }) | NoNumber;
  /** Expected outcomes at the standard population's rates, grade by grade. */
  readonly expected: number | NoNumber;
  /** Indirect standardization: observed over expected, with log-normal interval and standard error 1/sqrt(observed). */
  readonly observedOverExpected: RateRatio | NoNumber;
}

/**
 * A group's rate standardized by grade, for comparing groups with different grade mixes.
 *
 * @param strata  one entry per grade
 * @param confidence   a share strictly between 0 and 1
 * @returns each field a number or its reason; "invalid_input" for all if a count is invalid
 * @throws AppError stats.bad-confidence
 * @see Fay & Feuer 1997; epitools ageadjust.direct, ageadjust.indirect
 */
export function standardizedRate(
  strata: readonly GradeStratum[],
  confidence = confidenceLevel.value,
): StandardizedRate {
  requireConfidence(confidence);
  if (!allSound(strata.flatMap(({ group, standard }) => [group, standard]))) {
    const bad = none("invalid_input");
    return { crude: bad, direct: bad, expected: bad, observedOverExpected: bad };
  }
  const all = together(strata.map(({ group }) => group));
  const expected = expectedOf(strata);
  return {
    crude: share(all),
    direct: directOf(strata, confidence),
    expected,
    observedOverExpected: overExpected(all.hits, expected, confidence),
  };
}

function directOf(strata: readonly GradeStratum[], confidence: number): StandardizedRate["direct"] {
  const standardN = strata.reduce((sum, { standard }) => sum + standard.n, 0);
  const used = strata.filter(({ standard }) => standard.n > 0);
  if (standardN === 0 || used.some(({ group }) => group.n === 0)) return none("zero_denominator");
  let value = 0;
  let variance = 0;
  let widest = 0;
  for (const { group, standard } of used) {
    const weight = standard.n / standardN / group.n;
    value += weight * group.hits;
    variance += weight ** 2 * group.hits;
    widest = Math.max(widest, weight);
  }
  const alpha = 1 - confidence;
  const highShape = (value + widest) ** 2 / (variance + widest ** 2);
  return {
    value,
    lower: value === 0 ? 0 : gammaQuantile(alpha / 2, value ** 2 / variance) * (variance / value),
    upper: gammaQuantile(1 - alpha / 2, highShape) * ((variance + widest ** 2) / (value + widest)),
  };
}

function expectedOf(strata: readonly GradeStratum[]): number | NoNumber {
  const used = strata.filter(({ group }) => group.n > 0);
  if (used.length === 0 || used.some(({ standard }) => standard.n === 0)) return none("zero_denominator");
  return used.reduce((sum, { group, standard }) => sum + (group.n * standard.hits) / standard.n, 0);
}

function overExpected(observed: number, expected: number | NoNumber, confidence: number): RateRatio | NoNumber {
  if (typeof expected !== "number") return expected;
  if (expected === 0) return none(observed === 0 ? "not_estimable" : "zero_reference_rate");
  const ratio = observed / expected;
  if (observed === 0) return { kind: "ratio", ratio, interval: none("zero_numerator") };
  const half = zForConfidence(confidence) / Math.sqrt(observed);
  return { kind: "ratio", ratio, interval: { lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half) } };
}
