import { shownText } from "./shown-text.ts";

/** A value that this many students share identifies nobody. */
export const fewestHolders = 5;

const longestShown = 40;
/** A number long enough to identify somebody: an identifier, a telephone, a date without separators. */
const longNumber = /\d{5}/;
/** A date or a social security number: three numbers with two separators. */
const threeNumbers = /\d+\s*[-/.\s]\s*\d+\s*[-/.\s]\s*\d+/;
/** Whether a text has a number that can identify somebody, or a date. */
export const isIdentifying = (text: string): boolean => longNumber.test(text) || threeNumbers.test(text);

/** Marks of spreadsheets and exports for "no value". */
const mark = /^(n\/?a|null|none|nan|blank|unknown|#\w+[!?/]?\w*)$/i;
/** At most three characters and two letters, or a letter with at most three digits: ZZ, 999, K5, E999. */
const shortCode = /^(\p{L}{1,2}|[-+]?\d{1,3}|\p{L}\d{1,3}|\d{1,2}\p{L})$/u;

/** How many rows of a column have a value, and how many different values there are. */
export interface ColumnCounts {
  readonly rows: number;
  readonly distinct: number;
}

/** A column whose values repeat is a list of codes; names, notes and identifiers are different in almost every row. */
const codeList = { most: 25, rowsEach: 3, holders: 2 } as const;
const areCodes = ({ rows, distinct }: ColumnCounts): boolean =>
  distinct > 0 && distinct <= codeList.most && rows >= codeList.rowsEach * distinct;
const words = /^\p{L}[\p{L}\p{M}\s'’().,/&-]*$/u;

/**
 * A value of a student's row as it may be printed: codes, marks and values that several students share as they are, anything else as its shape. Codes
 * must be seen to be corrected; identifiers, dates, names and notes are found by file, line and column.
 *
 * @param holders  how many students have it, as far as that is known
 * @param column   of a column that identifies nobody: if its values are codes, fewer students have to share a word
 */
export function shownValue(value: string, holders = 0, column?: ColumnCounts): string {
  const text = value.trim();
  const isSafeToShow = shortCode.test(text) || mark.test(text) || !/[\p{L}\p{N}]/u.test(text);
  const isWordOfList = column !== undefined && holders >= codeList.holders && words.test(text) && areCodes(column);
  const isShared = (holders >= fewestHolders || isWordOfList) && text.length <= longestShown && !isIdentifying(text);
  return isSafeToShow || isShared ? shownText(value).slice(0, longestShown) : shapeOf(value);
}

/**
 * The shape of a value: each digit as #, each letter as x or X.
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
 * The name of a setting as it may be printed. In a file that is no settings file names can be anybody's, so only what is written as settings are is shown:
 * from a small letter on, without spaces.
 */
export const shownSetting = (name: string): string =>
  /^([a-z][\w.-]{0,39}|\d{1,3})$/.test(name) && !isIdentifying(name) ? name : shapeOf(name);

/** Whether a printed value is a shape and not the value itself. */
export const isShape = (shown: string): boolean => shown.length > 2 && shown === shapeOf(shown) && /[#xX]/.test(shown);

/** 2025, 2024-25, 2024-2025, 2024/25. */
const schoolYear = /^(19|20)\d{2}(\s?[-/\u2013]\s?((19|20)?\d{2}))?$/;

/** A cell of a column of school years as it may be printed: a year as it is, anything else as any other value. */
export const shownSchoolYear = (value: string, holders = 0): string =>
  schoolYear.test(value.trim()) ? value.trim() : shownValue(value, holders);

/**
 * The code of a school or district as it may be printed. A column of codes may hold anything in a row whose cells have shifted, so what is longer than a
 * code, a date or a student's identifier is shown as its shape.
 */
export function shownPlaceCode(code: string): string {
  const isCode = /^[\p{L}\p{N}_.-]{1,12}$/u.test(code) && !threeNumbers.test(code) && !/^\p{L}{6,}$/u.test(code);
  const digits = code.replace(/\P{N}/gu, "").length;
  return (isCode && digits <= 7) || /^\d{14}$/.test(code) ? code : shapeOf(code);
}

/**
 * A text about a fault of the program, without what it may quote from a row: quotations and long numbers become shapes. Paths of the system's own errors
 * stay.
 */
export const withoutValues = (message: string): string =>
  shownText(message)
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|"[^"]*$/g, (quoted) =>
      /^.[./\\~]|^.[A-Za-z]:[\\/]/.test(quoted) ? quoted : shapeOf(quoted),
    )
    .replace(/\d{5,}/g, (digits) => "#".repeat(digits.length));
