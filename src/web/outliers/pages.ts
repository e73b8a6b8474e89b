import { isNone } from "../../base/finding.ts";
import { placesToVisit } from "../../reports/outliers.ts";
import { type PeersInput, peersReport } from "../../reports/peers.ts";
import type { Words } from "../../ui/words.ts";
import { indexName, type NoteShown, type OutlierPages, pathOf, placeFile } from "./frame.ts";
import { indexPage } from "./index-page.ts";
import { placePage } from "./place-page.ts";

export interface OutlierSite extends OutlierPages {
  /** Rows and groups for the pages of single places. */
  readonly rows: PeersInput<NoteShown>["rows"];
  readonly groups: readonly string[];
}

/** As many places have a page and a name in the pictures. */
export const mostVisited = 25;
const mostPeers = 10;

/** Every page in each of these languages, and the table of all places; `style.css` and `fonts/` belong beside them. */
export function* outlierPages(
  site: OutlierSite,
  inLanguages: readonly Words[],
): Generator<{ readonly path: string; readonly text: string }> {
  const visited = placesToVisit(site.report, mostVisited);
  const named = new Set(visited.map(({ id }) => id));
  for (const words of inLanguages) {
    const { lang } = words;
    yield { path: pathOf(lang, indexName), text: indexPage(site, visited, words) };
    for (const { id } of visited) {
      const peers = peersReport({
        outliers: site.report,
        rows: site.rows,
        place: id,
        groups: site.groups,
        practices: site.practices,
        most: mostPeers,
      });
      if (!isNone(peers)) yield { path: pathOf(lang, placeFile(id)), text: placePage(peers, named, site, words) };
    }
  }
  yield { path: "places.csv", text: placesCsv(site) };
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
