import type { Unit } from "../base/finding.ts";
import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { rateText, roundedSize, shownDigits } from "./format.ts";
import type { Words } from "./words.ts";

/** What is printed next to two rates or averages. */
interface Beside {
  readonly unit?: Unit;
  /** Whether it prints how many times one is the other. */
  readonly ratio?: boolean;
}

/** A number as printed. */
const asPrinted = (value: number, unit: Unit, digits: number): number =>
  Math.sign(value) * roundedSize(value, unit, Math.max(digits, shownDigits(value, unit)));

/** Whether a reader who rounds the difference of two printed numbers gets the printed difference. */
function isDifference(shown: number, difference: number, digits: number): boolean {
  const [a, b] = [shown, difference].map((x) => Math.abs(x) * 10 ** digits) as [number, number];
  // A tie may be printed either way, so only the exact difference agrees with it.
  if (Math.abs((b % 1) - half) < dust) return Math.abs(a - b) < dust;
  return shown * difference >= 0 && Math.round(Number(a.toFixed(exact))) === Math.round(b);
}
const half = 0.5;
/** Floating-point error of a difference in percent, and the decimals that are free of it. */
const [dust, exact] = [1e-6, 6];

/** A ratio is printed with one decimal. */
const ten = 10;

/** Most decimals of a rate in percent, or of an average. */
const mostDigits = 3;

/**
 * Decimals with which two rates, or two averages, agree with their difference and their ratio as these are printed:
 * 14.4% is 3.3 times 4.4%, but 14% is not 3.3 times 4%.
 */
export function digitsSideBySide(a: number, b: number, { unit = "share", ratio = false }: Beside = {}): number {
  const [scale, gapUnit] = unit === "share" ? [100, "share-points" as const] : [1, unit];
  const difference = (a - b) * scale;
  const gapDigits = shownDigits(a - b, gapUnit);
  for (let digits = 0; digits < mostDigits; digits++) {
    const [shownA, shownB] = [asPrinted(a, unit, digits), asPrinted(b, unit, digits)];
    const sameRatio = !ratio || b === 0 || Math.round((shownA / shownB) * ten) === Math.round((a / b) * ten);
    if (isDifference(shownA - shownB, difference, gapDigits) && sameRatio) return digits;
  }
  return mostDigits;
}

/** Two rates as text, with enough decimals that a reader who compares them finds what the sentence says. */
export function ratesSideBySide(a: number, b: number, words: Words, beside: Beside = {}): readonly [string, string] {
  const { unit = "share" } = beside;
  const digits = digitsSideBySide(a, b, beside);
  return [rateText(a, unit, digits, words), rateText(b, unit, digits, words)];
}

/** Decimals of a finding's two rates or averages, of which its page prints the difference and, if there is one, the ratio. */
export const digitsOfRates = (
  { rate, comparisonRate, unit, ratio }: AnyFinding,
  hasRatio = ratio !== undefined,
): number =>
  digitsSideBySide(rate, comparisonRate, { unit: unit === "share-points" ? "share" : unit, ratio: hasRatio });
