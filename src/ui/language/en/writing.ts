import { languages } from "../../../base/lang.ts";
import { formats } from "../formats.ts";

export { schoolYear as year } from "../formats.ts";

/** For `Intl`: English with numbers as in California. */
export const locale = "en-US";

/** A number with thousands separators. */
export const n = (value: number): string => formats.number(locale, {}).format(value);
export const percent = (share: number): string =>
  formats.number(locale, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
/** A share as a percent with one decimal. */
export const percent1 = (share: number): string => `${formats.decimal(locale, 1).format(share * 100)}%`;
/** Available language codes: "en or es". */
export const languageCodes = (): string => formats.list(locale, "disjunction").format(languages);
/** Chooses a word form by number: "is" for 1 row, "are" for 2. */
export const plural = (value: number, one: string, other: string): string =>
  formats.plurals(locale, "cardinal").select(value) === "one" ? one : other;
/** "1 row", "2 rows". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${n(value)} ${plural(value, one, many)}`;
/** A cell's value in quotation marks, truncated if long. */
export const quote = (value = ""): string =>
  JSON.stringify(value.slice(0, 60)) + (/^#{5,}$/.test(value) ? ` (${count(value.length, "digit")})` : "");
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
