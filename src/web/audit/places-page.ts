import { placeName, wantedGapName } from "../../ui/audit-wording.ts";
import { countText, schoolYear } from "../../ui/format.ts";
import { attributes, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import type { PageKind } from "../page-kind.ts";
import { placePath, placesPath } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { comparisonCount, hasMixedPlaces, type PageSite } from "./site.ts";

/** Every other place of the report, by name. */
export const placesPages: PageKind<PageSite> = {
  id: "places-list",
  pages: (site) => (site.places.length === 0 ? [] : [{ path: placesPath, render: () => placesPage(site) }]),
  menu: (site) =>
    site.places.length === 0
      ? []
      : [{ label: site.words.say(hasMixedPlaces(site) ? "menu.places" : "menu.schools"), href: placesPath }],
};

function placesPage(site: PageSite): string {
  const { words } = site;
  const mixed = hasMixedPlaces(site);
  const heading = words.say(mixed ? "audit.places-mixed" : "audit.places-heading");
  const other = site.places.filter(({ overview }) => comparisonCount(overview) === 0);
  const body = html`<section class="part"><div class="page flow"><h1>${heading}</h1><p>${words.say(mixed ? "audit.places-mixed-intro" : "audit.places-intro")}</p>${table(
    {
      name: heading,
      columns: [
        {
          heading: words.say("column.place"),
          cell: ({ overview }) =>
            html`<a${attributes({ href: placePath(overview.place) })}>${placeName(overview.place, site)}</a>`,
        },
        {
          heading: words.say("column.clear"),
          number: true,
          cell: ({ overview }) => countText(sum(overview.goals.map((g) => g.clear)), words),
        },
        {
          heading: words.say("column.probable"),
          number: true,
          cell: ({ overview }) => countText(sum(overview.goals.map((g) => g.probable)), words),
        },
        {
          heading: words.say("column.not-judged"),
          number: true,
          cell: ({ overview }) => countText(sum(overview.goals.map((g) => g.cannotTell + g.notJudged)), words),
        },
        {
          heading: words.say("column.largest"),
          cell: ({ overview }) => {
            const [first] = overview.largest;
            return first === undefined ? words.say("mark.no-records") : wantedGapName(first, site);
          },
        },
      ],
      rows: site.places.filter((place) => !other.includes(place)),
    },
    words,
  )}${
    other.length > 0 &&
    html`<details><summary>${words.say("audit.places-other-years", { n: other.length, year: schoolYear(site.main.schoolYear) })}</summary><ul class="plain columns">${other.map(
      ({ overview: { place } }) =>
        html`<li><a${attributes({ href: placePath(place) })}>${placeName(place, site)}</a></li>`,
    )}</ul></details>`
  }</div></section>`;
  return auditPage({ path: placesPath, title: heading, body }, site);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
