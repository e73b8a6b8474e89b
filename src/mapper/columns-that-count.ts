import type { FileKind } from "../base/mapping-facts.ts";
import type { Suggestions } from "../sources/profile/open-questions.ts";
import { type Profile, unanswered } from "../sources/profile/profile.ts";
import { plainValue } from "../sources/vocabulary/code-words.ts";
import { headingWords, type Match } from "./match-columns.ts";

/** Words of headings under which a yes means that the row counts. */
const yesCounts =
  /^(active|valid|includ(e|ed|es)|participat(es?|ed|ing|ion)|participants?|enrolled|tested|counted|official|served|current|approved|accepted|eligible|confirmed|activ[oa]|valid[oa]|participa|inscrit[oa]|vigente|aprobad[oa])$/;
/** Words of headings under which a yes means that it does not. */
const noCounts =
  /^(void|voided|deleted?|inactive|invalid|invalidated|exclude[ds]?|withdrawn|withdrew|cancell?ed|retracted|archived|duplicated?|rejected|denied|declined|dropped|expunged|overturned|dismissed|anulad[oa]|borrad[oa]|eliminad[oa]|inactiv[oa]|invalid[oa]|excluid[oa]|retirad[oa]|duplicad[oa])$/;
/** Words of headings whose values say what became of a row, or who a person is. */
const aboutRows =
  /^(status|state|result|role|type|record|row|reason|disposition|decision|request|outcome|involvement|involved|flag|estado|estatus|papel|rol|tipo|resultado|decision|solicitud)$/;
/** Words of headings under which a letter is a transaction. */
const transactions = /^(transaction|trans|action|operation|transaccion|accion|operacion)$/;

/** Values that leave a row out whatever the heading is. */
const leavesOut =
  /^(void|voided|deletes?|deleted|invalid|invalidated|nottested|didnottest|excluded?|cancell?ed|notparticipating|notenrolled|notserved|notselected|duplicate|duplicaterecord|anulad[oa]|borrad[oa]|eliminad[oa]|invalidad[oa]|cancelad[oa]|excluid[oa]|noparticipa|noinscrit[oa])$/;
/** Values that leave a row out under a heading of `aboutRows`. */
const leavesOutByHeading =
  /^(inactive|withdrawn|withdrew|denied|declined|refused|parentrefusal|rejected|dropped|noshow|pending|exempt|expunged|overturned|dismissed|unfounded|victim|target|witness|reporter|bystander|parent|guardian|parentguardian|family|teacher|staff|employee|volunteer|visitor|nonstudent|adult|referred|waitlist|waitlisted|applied|prior|previous|historical|historic|history|former|past|superseded|replaced|obsolete|expired|projected|planned|future|preenrolled|preregistered|draft|previ[oa]|anterior|historic[oa]|pasad[oa]|antigu[oa]|reemplazad[oa]|vencid[oa]|proyectad[oa]|futur[oa]|borrador|inactiv[oa]|retirad[oa]|denegad[oa]|rechazad[oa]|pendiente|exent[oa]|victima|testigo|padre|madre|tutor|maestr[oa]|docente|personal)$/;
const transactionLetters = /^[acdiru]$/;

/** More values than this are not a code of a few meanings. */
const mostValues = 15;
/** Files whose rows are not about students, or whose people can be anyone. */
const notAsked: readonly FileKind[] = ["schools", "self-review", "survey"];

/** Whether rows with a value probably count; undefined if the value does not say. */
function likely(value: string, words: readonly string[]): boolean | undefined {
  const plain = plainValue(value);
  if (leavesOut.test(plain)) return false;
  if (words.some((word) => aboutRows.test(word)) && leavesOutByHeading.test(plain)) return false;
  if (words.some((word) => transactions.test(word)) && plain === "d") return false;
  const isYes = /^(y|yes|true|t|1|x|s|si)$/.test(plain);
  const isNo = /^(n|no|false|f|0)$/.test(plain);
  if (!isYes && !isNo) return undefined;
  if (words.some((word) => noCounts.test(word))) return isNo;
  return words.some((word) => yesCounts.test(word)) ? isYes : undefined;
}

/**
 * Columns that nothing reads and that could decide which rows count: a heading such as Voided or Participating with
 * yes and no or blanks, or values such as Deleted, Denied or Witness. A column on which every row has a value that
 * probably counts asks nothing.
 *
 * @param rows  number of rows
 * @returns an open question per value, with the likeliest answers
 */
export function columnsThatCount(
  matches: readonly Match[],
  used: ReadonlySet<string>,
  kind: FileKind,
  rows: number,
): { readonly counts: NonNullable<Profile["counts"]>; readonly suggestions: Suggestions } {
  const counts: Record<string, Record<string, typeof unanswered>> = {};
  const suggestions: Record<string, string> = {};
  if (notAsked.includes(kind)) return { counts, suggestions };
  for (const { heading, shape, concept } of matches) {
    if (concept?.kind === "leave" || used.has(heading) || heading.trim() === "") continue;
    if (shape.known === 0 || shape.values.size > mostValues) continue;
    const words = headingWords(heading);
    const isTransaction =
      words.some((word) => transactions.test(word)) &&
      [...shape.values.keys()].every((value) => transactionLetters.test(plainValue(value)));
    const values = [...shape.values.keys()].filter((value) => !shape.marks.has(value));
    const answers = values.map((value) => [value, likely(value, words)] as const);
    const isFlag = answers.every(([, counted]) => counted !== undefined);
    const hasBlanks = shape.known < rows;
    // "Participating" with x or blank: the blank rows are the others.
    const asks =
      answers.some(([, counted]) => counted === false) || (isFlag && hasBlanks) || (isTransaction && values.length > 1);
    if (!asks) continue;
    const blankCounts = answers.some(([, counted]) => counted === false);
    const all = [...answers, ...(hasBlanks ? [["", blankCounts] as const] : [])];
    counts[heading] = Object.fromEntries(all.map(([value]) => [value, unanswered]));
    const isDelete = (value: string): boolean =>
      words.some((word) => transactions.test(word)) && /^d(elet(e|ed))?$/.test(plainValue(value));
    for (const [value, counted] of all) {
      const left = isDelete(value) ? "takes-back" : "no";
      suggestions[`counts.${heading}.${value}`] = counted === false ? left : "yes";
    }
  }
  return { counts, suggestions };
}
