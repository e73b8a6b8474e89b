import { ladderStepOf, printedRate } from "../release/rounding.ts";
import type { RateLadderStep } from "../rules/privacy.ts";

/** Smallest and largest number of students with an outcome, both included. */
export interface OutcomeRange {
  readonly low: number;
  readonly high: number;
  /** The rate is coded as very low or very high. */
  readonly isCoded: boolean;
}

/**
 * The range of x that prints as the same rate of n students as this one, for a reader who knows n. Undefined if the
 * rate of so few students is not printed.
 *
 * @param size the count that selects the step of the ladder: n, or the lower end of n's printed range
 * @param could another possible number of students of the group; then the range is for that number, with the same
 * rate
 */
export function printedOutcomes(
  x: number,
  n: number,
  rates: readonly RateLadderStep[],
  size: number,
  could = n,
): OutcomeRange | undefined {
  const ladder = ladderStepOf(rates, size);
  if (ladder === undefined || n === 0) return undefined;
  const printed = printedRate(x, n, rates, size);
  /** First whole number of students whose rate is at least `percent`. */
  const from = (percent: number): number => Math.ceil((percent * could) / 100);
  const lowest = Math.floor((ladder.low * could) / 100);
  const highest = from(ladder.high);
  if (printed.kind === "at-most") return { low: 0, high: lowest, isCoded: true };
  if (printed.kind === "at-least") return { low: highest, high: could, isCoded: true };
  const [start, end] =
    printed.kind === "number"
      ? [printed.value - ladder.step / 2, printed.value + ladder.step / 2]
      : printed.kind === "range"
        ? [printed.low, printed.high + 1]
        : [0, 100];
  return { low: Math.max(from(start), lowest + 1), high: Math.min(from(end), highest) - 1, isCoded: false };
}
