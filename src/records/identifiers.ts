import type { IdentifierKind } from "../base/record-names.ts";

/** The kind of each identifying column of the canonical tables. */
export const identifierColumns: Readonly<Record<string, IdentifierKind>> = {
  student_id: "student",
  school_id: "school",
  // A self-review is about a school or a district; either is spelled like a school.
  place: "school",
  district_id: "district",
  staff_id: "staff",
  section_id: "section",
  incident_id: "incident",
  term: "term",
};

/**
 * Blanks that exports put into identifiers, including no-break spaces from web pages and workbooks; a regular
 * expression class.
 */
export const blankClass = "[\\s\\x{A0}\\x{2007}\\x{202F}\\x{FEFF}]";
const blanks = /[\s\u00A0\u2007\u202F\uFEFF]+/g;

/**
 * Removes what spreadsheets add to an identifier: outer and repeated blanks, the marks that force a cell to text
 * (`'0012`, `="0012"`), and the decimals of a number (`12.0`).
 *
 * @example tidyIdentifier(' ="100001.0" ') // "100001"
 */
export const tidyIdentifier = (text: string): string =>
  text
    .replace(blanks, " ")
    .trim()
    .replace(/^(?:=?"(.*)"|'(.*))$/, (_, quoted, marked) => quoted ?? marked)
    .trim()
    .replace(/^(\d+)\.0*$/, "$1");

/** California county-district-school code; spreadsheets drop the leading zero of the first nine counties. */
const cdsForm = /^\d{13,14}$/;

/**
 * Normalized key shared by all spellings of an identifier: no blanks, case-insensitive, no leading zeros. The 7-digit
 * code and the 14-digit county-district-school code of a California school have the same key, and likewise for
 * districts.
 *
 * @example identifierKey("school", "0190036") // "190036", as for "190036.0" and "01611190190036"
 */
export function identifierKey(kind: IdentifierKind, text: string): string {
  const plain = tidyIdentifier(text).replaceAll(" ", "").toLowerCase();
  return withoutLeadingZeros(stateCode(kind, plain));
}

const withoutLeadingZeros = (text: string): string => text.replace(/^0+(\d+)$/, "$1");

function stateCode(kind: IdentifierKind, plain: string): string {
  if (!cdsForm.test(plain)) return plain;
  const cds = plain.padStart(14, "0");
  if (kind === "school" && !cds.endsWith("0000000")) return cds.slice(7);
  if (kind === "district" && cds.endsWith("0000000")) return cds.slice(0, 7);
  return plain;
}

/**
 * Canonical spelling of an identifier: the longest, with leading zeros; for California schools, the 7-digit code.
 *
 * @param forms  spellings with the same key; at least one
 */
export function displayedIdentifier(kind: IdentifierKind, forms: readonly string[]): string {
  const tidy = [...new Set(forms.map(tidyIdentifier))];
  const plain = tidy.length === 1 ? tidy : tidy.map((form) => stateCode(kind, form));
  return plain.reduce((best, form) =>
    form.length > best.length || (form.length === best.length && form < best) ? form : best,
  );
}
