import { isNone } from "../../base/finding.ts";
import { checkedList } from "../../base/list.ts";
import { type OutlierPlace, placesToVisit } from "../../reports/outliers.ts";
import { type PeersInput, type PeersReport, peersReport } from "../../reports/peers.ts";
import type { Words } from "../../ui/words.ts";
import type { PageAddress, PageKind } from "../page-kind.ts";
import type { NoteShown, OutlierPageSite, OutlierPages } from "./frame.ts";
import { index } from "./index-page.ts";
import { places } from "./place-page.ts";

export interface OutlierSite extends OutlierPages {
  /** Rows and groups for the pages of single places. */
  readonly rows: PeersInput<NoteShown>["rows"];
  readonly groups: readonly string[];
}

/** How many places get a page, and a name in the charts. */
const mostVisited = 25;
const mostPeers = 10;

/** Every kind of page of the places to learn from. */
const kinds: readonly PageKind<OutlierPageSite>[] = checkedList("page", [index, places]);

/** Every page in each of these languages, and the table of all places; `style.css` and `fonts/` go beside them. */
export function outlierPages(site: OutlierSite, inLanguages: readonly Words[]): readonly PageAddress[] {
  const visited = placesToVisit(site.report, mostVisited);
  const peersOf = ({ id: place }: OutlierPlace): PeersReport<NoteShown> | undefined => {
    const { report: outliers, rows, groups, practices } = site;
    const peers = peersReport({ outliers, rows, place, groups, practices, most: mostPeers });
    return isNone(peers) ? undefined : peers;
  };
  return [
    ...inLanguages.flatMap((words) => kinds.flatMap((kind) => kind.pages({ ...site, words, visited, peersOf }))),
    { path: "places.csv", render: () => placesCsv(site) },
  ];
}

/** All places as a table: numbers in full, no words to translate. */
function placesCsv({ report }: OutlierPages): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return "";
    const text = typeof value === "number" ? String(Math.round(value * 1e6) / 1e6) : value;
    // A cell that a spreadsheet would run as a formula is told as text.
    const safe = typeof value === "string" && /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const header =
    "place,name,district,group,included,students_a_year,years,actual,expected,difference,likely_difference,lower,upper,rank_from,rank_to,verdict";
  const lines = report.places.flatMap((place) =>
    (["focal", "reference"] as const).flatMap((which) => {
      const side = place[which];
      if (isNone(side)) return [];
      const best = isNone(side.best) ? null : side.best;
      const rank = isNone(side.rank) ? null : side.rank;
      const { focal, reference } = report.question.groups;
      return [
        [
          place.id,
          place.name,
          place.districtName,
          which === "focal" ? focal.join("; ") : reference,
          place.included ? "yes" : "no",
          side.n,
          side.years,
          side.actual,
          side.expected,
          side.difference,
          best?.shrunk ?? null,
          best?.lower ?? null,
          best?.upper ?? null,
          rank?.from ?? null,
          rank?.to ?? null,
          side.verdict,
        ]
          .map(cell)
          .join(","),
      ];
    }),
  );
  return `${[header, ...lines].join("\n")}\n`;
}
