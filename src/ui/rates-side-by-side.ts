import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { shareText, shownDigits } from "./format.ts";
import type { Words } from "./words.ts";

/** What a sentence prints next to two rates. */
interface Beside {
  /** Whether it prints how many times one is the other. */
  readonly ratio?: boolean;
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Most decimals of a rate in percent. */
const mostDigits = 3;

/**
 * Decimals with which two rates agree with their difference in points, and with their ratio, as both are printed:
 * 14.4% is 3.3 times 4.4%, but 14% is not 3.3 times 4%.
 */
export function digitsSideBySide(a: number, b: number, { ratio = false }: Beside = {}): number {
  const points = shownDigits(a - b, "share-points");
  for (let digits = 0; digits < mostDigits; digits++) {
    const [shownA, shownB] = [a, b].map((rate) =>
      rounded(rate * 100, Math.max(digits, shownDigits(rate, "share"))),
    ) as [number, number];
    const sameGap = rounded(shownA - shownB, points) === rounded((a - b) * 100, points);
    const sameRatio = !ratio || b === 0 || rounded(shownA / shownB, 1) === rounded(a / b, 1);
    if (sameGap && sameRatio) return digits;
  }
  return mostDigits;
}

/** Two rates as text, with enough decimals that a reader who compares them finds what the sentence says. */
export function ratesSideBySide(a: number, b: number, words: Words, beside: Beside = {}): readonly [string, string] {
  const digits = digitsSideBySide(a, b, beside);
  return [shareText(a, digits, words), shareText(b, digits, words)];
}

/** Decimals of a finding's two rates, of which its page prints the difference and, if there is one, the ratio. */
export const digitsOfRates = ({ rate, comparisonRate, unit, ratio }: AnyFinding): number =>
  unit === "share-points" ? digitsSideBySide(rate, comparisonRate, { ratio: ratio !== undefined }) : 0;
