import { type NoNumber, none } from "../base/finding.ts";
import { nelsonPatterns } from "../rules/improvement.ts";

/** Nelson's eight tests; each lists the index of the last point of every pattern found. */
export interface NelsonRules {
  /** 1: a point beyond 3 sigma. */
  readonly beyond: readonly number[];
  /** 2: nine in a row on one side of the center. */
  readonly oneSide: readonly number[];
  /** 3: six in a row steadily rising or falling. */
  readonly steady: readonly number[];
  /** 4: fourteen in a row alternating up and down. */
  readonly alternating: readonly number[];
  /** 5: two of three beyond 2 sigma on one side. */
  readonly twoOfThree: readonly number[];
  /** 6: four of five beyond 1 sigma on one side. */
  readonly fourOfFive: readonly number[];
  /** 7: fifteen in a row within 1 sigma. */
  readonly hugging: readonly number[];
  /** 8: eight in a row beyond 1 sigma, on either side. */
  readonly avoiding: readonly number[];
}

/** Tests on by default; each additional test adds false alarms. */
export const defaultNelsonRules = ["beyond", "oneSide", "twoOfThree"] as const satisfies readonly (keyof NelsonRules)[];

/**
 * Nelson's rules with strict comparisons: a point on a line is not beyond it. A pattern does not span a missing
 * point.
 *
 * @param series  one finite number per period in order of time, null where missing
 * @param center  center line of the chart
 * @param sigma   standard deviation of the chart, > 0
 * @returns indexes at which each test signals; "zero_variance" for sigma 0, "invalid_input" for values that are not
 *   numbers
 * @see Nelson 1984, doi:10.1080/00224065.1984.11978921
 */
export function nelsonRules(series: readonly (number | null)[], center: number, sigma: number): NelsonRules | NoNumber {
  const sound =
    sigma >= 0 && [center, sigma].every(Number.isFinite) && series.every((y) => y === null || Number.isFinite(y));
  if (!sound) return none("invalid_input");
  if (sigma === 0) return none("zero_variance");
  const above = (times: number) => (y: number) => y > center + times * sigma;
  const below = (times: number) => (y: number) => y < center - times * sigma;
  const room = nelsonPatterns.hugging.sigmas * sigma;
  const within = (y: number): boolean => y > center - room && y < center + room;
  const beyondOne = (y: number): boolean =>
    above(nelsonPatterns.avoiding.sigmas)(y) || below(nelsonPatterns.avoiding.sigmas)(y);
  const ends = (test: keyof NelsonRules, isPattern: (stretch: readonly number[]) => boolean): number[] => {
    const { inRow } = nelsonPatterns[test];
    return series.flatMap((_, at) => {
      const stretch = series.slice(Math.max(0, at + 1 - inRow), at + 1).filter((y) => y !== null);
      return stretch.length === inRow && isPattern(stretch) ? [at] : [];
    });
  };
  /** Enough consecutive points are beyond the test's sigmas on the same side. */
  const endsOnOneSide = (test: keyof NelsonRules): number[] => {
    const { points, sigmas } = nelsonPatterns[test];
    return ends(
      test,
      (stretch) => stretch.filter(above(sigmas)).length >= points || stretch.filter(below(sigmas)).length >= points,
    );
  };

  return {
    beyond: endsOnOneSide("beyond"),
    oneSide: endsOnOneSide("oneSide"),
    steady: ends("steady", (stretch) => {
      const steps = stepsOf(stretch);
      return steps.every((step) => step > 0) || steps.every((step) => step < 0);
    }),
    alternating: ends("alternating", (stretch) => {
      const steps = stepsOf(stretch);
      return steps.every((step, at) => step !== 0 && (at === 0 || step === -(steps[at - 1] ?? 0)));
    }),
    twoOfThree: endsOnOneSide("twoOfThree"),
    fourOfFive: endsOnOneSide("fourOfFive"),
    hugging: ends("hugging", (stretch) => stretch.every(within)),
    avoiding: ends("avoiding", (stretch) => stretch.every(beyondOne)),
  };
}

/** Direction of each step: 1 up, -1 down, 0 level. */
const stepsOf = (stretch: readonly number[]): number[] =>
  stretch.slice(1).map((y, at) => {
    const previous = stretch[at] ?? y;
    return y > previous ? 1 : y < previous ? -1 : 0;
  });
