import type { ColumnCounts } from "../base/shown-value.ts";
import { schoolYearBounds } from "../rules/us-ca-school-year.ts";
import { type CodeWords, likertWords, meaningOf, plainValue } from "../sources/vocabulary/code-words.ts";

/** Statistics of a column's values, excluding marks that may mean "missing". */
export interface ColumnShape {
  /** Nonblank values. */
  readonly filled: number;
  /** Values that are neither blank nor a mark. */
  readonly known: number;
  /** The 500 most frequent distinct values with counts. */
  readonly values: ReadonlyMap<string, number>;
  /** More than 500 distinct values. */
  readonly many: boolean;
  /** Marks with their counts. */
  readonly marks: ReadonlyMap<string, number>;
  /** Shares of the values that are neither blank nor a mark, 0 to 1. */
  readonly dates: number;
  readonly numbers: number;
  readonly whole: number;
  readonly yesNo: number;
  readonly schoolYears: number;
  /** Values of exactly four digits, like a year. */
  readonly bareYears: number;
  readonly least: number | null;
  readonly most: number | null;
  /** Digits-only values by their length. */
  readonly widths: ReadonlyMap<number, number>;
  /** Order of month and day in slash dates, as far as the values reveal it. */
  readonly dateOrder: "none" | "month-first" | "day-first" | "either" | "both";
}

/** Counts that decide whether a column's values may be shown; see `shownValue`. */
export const countsOfColumn = ({ known, values, many }: ColumnShape): ColumnCounts => ({
  rows: known,
  distinct: many ? known : values.size,
});

/** Texts that mean "no value" in any column of numbers, dates or codes. */
export const plainMarks: ReadonlySet<string> = new Set([
  "NA",
  "N/A",
  "#N/A",
  "NULL",
  "NONE",
  "NAN",
  ".",
  "-",
  "--",
  "---",
  "?",
  "#VALUE!",
  "#DIV/0!",
  "#REF!",
  "BLANK",
  "(BLANK)",
  "(NULL)",
  "SIN DATO",
  "S/D",
]);

/** Texts that may mean suppressed or missing; a person is asked. */
const doubtfulMarks: ReadonlySet<string> = new Set(["*", "**", "***", "LNE", "DS", "S*", "<10", "<11", "N<10", "N<11"]);

/** Sentinel numbers for "missing"; treated as marks only if they are outliers. */
const numberMarks: ReadonlySet<string> = new Set([
  "-9999",
  "-999",
  "-99",
  "-9",
  "-8",
  "-7",
  "-6666",
  "-1",
  "99",
  "999",
  "9999",
  "99999",
]);

const keptValues = 500;
const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const dateForm = new RegExp(
  `^(\\d{4}-\\d{1,2}-\\d{1,2}([T ].*)?|\\d{1,2}/\\d{1,2}/\\d{4}( .*)?|(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])` +
    `|\\d{1,2}[- ]${month}[- ](\\d{2}|(19|20)\\d\\d)|${month}\\.? \\d{1,2},? (19|20)\\d\\d)$`,
  "i",
);
const slashDate = /^(\d{1,2})\/(\d{1,2})\/\d{4}/;
const numberForm = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?%?$/;
const yearForm = /^(19|20)\d\d(\s?[-/–]\s?((19|20)?\d\d))?$/;
const yesNo = spellingsOf("Y N YES NO TRUE FALSE T F 1 0 SÍ SI S");

function spellingsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").map((w) => plainValue(w)));
}

const isNumber = (text: string): boolean => /\d/.test(text) && numberForm.test(text);
const numberOf = (text: string): number => Number(text.replaceAll(/[,%]/g, ""));

/** Profiles a column in one pass over its values. */
export function columnShape(texts: Iterable<string>): ColumnShape {
  const counts = new Map<string, number>();
  let filled = 0;
  let many = false;
  for (const raw of texts) {
    const text = raw.trim();
    if (text === "") continue;
    filled += 1;
    const seen = counts.get(text);
    if (seen !== undefined) counts.set(text, seen + 1);
    else if (counts.size < keptValues * 20) counts.set(text, 1);
    else many = true;
  }
  const marks = marksAmong(counts);
  const values = [...counts].filter(([v]) => !marks.has(v));
  const knownCount = values.reduce((sum, [, n]) => sum + n, 0);
  const share = (is: (v: string) => boolean): number =>
    knownCount === 0 ? 0 : values.reduce((sum, [v, n]) => sum + (is(v) ? n : 0), 0) / knownCount;
  const numeric = values.filter(([v]) => isNumber(v)).map(([v]) => numberOf(v));
  const widths = new Map<number, number>();
  for (const [v, n] of values) if (/^\d+$/.test(v)) widths.set(v.length, (widths.get(v.length) ?? 0) + n);
  return {
    filled,
    known: knownCount,
    values: new Map(values.sort((a, b) => b[1] - a[1]).slice(0, keptValues)),
    many: many || values.length > keptValues,
    marks,
    dates: share((v) => dateForm.test(v)),
    numbers: share(isNumber),
    whole: share((v) => /^[+-]?\d+(\.0*)?$/.test(v)),
    yesNo: share((v) => yesNo.has(plainValue(v))),
    schoolYears: share((v) => yearForm.test(v) && isSchoolYear(v)),
    bareYears: share((v) => /^(19|20)\d\d$/.test(v)),
    least: numeric.length === 0 ? null : numeric.reduce((a, b) => Math.min(a, b)),
    most: numeric.length === 0 ? null : numeric.reduce((a, b) => Math.max(a, b)),
    widths,
    dateOrder: dateOrder(values.map(([v]) => v)),
  };
}

