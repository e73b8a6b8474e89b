import { shownText } from "./shown-text.ts";

/** A value shared by at least this many students identifies nobody. */
export const fewestHolders = 5;

const longestShown = 40;
/** Five digits in a row can identify someone: an id, a phone number, a date without separators. */
const longNumber = /\d{5}/;
/** A date or Social Security number: three numbers with two separators. */
const threeNumbers = /\d+\s*[-/.\s]\s*\d+\s*[-/.\s]\s*\d+/;
/** Whether a text contains a number that can identify someone, or a date. */
export const isIdentifying = (text: string): boolean => longNumber.test(text) || threeNumbers.test(text);

/** How spreadsheets and exports write "no value". */
const mark = /^(n\/?a|null|none|nan|blank|unknown|#\w+[!?/]?\w*)$/i;
/** At most two letters, three digits, or one letter and three digits: ZZ, 999, E999. */
const shortCode = /^(\p{L}{1,2}|[-+]?\d{1,3}|\p{L}\d{1,3}|\d{1,2}\p{L})$/u;

/** Rows of a column that have a value, and its number of distinct values. */
export interface ColumnCounts {
  readonly rows: number;
  readonly distinct: number;
}

/** Limits for treating a column as a list of codes. Codes repeat; names, notes and ids differ in almost every row. */
const codeList = { most: 25, rowsEach: 3, holders: 2 } as const;
const areCodes = ({ rows, distinct }: ColumnCounts): boolean =>
  distinct > 0 && distinct <= codeList.most && rows >= codeList.rowsEach * distinct;
const words = /^\p{L}[\p{L}\p{M}\s'’().,/&-]*$/u;

/**
 * A value from a student's row, safe to print. Codes, no-value marks and values shared by several students are shown,
 * because they must be seen to be corrected. Everything else is masked to its shape; the file, line and column locate
 * it.
 *
 * @param holders  number of students with this value, if known
 * @param column   counts of a column that identifies nobody; if its values look like codes, fewer students need to
 *   share a value
 */
export function shownValue(value: string, holders = 0, column?: ColumnCounts): string {
  const text = value.trim();
  const isSafeToShow = shortCode.test(text) || mark.test(text) || !/[\p{L}\p{N}]/u.test(text);
  const isWordOfList = column !== undefined && holders >= codeList.holders && words.test(text) && areCodes(column);
  const isShared = (holders >= fewestHolders || isWordOfList) && text.length <= longestShown && !isIdentifying(text);
  return isSafeToShow || isShared ? shownText(value).slice(0, longestShown) : shapeOf(value);
}

/**
 * Masks a value: digits become #, letters x or X.
 *
 * @example shapeOf("Maria Lopez 2009-01-02") // Xxxxx Xxxxx ####-##-##
 */
export const shapeOf = (value: string): string => {
  const shape = shownText(value).replace(/[\p{L}\p{M}\p{N}]/gu, (c) =>
    /\p{N}/u.test(c) ? "#" : /\p{Lu}/u.test(c) ? "X" : "x",
  );
  return shape.length > longestShown ? `${shape.slice(0, longestShown)}…` : shape;
};

/**
 * A setting name that is safe to print. If the file is not really a settings file, names could be anyone's, so only
 * names that look like settings are shown (lowercase first letter, no spaces).
 */
export const shownSetting = (name: string): string =>
  /^([a-z][\w.-]{0,39}|\d{1,3})$/.test(name) && !isIdentifying(name) ? name : shapeOf(name);

/** Whether a printed value was masked. */
export const isShape = (shown: string): boolean => shown.length > 2 && shown === shapeOf(shown) && /[#xX]/.test(shown);

/** Matches 2025, 2024-25, 2024-2025, 2024/25. */
const schoolYear = /^(19|20)\d{2}(\s?[-/\u2013]\s?((19|20)?\d{2}))?$/;

/** A cell from a school-year column, safe to print: years are shown, other values are treated like any other. */
export const shownSchoolYear = (value: string, holders = 0): string =>
  schoolYear.test(value.trim()) ? value.trim() : shownValue(value, holders);

/**
 * A school or district code, safe to print. If a row's cells have shifted, the column can contain anything, so a
 * value that is too long for a code, is a date, or looks like a student id is masked. So is a name, unless several
 * students share it: then it is a school's.
 *
 * @param students  students with this value, if known
 */
export function shownPlaceCode(code: string, students = 0): string {
  const isShared = students >= fewestHolders && code.length <= longestShown && !isIdentifying(code);
  if (isShared && words.test(code.trim())) return shownText(code);
  const isCode = /^[\p{L}\p{N}_.-]{1,12}$/u.test(code) && !threeNumbers.test(code) && !/^\p{L}{6,}$/u.test(code);
  const digits = code.replace(/\P{N}/gu, "").length;
  return (isCode && digits <= 7) || /^\d{14}$/.test(code) ? code : shapeOf(code);
}

/**
 * An internal error message with quoted text and long numbers masked, since they may come from a row. File paths from
 * system errors are kept.
 */
export const withoutValues = (message: string): string =>
  shownText(message)
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|"[^"]*$/g, (quoted) =>
      /^.[./\\~]|^.[A-Za-z]:[\\/]/.test(quoted) ? quoted : shapeOf(quoted),
    )
    .replace(/\d{5,}/g, (digits) => "#".repeat(digits.length));
