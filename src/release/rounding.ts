import { hiddenValue, type Printed, printedCode, printedNumber } from "./printed.ts";

/**
 * Fixed ranges of large counts: a count of at least `from` students may be printed as the range of `step` that
 * contains it, `floor(n / step) * step` to `step - 1` more. The grid never depends on a value.
 */
export interface CountGrid {
  readonly from: number;
  readonly step: number;
}

/** How the rate of a group of `from` to `to` students is printed. Percent. */
export interface LadderStep {
  readonly from: number;
  /** Null: no upper end. */
  readonly to: number | null;
  /** Rates up to and including this are printed `<=low`. */
  readonly low: number;
  /** Rates from this on are printed `>=high`. */
  readonly high: number;
  /** Width of a band, or the multiple a rate is rounded to. */
  readonly step: number;
  /** `band`: the range that contains the rate. `rounded`: the nearest multiple of `step`, a half up. */
  readonly form: "band" | "rounded";
}

export interface Rounding {
  /** Null: counts are never printed as ranges. */
  readonly counts: CountGrid | null;
  /** By group size, smallest first, without overlap. A group below the first step has no rate. */
  readonly rates: readonly LadderStep[];
}

/** The ladder step for a group of n students; undefined below the first step. A count range counts with its lower end. */
export const ladderStepOf = (rates: readonly LadderStep[], n: number): LadderStep | undefined =>
  rates.find(({ from, to }) => n >= from && (to === null || n <= to));

/** A count as the range of the grid that contains it. */
export const printedCountRange = (n: number, { step }: CountGrid): Printed => {
  const low = Math.floor(n / step) * step;
  return { kind: "range", low, high: low + step - 1 };
};

/**
 * x of n students as a rate, coded and banded by the ladder; hidden if no step covers the size. Integer arithmetic, so
 * that a rate on an edge never moves.
 *
 * @param size  the count that picks the step: n, or the lower end of n's printed range
 */
export function printedRate(x: number, n: number, rates: readonly LadderStep[], size = n): Printed {
  const ladder = ladderStepOf(rates, size);
  if (ladder === undefined || n === 0) return hiddenValue;
  const { low, high, step, form } = ladder;
  if (100 * x <= low * n) return { kind: "at-most", high: low };
  if (100 * x >= high * n) return { kind: "at-least", low: high };
  if (form === "rounded") return printedNumber(Math.floor((200 * x + step * n) / (2 * step * n)) * step);
  const start = Math.floor((100 * x) / (step * n)) * step;
  return { kind: "range", low: start, high: start + step - 1 };
}

/** What an average can be: that of one student is from `least` to `most`. */
export interface AverageScale {
  readonly least: number;
  readonly most: number;
}

/** Decimals of a printed average: enough for a hundredth of its scale. */
export const averageDecimals = ({ least, most }: AverageScale): number => {
  const hundredth = (most - least) / 100;
  return [0, 1, 2, 3].find((decimals) => Number.isInteger(Number((hundredth * 10 ** decimals).toFixed(6)))) ?? 4;
};

/** Tolerance, so that a sum of fractions does not fall below a limit it is at. */
const dust = 1e-9;

/**
 * An average as a release prints it: its place on its scale is coded and rounded as a rate of so many students would be, always to
 * the nearest multiple of the step, a half up. Hidden if no step covers the size.
 *
 * @param sum  of the values of n students
 * @param size the count that picks the step: n, or the lower end of n's printed range
 */
export function printedAverage(
  sum: number,
  n: number,
  scale: AverageScale,
  rates: readonly LadderStep[],
  size = n,
): Printed {
  const ladder = ladderStepOf(rates, size);
  if (ladder === undefined || n === 0) return hiddenValue;
  const { least, most } = scale;
  const decimals = averageDecimals(scale);
  const place = (100 * (sum / n - least)) / (most - least);
  const at = (percent: number): number => Number((least + (percent * (most - least)) / 100).toFixed(decimals));
  if (place <= ladder.low + dust) return printedCode("at-most", at(ladder.low), decimals);
  if (place >= ladder.high - dust) return printedCode("at-least", at(ladder.high), decimals);
  const { step } = ladder;
  return printedNumber(at(Math.floor(place / step + 0.5 + dust) * step), decimals);
}
