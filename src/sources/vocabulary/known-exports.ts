import type { ConceptId } from "../../base/mapping-facts.ts";
import { plainHeader } from "./concepts.ts";
import { conceptsOfHeading } from "./headings.ts";
import type { ReportExport } from "./report-export.ts";
import { reportExports } from "./report-exports.ts";

type ListedHeadings = ReadonlyMap<string, ConceptId | null>;

const listed = new Map<ReportExport, ListedHeadings>(
  reportExports.map((e) => [e, new Map(Object.entries(e.headings).map(([h, id]) => [plainHeader(h), id]))]),
);

/** The headings of an export as `plainHeader` returns them, with their meanings; null = not used. */
export const listedHeadings = (reportExport: ReportExport): ListedHeadings => listed.get(reportExport) ?? new Map();

/** Share and number of a file's headings that must belong to an export; districts drop columns and add their own. */
const leastShare = 0.7;
const leastHeadings = 4;
/**
 * Minimum number of distinctive headings, unless the export is complete. Headings such as "Student ID" or "Grade"
 * occur in any file.
 */
const leastTelling = 2;

const isTelling = (plain: string): boolean => conceptsOfHeading(plain).every(({ kinds }) => kinds !== null);

/**
 * The export that a file with these headings is; null if none, or if it could equally be another test's results: a
 * vendor's shared headings do not show which test it is.
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
