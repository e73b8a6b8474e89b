import type { Unit } from "../base/finding.ts";
import { formats } from "./language/formats.ts";

export { schoolYear } from "./language/formats.ts";

import type { Words } from "./words.ts";

/** Tolerance, so that floating-point error does not round up a full step (methods.md 1.7). */
const dust = 1e-9;

/** Texts by locale, decimals and rounded value. A report prints few distinct numbers, and `Intl` is far slower than a lookup. */
const printed = new Map<string, Map<number, string>[]>();

/** The value in units of the last decimal; undefined near a tie, where only `Intl` knows which way it rounds. */
function inLastDecimal(value: number, digits: number): number | undefined {
  const scaled = Math.abs(value) * 10 ** digits;
  const whole = Math.round(scaled);
  // Larger numbers have no digits left for the distance from a tie.
  if (scaled > 1e6 || Math.abs(Math.abs(scaled - whole) - 0.5) < dust) return undefined;
  return value < 0 && whole > 0 ? -whole : whole;
}

function number(value: number, digits: number, locale: string): string {
  const rounded = inLastDecimal(value, digits);
  if (rounded === undefined) return inFull(value, digits, locale);
  const byDigits = printed.get(locale) ?? [];
  if (byDigits.length === 0) printed.set(locale, byDigits);
  let texts = byDigits[digits];
  if (texts === undefined) {
    texts = new Map();
    byDigits[digits] = texts;
  }
  const known = texts.get(rounded);
  if (known !== undefined) return known;
  const text = inFull(value, digits, locale);
  texts.set(rounded, text);
  return text;
}

const inFull = (value: number, digits: number, locale: string): string =>
  formats.decimal(locale, digits).format(value).replace(/^-/, "−");

/** A count of people or things: whole, with thousands separators. */
export const countText = (n: number, words: Words): string => number(n, 0, words.locale);

/** A number with so many decimals. */
export const decimalText = (value: number, decimals: number, words: Words): string =>
  number(value, decimals, words.locale);

/** Decimals to print, depending on magnitude. */
function digitsOf(value: number, unit: Unit): number {
  const size = Math.abs(value);
  switch (unit) {
    case "share":
      return (value > 0 && value < 0.0195) || (value < 1 && value > 0.9805) ? 1 : 0;
    case "share-points":
      return size > 0 && size < 0.0095 ? 1 : 0;
    case "ratio":
    case "students":
    case "days":
    case "days-per-100-students":
      return 1;
    case "scale-points":
      return size > 0 && size < 9.5 ? 1 : 0;
    case "dollars-per-student":
      return 0;
    case "standard-deviations":
    case "index":
      return 2;
  }
}

const isShare = (unit: Unit): boolean => unit === "share" || unit === "share-points";

function plain(value: number, unit: Unit, digits: number, words: Words): string {
  const { locale } = words;
  if (unit === "share") return `${number(value * 100, digits, locale)}%`;
  if (unit === "share-points") return number(value * 100, digits, locale);
  if (unit === "dollars-per-student") return `${value < 0 ? "−" : ""}$${number(Math.abs(value), digits, locale)}`;
  return number(value, digits, locale);
}

/** A number for a table or a mark: "29%", "2.6", "−42", "$12,345". Omits the word "points". */
export const shortValue = (value: number, unit: Unit, words: Words): string =>
  plain(value, unit, digitsOf(value, unit), words);

/** Decimals that `shortValue` prints. */
export const shownDigits = digitsOf;

/** A rate or an average with at least so many decimals: "14.4%". */
export const rateText = (value: number, unit: Unit, least: number, words: Words): string =>
  plain(value, unit, Math.max(least, digitsOf(value, unit)), words);

/** Same with explicit sign: "+4", "−11". For differences. */
export function signedValue(value: number, unit: Unit, words: Words): string {
  const text = shortValue(value, unit, words);
  return /[1-9]/.test(text) && value > 0 ? `+${text}` : text;
}

/** The number as printed, without its sign; decides the plural of the unit. */
export const roundedSize = (value: number, unit: Unit, digits: number): number =>
  Number(number(Math.abs(value) * (isShare(unit) ? 100 : 1), digits, "en-US").replaceAll(",", ""));

