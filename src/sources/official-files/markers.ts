import { sqlText } from "../../engine/sql.ts";
import type { CodeMap } from "../mapping.ts";

/**
 * Suppression and missing-value marks of publishers. A workspace adds or overrides marks under `codes`, `official.marker`.
 */
export const officialMarkers: CodeMap = {
  id: "official.marker",
  list: "official-mark",
  codes: {
    "*": "suppressed",
    "**": "suppressed",
    "***": "suppressed",
    "-9999": "suppressed",
    "-9999.0": "suppressed",
    "-11": "suppressed",
    "-13": "suppressed",
    S: "suppressed",
    DS: "suppressed",
    PS: "suppressed",
    LNE: "suppressed",
    SUPPRESSED: "suppressed",
    REDACTED: "suppressed",
    MASKED: "suppressed",
    "TOO FEW": "suppressed",
    "FEW STUDENTS": "suppressed",
    "N/A": "blank",
    NA: "blank",
    "N.A.": "blank",
    NAN: "blank",
    NULL: "blank",
    NONE: "blank",
    "NO DATA": "blank",
    "NOT AVAILABLE": "blank",
    "NOT APPLICABLE": "blank",
    "-": "blank",
    "--": "blank",
    "–": "blank",
    "—": "blank",
    ".": "blank",
    "#N/A": "blank",
    "#VALUE!": "blank",
    "#DIV/0!": "blank",
    "#REF!": "blank",
    "-6666": "blank",
    "-6666.0": "blank",
    "-3": "blank",
    "-5": "blank",
    "-6": "blank",
    "-8": "blank",
    "-9": "blank",
  },
  source:
    "California files (*), Connecticut (-9999, -6666), KidsCount (LNE), Civil Rights Data Collection reserve codes; spreadsheets' errors",
};

/** A number published only as a range: "<10", "n<10", "≤5%", "10-19", "GE95" (EDFacts). Counts as suppressed. */
const range = String.raw`(n\s*)?(<|>|≤|≥|<=|>=|GE|LE|GT|LT|less than|fewer than|more than|under)\s*\d+([.,]\d+)?\s*%?|\d+([.,]\d+)?\s*%?\s*(-|–|—|to)\s*\d+([.,]\d+)?\s*%?`;

/**
 * SQL macros that parse an official cell: `official_number(t)` returns its number or null, `official_state(t, signed)` counted, suppressed, blank or
 * unknown. Negative numbers are marks, except for `signed` values (points from a standard).
 */
export function markerMacros(overrides: Readonly<Record<string, string | null>>): readonly string[] {
  const codes = { ...officialMarkers.codes, ...upperKeys(overrides) };
  const listed = (state: string): string =>
    Object.entries(codes)
      .flatMap(([mark, to]) => ((to ?? "blank") === state ? [sqlText(mark)] : []))
      .join(", ");
  return [
    `official_number(t) AS CASE
       WHEN isfinite(TRY_CAST(t AS DOUBLE)) THEN TRY_CAST(t AS DOUBLE)
       WHEN regexp_full_match(t, '[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?%?') THEN TRY_CAST(replace(rtrim(t, '%'), ',', '') AS DOUBLE)
       WHEN regexp_full_match(t, '[+-]?\\d+(\\.\\d+)? ?%') THEN TRY_CAST(rtrim(t, ' %') AS DOUBLE) END`,
    `marked_state(t) AS CASE
       WHEN upper(t) IN (${listed("suppressed")}) THEN 'suppressed' WHEN upper(t) IN (${listed("blank")}) THEN 'blank'
       WHEN regexp_full_match(t, ${sqlText(`(?i)${range}`)}) THEN 'suppressed' ELSE 'unknown' END`,
    `official_state(t, signed) AS CASE
       WHEN t IS NULL THEN 'blank' WHEN official_number(t) >= 0 OR (signed AND official_number(t) > -9999) THEN 'counted' ELSE marked_state(t) END`,
  ];
}

const upperKeys = (codes: Readonly<Record<string, string | null>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(codes).map(([mark, to]) => [mark.toUpperCase(), to]));
