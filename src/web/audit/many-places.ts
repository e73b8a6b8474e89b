import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { AuditOverview } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { knownOn, placeName } from "../../ui/audit-wording.ts";
import { countText, schoolYear } from "../../ui/format.ts";
import { gapWords } from "../../ui/gap-words.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { headline } from "../../ui/opening-sentence.ts";
import { shortfallCount, wantedVerb } from "../../ui/shortfall-sentence.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import { placePath, placesPath } from "./addresses.ts";
import { comparisonCount, type PlaceOverview, type Site } from "./site.ts";

/** Places listed on the first page; the rest are a click away. */
const mostListed = 100;

const clearIn = ({ goals }: AuditOverview<Audience>): number => goals.reduce((n, g) => n + g.clear, 0);
const studentsIn = (overview: AuditOverview<Audience>): number => headline(overview)?.studentsToClose ?? 0;

/** Places that could be compared, and those with a clear gap, the one with the most students first. */
export function clearGapsOf<P extends { readonly overview: AuditOverview<Audience> }>(
  peers: readonly P[],
): { readonly compared: number; readonly withGap: readonly P[] } {
  const compared = peers.filter(({ overview }) => comparisonCount(overview) > 0);
  return {
    compared: compared.length,
    withGap: compared
      .filter(({ overview }) => clearIn(overview) > 0)
      .sort((a, b) => studentsIn(b.overview) - studentsIn(a.overview)),
  };
}

/**
 * Opening of the first page of an audit of several districts (or counties) with none above them: how many of them have
 * a clear gap, then each with its largest one, the most students first.
 */
export function manyPlaces(peers: readonly PlaceOverview[], site: Site): Html {
  const { words, main, audit } = site;
  const { compared, withGap } = clearGapsOf(peers);
  const listed = withGap.slice(0, mostListed);
  const eyebrow = [
    words.say("audit.title", { year: schoolYear(main.schoolYear) }),
    audit.district.name,
    ...knownOn(site, words),
  ].join(" · ");
  return html`<section class="part"><div class="page flow"><p class="eyebrow">${eyebrow}</p>
<h1>${words.say("many.title", { n: withGap.length, all: compared })}</h1>
<p>${words.say("many.each")} ${words.say("sure.help")}</p></div></section>
<section class="part band" id="places"><div class="page flow"><h2>${words.say("many.largest")}</h2>${
    listed.length > 0 && placeTable(listed, site)
  }<p>${listed.length < withGap.length && `${words.say("many.listed", { n: listed.length, all: withGap.length })} `}<a href="${placesPath}">${words.say("many.all", { n: peers.length })}</a></p></div></section>`;
}

function placeTable(places: readonly PlaceOverview[], site: Site): Html {
  const { words, custom } = site;
  const ofGap = (heading: string, cell: (f: AnyFinding) => string, number = false): TableColumn<PlaceOverview> => ({
    heading,
    number,
    cell: ({ overview }) => {
      const first = headline(overview);
      return first === undefined ? words.say("mark.no-records") : cell(first);
    },
  });
  return table<PlaceOverview>(
    {
      name: words.say("many.largest"),
      columns: [
        {
          heading: words.say("column.place"),
          cell: ({ overview }) =>
            html`<a${attributes({ href: placePath(overview.place) })}>${placeName(overview.place, site)}</a>`,
        },
        ofGap(words.say("column.group"), ({ group }) => groupName(group.grouping, group.level, words).label),
        ofGap(
          words.say("groups.gap-students"),
          (f) => (f.studentsToClose === null ? "" : shortfallCount(f, words)),
          true,
        ),
        ofGap(words.say("groups.did"), (f) => wantedVerb(f, words, custom)),
        ofGap(words.say("column.gap"), (f) => gapWords(f, words), true),
        {
          heading: words.say("column.clear"),
          number: true,
          cell: ({ overview }) => countText(clearIn(overview), words),
        },
      ],
      rows: places,
    },
    words,
  );
}