/**
 * A number with its unit in words: "29%", "11 points", "2.6 times", "27.4 students", "$12,345".
 *
 * @param least  fewest decimals
 */
export function valueWords(value: number, unit: Unit, words: Words, least = 0): string {
  const digits = Math.max(least, digitsOf(value, unit));
  const n = roundedSize(value, unit, digits);
  return n === 0 && value !== 0 && (unit === "share-points" || unit === "scale-points")
    ? words.say("unit.under-points", { n: number(0.1, 1, words.locale) })
    : withUnit(plain(value, unit, digits, words), n, unit, words);
}

/** @param text  the number as printed; @param n  the same without its sign, for the plural */
function withUnit(text: string, n: number, unit: Unit, words: Words): string {
  switch (unit) {
    case "share":
    case "dollars-per-student":
    case "index":
      return text;
    case "share-points":
      return words.say("unit.points", { n, text });
    case "scale-points":
      return words.say("unit.test-points", { n, text });
    case "ratio":
      return words.say("unit.times", { n: text });
    case "days":
    case "days-per-100-students":
      return words.say("unit.days", { n, text });
    case "students":
      return words.say("unit.students", { n, text });
    case "standard-deviations":
      return words.say("unit.standard-deviations", { n: text });
  }
}

/** The ends of an interval rounded outward, with the decimals that both are printed with. */
function outward(
  lower: number,
  upper: number,
  unit: Unit,
): { readonly ends: [number, number]; readonly digits: number } {
  const digits = Math.max(digitsOf(lower, unit), digitsOf(upper, unit));
  const step = 10 ** digits * (isShare(unit) ? 100 : 1);
  return { ends: [Math.floor(lower * step + dust) / step, Math.ceil(upper * step - dust) / step], digits };
}

function rangeEnds(lower: number, upper: number, unit: Unit, words: Words): { readonly a: string; readonly b: string } {
  const { ends, digits } = outward(lower, upper, unit);
  return { a: plain(ends[0], unit, digits, words), b: plain(ends[1], unit, digits, words) };
}

/** An interval in words, rounded outward so that it never looks narrower than it is: "26% to 33%". */
export const rangeWords = (lower: number, upper: number, unit: Unit, words: Words): string =>
  words.say("range.values", rangeEnds(lower, upper, unit, words));

/** An end of an interval as printed: its value, and its size without a sign, bare ("2") and with the unit ("2 points"). */
export interface RangeEnd {
  readonly value: number;
  readonly bare: string;
  readonly size: string;
}

/** Both ends of an interval, rounded outward like the same interval in a table. */
export function rangeEndWords(lower: number, upper: number, unit: Unit, words: Words): readonly [RangeEnd, RangeEnd] {
  const { ends, digits } = outward(lower, upper, unit);
  return ends.map((value) => {
    const bare = plain(Math.abs(value), unit, digits, words);
    const n = Number((Math.abs(value) * (isShare(unit) ? 100 : 1)).toFixed(digits));
    return { value, bare, size: withUnit(bare, n, unit, words) };
  }) as [RangeEnd, RangeEnd];
}

/** A short range for a column: "30–34%". Rounded outward. */
export function bandWords(lower: number, upper: number, unit: Unit, words: Words): string {
  const ends = rangeEnds(lower, upper, unit, words);
  return unit === "share" ? `${ends.a.replace("%", "")}–${ends.b}` : `${ends.a}–${ends.b}`;
}

/** A day written out. @param day "2026-03-27" */
export const dayWords = (day: string, words: Words): string =>
  formats.date(words.locale).format(new Date(`${day}T00:00:00Z`));

/** "a, b and c", by the language's list rules. */
export const listWords = (items: readonly string[], words: Words): string =>
  formats.list(words.locale, "conjunction").format(items);

/** An ordinal: 1st, 420th; 1.º, 420.º. */
export const placeWords = (place: number, words: Words): string =>
  words.say(`ordinal.${ordinalForm(place, words)}`, { n: place });

function ordinalForm(place: number, words: Words): "one" | "two" | "few" | "other" {
  const form = formats.plurals(words.locale, "ordinal").select(place);
  return form === "one" || form === "two" || form === "few" ? form : "other";
}
