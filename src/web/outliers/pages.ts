import { isNone } from "../../base/finding.ts";
import { checkedList } from "../../base/list.ts";
import { type OutlierPlace, placesToVisit } from "../../reports/outliers.ts";
import { type PeersInput, type PeersReport, peersReport } from "../../reports/peers.ts";
import { type Audience, audienceOfReport } from "../../reports/report.ts";
import type { Words } from "../../ui/words.ts";
import { type PageFor, type PageKind, pagesFor } from "../page-kind.ts";
import type { NoteShown, OutlierPageSite, OutlierPages } from "./frame.ts";
import { outlierIndexPages } from "./index-page.ts";
import { outlierPlacePages } from "./place-page.ts";

export interface OutlierSite<A extends Audience> extends OutlierPages<A> {
  /** Rows and groups for the pages of single places. */
  readonly rows: PeersInput<A, NoteShown>["rows"];
  readonly groups: readonly string[];
}

/** Number of places that get a page and a label in the charts. */
const mostVisited = 25;
const mostPeers = 10;

/** Every kind of page of the places to learn from. */
const kinds: readonly PageKind<OutlierPageSite>[] = checkedList("pages", [outlierIndexPages, outlierPlacePages]);

/** Every page in each of these languages; `style.css`, `fonts/` and `places.csv` go in the same folder. */
export function outlierPages<A extends Audience>(
  site: OutlierSite<A>,
  inLanguages: readonly Words[],
): readonly PageFor<A>[] {
  const visited = placesToVisit(site.report, mostVisited);
  const peersOf = ({ id: place }: OutlierPlace): PeersReport<A, NoteShown> | undefined => {
    const { report: outliers, rows, groups, practices } = site;
    const peers = peersReport({ outliers, rows, place, groups, practices, most: mostPeers });
    return isNone(peers) ? undefined : peers;
  };
  const languages = inLanguages.map(({ lang }) => lang);
  const audience = audienceOfReport(site.practices);
  // Throws if the report is a copy. The figures are public, so any audience may see them.
  audienceOfReport(site.report);
  return pagesFor(
    site.practices,
    inLanguages.flatMap((words) =>
      kinds.flatMap((kind) => kind.pages({ ...site, audience, words, languages, visited, peersOf })),
    ),
  );
}
