import type { ConceptId } from "../../base/mapping-facts.ts";
import { plainHeader } from "./concepts.ts";
import { conceptsOfHeading } from "./headings.ts";
import type { ReportExport } from "./report-export.ts";
import { reportExports } from "./report-exports.ts";

type Listed = ReadonlyMap<string, ConceptId | null>;

const listed = new Map<ReportExport, Listed>(
  reportExports.map((e) => [e, new Map(Object.entries(e.headings).map(([h, id]) => [plainHeader(h), id]))]),
);

/** The headings of an export as `plainHeader` returns them, with their meanings; null = not used. */
export const listedHeadings = (of: ReportExport): Listed => listed.get(of) ?? new Map();

/** How many of a file's headings must be an export's, by share and by number: districts leave columns out and add their own. */
const leastShare = 0.7;
const leastHeadings = 4;
/** A heading that any file may have ("Student ID", "Grade") does not show where a file comes from. This many must, unless the export is all there. */
const leastTelling = 2;

const isTelling = (plain: string): boolean => conceptsOfHeading(plain).every(({ kinds }) => kinds !== null);

/**
 * The export that a file with these headings is; null if it is none of those known, or as well one test's results as another's: with only the headings that
 * a vendor's tests share, nothing shows which test it is.
 */
export function knownExport(headers: readonly string[]): ReportExport | null {
  const plain = [...new Set(headers.map(plainHeader))].filter((h) => h !== "");
  let best: ReportExport[] = [];
  let most = 0;
  for (const [candidate, headings] of listed) {
    const found = plain.filter((h) => headings.has(h));
    if (found.length < leastHeadings || found.length < plain.length * leastShare) continue;
    const isWhole = found.length === headings.size;
    if ((!isWhole && found.filter(isTelling).length < leastTelling) || found.length < most) continue;
    best = found.length > most ? [candidate] : [...best, candidate];
    most = found.length;
  }
  const [first] = best;
  return first !== undefined && best.every(({ instrument }) => instrument === first.instrument) ? first : null;
}