function isSchoolYear(text: string): boolean {
  const [, , second] = /^(\d{4})\s?[-/–]\s?(\d+)$/.exec(text) ?? [];
  if (second === undefined) return Number(text) >= schoolYearBounds.first && Number(text) <= schoolYearBounds.last;
  return (Number(text.slice(0, 4)) + 1) % 100 === Number(second) % 100;
}

function marksAmong(counts: ReadonlyMap<string, number>): Map<string, number> {
  const marks = new Map<string, number>();
  for (const [value, n] of counts) {
    const upper = value.toUpperCase();
    if (plainMarks.has(upper) || doubtfulMarks.has(upper)) marks.set(value, n);
  }
  // A sentinel number counts as a mark only if it is far from the other values: -9999 among shares, 999 among scores up to 100.
  const others = [...counts.keys()].filter((v) => !marks.has(v) && isNumber(v) && !numberMarks.has(v)).map(numberOf);
  if (others.length < 3) return marks;
  const least = others.reduce((a, b) => Math.min(a, b));
  const most = others.reduce((a, b) => Math.max(a, b));
  const range = Math.max(1, most - least);
  for (const [value, n] of counts) {
    if (!numberMarks.has(value)) continue;
    const number = Number(value);
    const far = number < 0 ? least >= 0 || number < least - range : number > most + range;
    if (far) marks.set(value, n);
  }
  return marks;
}

/** Whether a mark means "missing" without asking. */
export const isPlainMark = (mark: string): boolean => plainMarks.has(mark.toUpperCase());

function dateOrder(values: readonly string[]): ColumnShape["dateOrder"] {
  let first = false;
  let second = false;
  let any = false;
  for (const v of values) {
    const parts = slashDate.exec(v);
    if (parts === null) continue;
    any = true;
    if (Number(parts[1]) > 12) first = true;
    if (Number(parts[2]) > 12) second = true;
  }
  if (!any) return "none";
  if (first && second) return "both";
  if (first) return "day-first";
  return second ? "month-first" : "either";
}

/** Longer than any code or name. */
const longText = { words: 12, characters: 60 };
/** Abbreviations with a period in place names. */
const abbreviation = /\b(jr|sr|st|sch|elem|acad|ctr|int|inst|hs|ms|h\.s|m\.s|p\.s|j\.h)\.$/i;
const firstPerson = /\b(I('m| am| feel| like| think| want| need| have)|my|me gusta|yo)\b/i;
/**
 * From this share of sentence-like values on, a column is free text; place names occasionally contain abbreviations.
 */
const fewSentences = 0.1;

/**
 * Whether a column's values are answers people wrote or chose: sentences, or words of agreement. Such a column
 * identifies no person and no place.
 */
export function areAnswers(shape: ColumnShape): boolean {
  if (shape.known === 0) return false;
  let sentences = 0;
  let total = 0;
  let words = 0;
  for (const [value, n] of shape.values) {
    const count = value.split(/\s+/).length;
    const isSentence =
      (count >= 3 && /[.!…]$/.test(value) && !abbreviation.test(value)) ||
      value.includes("?") ||
      firstPerson.test(value);
    total += n;
    words += n * count;
    if (isSentence || count >= longText.words || value.length > longText.characters) sentences += n;
  }
  // Place names repeat; text that is several words long and nearly always different is not a name.
  const ownWords = shape.known >= 10 && shape.values.size >= 0.9 * shape.known && words / total >= 4;
  return sentences > fewSentences * total || ownWords || knownShare(shape, likertWords) > 0.5;
}

/** Share of the values in a vocabulary; ambiguous spellings count half. */
export function knownShare(shape: ColumnShape, words: CodeWords): number {
  if (shape.known === 0) return 0;
  let sum = 0;
  let total = 0;
  for (const [value, n] of shape.values) {
    total += n;
    const meaning = meaningOf(value, words, shape.values.keys());
    if ("is" in meaning) sum += n;
    else if (meaning.ask !== undefined) sum += n / 2;
  }
  return total === 0 ? 0 : sum / total;
}
