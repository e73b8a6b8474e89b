/** Cached: creating a formatter takes far longer than using it. */
function cached<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make();
    made.set(key, fresh);
    return fresh;
  };
}

const numbers = cached<Intl.NumberFormat>();
const dates = cached<Intl.DateTimeFormat>();
const lists = cached<Intl.ListFormat>();
const names = cached<Intl.DisplayNames>();
const plurals = cached<Intl.PluralRules>();

/** Numbers, dates, lists and names of languages, formatted for a locale. */
export const formats = {
  number: (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    numbers(`number/${locale}/${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options)),
  /** One decimal, if there is a fraction. */
  upToOne: (locale: string): Intl.NumberFormat =>
    numbers(`up-to-one/${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })),
  /** This many decimals, and never "-0". */
  decimal: (locale: string, digits: number): Intl.NumberFormat =>
    numbers(
      `decimal/${locale}/${digits}`,
      () =>
        new Intl.NumberFormat(locale, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
          signDisplay: "negative",
        }),
    ),
  date: (locale: string): Intl.DateTimeFormat =>
    dates(locale, () => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" })),
  list: (locale: string, type: "conjunction" | "disjunction"): Intl.ListFormat =>
    lists(`${locale}/${type}`, () => new Intl.ListFormat(locale, { type })),
  languages: (locale: string): Intl.DisplayNames =>
    names(locale, () => new Intl.DisplayNames(locale, { type: "language", fallback: "none" })),
  plurals: (locale: string, type: Intl.PluralRuleType): Intl.PluralRules =>
    plurals(`${locale}/${type}`, () => new Intl.PluralRules(locale, { type })),
};

/** A school year by the calendar year in which it ends: 2026 is "2025-26". */
export const schoolYear = (ends: number): string => `${String(ends - 1)}-${String(ends % 100).padStart(2, "0")}`;
