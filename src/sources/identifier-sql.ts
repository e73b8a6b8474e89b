import type { IdentifierKind } from "../base/record-names.ts";
import { blankClass } from "../records/identifiers.ts";

/** SQL version of `tidyIdentifier`. Fast path: most identifiers are only letters and digits and need no cleaning. */
export const tidyIdentifierSql = (id: string): string => {
  const trimmed = `trim(regexp_replace(${id}, '${blankClass}+', ' ', 'g'))`;
  const unmarked = `trim(regexp_replace(${trimmed}, '^(?:=?"(.*)"|''(.*))$', '\\1\\2'))`;
  return `CASE WHEN regexp_full_match(${id}, '[0-9A-Za-z]+') THEN ${id} ELSE regexp_replace(${unmarked}, '^(\\d+)\\.0*$', '\\1') END`;
};

/**
 * SQL of the 14 digits of a California county-district-school code; NULL for any other text. Spreadsheets drop the
 * leading zero of the first nine counties.
 */
export const wholeCdsSql = (plain: string): string =>
  `CASE WHEN regexp_full_match(${plain}, '\\d{13,14}') THEN lpad(${plain}, 14, '0') END`;

/** SQL of a California code without county and district (school) or leading zeros (district). */
function stateCodeSql(kind: IdentifierKind, plain: string): string {
  const cds = `(${wholeCdsSql(plain)})`;
  if (kind === "school") return `CASE WHEN ${cds}[8:14] <> '0000000' THEN ${cds}[8:14] ELSE ${plain} END`;
  if (kind === "district") return `CASE WHEN ${cds}[8:14] = '0000000' THEN ${cds}[1:7] ELSE ${plain} END`;
  return plain;
}

/** SQL version of `identifierKey`. */
export const identifierKeySql = (kind: IdentifierKind, id: string): string =>
  `regexp_replace(${stateCodeSql(kind, strictIdentifierSql(id))}, '^0+(\\d+)$', '\\1')`;

/** SQL version of `displayedIdentifier`: an aggregate over spellings with the same key. */
export const displayedIdentifierSql = (kind: IdentifierKind, id: string): string => {
  const tidy = tidyIdentifierSql(id);
  const form = stateCodeSql(kind, tidy);
  const longest = (forms: string): string =>
    `list_sort(list_transform(list_distinct(list(${forms})), lambda f: [lpad(CAST(100000 - length(f) AS VARCHAR), 6, '0'), f]))[1][2]`;
  return `CASE WHEN count(DISTINCT ${tidy}) = 1 THEN any_value(${tidy}) ELSE ${longest(form)} END`;
};

/** SQL of an identifier with leading zeros but without blanks, case and spreadsheet artifacts. */
export const strictIdentifierSql = (id: string): string => `lower(replace(${tidyIdentifierSql(id)}, ' ', ''))`;
