import { plainValue } from "../sources/vocabulary/code-words.ts";
import { headingWords, type Match } from "./match-columns.ts";

/** Words of headings that say whether a row is valid. */
const aboutRows =
  /^(void|voided|deleted?|inactive|active|valid|invalid|exclude[ds]?|includ(e|ed)|participat(es?|ed|ing|ion)|enrolled|tested|withdrawn|cancell?ed|retracted|archived|counted|official|served|anulad[oa]|borrad[oa]|activ[oa]|valid[oa])$/;
/** Values that say that a row does not count, or is not about the student's own act. */
const leavesOut =
  /^(void|voided|delete|deleted|inactive|withdrawn|denied|invalid|invalidated|nottested|excluded?|cancell?ed|rejected|dropped|declined|victim|witness|reporter|notparticipating|anulad[oa]|borrad[oa]|inactiv[oa]|retirad[oa]|victima|testigo)$/;

/**
 * Unused columns that could decide which rows count: their heading says so and their values are yes and no, or a value
 * says so. Every row counts, whatever such a column says.
 */
export const rowsLeftIn = (matches: readonly Match[], used: ReadonlySet<string>): readonly string[] =>
  matches
    .filter(({ heading, shape, concept }) => {
      if (concept?.kind === "leave" || used.has(heading) || shape.known === 0 || shape.many) return false;
      const isFlag = shape.yesNo === 1 && headingWords(heading).some((word) => aboutRows.test(word));
      return isFlag || [...shape.values.keys()].some((value) => leavesOut.test(plainValue(value)));
    })
    .map(({ heading }) => heading);
