import { languages } from "../../../base/lang.ts";
import { formats } from "../formats.ts";

/** For `Intl`: Spanish as in the United States. */
export const locale = "es-US";

/** A number with its thousands mark. */
export const n = (value: number): string => formats.number(locale, {}).format(value);
export const percent = (share: number): string =>
  `${formats.number(locale, { maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share * 100)}%`;
/** Codes of the languages there are: "en o es". */
export const languageCodes = (): string => formats.list(locale, "disjunction").format(languages);
/** "1 row", "2 rows". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${n(value)} ${value === 1 ? one : many}`;
/** A school year by the year in which it ends: 2026 is "2025-26". */
export const year = (ends: number): string => `${ends - 1}-${String(ends % 100).padStart(2, "0")}`;
/** A value of a cell in quotation marks, cut where it is long. */
export const quote = (value = ""): string =>
  JSON.stringify(value.slice(0, 60)) + (/^#{5,}$/.test(value) ? ` (${count(value.length, "dígito")})` : "");
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
