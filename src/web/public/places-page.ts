import type { PublicPlace } from "../../reports/public/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { attributes, html } from "../../ui/html.ts";
import type { Link } from "../../ui/page.ts";
import { table } from "../../ui/table.ts";
import { placePath } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { placesPagePath } from "./addresses.ts";
import { countCell, rateCell } from "./cells.ts";
import { publicPage } from "./frame.ts";
import { hasOnlySchools, type PublicSite } from "./site.ts";

/** Places on one page of the list: more would take too long to load on a phone. */
const placesPerPage = 200;

/** The list of schools, ordered by name and not by rank, so that readers find their own. */
export const publicPlacesPages: PageKind<PublicSite> = {
  id: "places-list",
  pages: (site) =>
    Array.from({ length: Math.ceil(site.report.places.length / placesPerPage) }, (_, page) => ({
      path: placesPagePath(page),
      render: () => placesPage(page, site),
    })),
  menu: ({ report, words }) =>
    report.places.length === 0
      ? []
      : [{ label: words.say(hasOnlySchools(report) ? "release.schools" : "release.places"), href: placesPagePath(0) }],
};

function placesPage(page: number, site: PublicSite): string {
  const { report, words, custom } = site;
  const places = report.places.slice(page * placesPerPage, (page + 1) * placesPerPage);
  const title = words.say(hasOnlySchools(report) ? "release.schools-title" : "release.places-title");
  const question = report.questions.toSorted(
    (a, b) => (a.board ?? Number.MAX_VALUE) - (b.board ?? Number.MAX_VALUE),
  )[0];
  const of = (place: PublicPlace): ReturnType<typeof report.allAt> => question && report.allAt(question, place);
  const range = (at: number): Link | undefined => {
    const list = report.places.slice(at * placesPerPage, (at + 1) * placesPerPage);
    const [first, last] = [list[0], list.at(-1)];
    return at < 0 || first === undefined || last === undefined
      ? undefined
      : { label: words.say("release.schools-range", { a: first.name, b: last.name }), href: placesPagePath(at) };
  };
  const [before, after] = [range(page - 1), range(page + 1)];
  const body = html`<section class="part"><div class="page flow"><h1>${title}</h1><p class="lede">${words.say("release.find-school-intro")}</p>${table<PublicPlace>(
    {
      name: title,
      columns: [
        {
          heading: words.say(hasOnlySchools(report) ? "release.school-column" : "release.place-column"),
          cell: (place) => html`<a${attributes({ href: placePath(place) })}>${place.name}</a>`,
        },
        ...(question === undefined
          ? []
          : [
              {
                heading: indicatorLabel(question.id, words, custom),
                number: true,
                cell: (place: PublicPlace) => {
                  const cell = of(place);
                  return cell === undefined ? "" : rateCell(cell, words);
                },
              },
              {
                heading: words.say("release.students-column"),
                number: true,
                cell: (place: PublicPlace) => {
                  const cell = of(place);
                  return cell === undefined ? "" : countCell(cell, words);
                },
              },
            ]),
      ],
      rows: places,
    },
    words,
  )}</div></section>`;
  return publicPage(
    { path: placesPagePath(page), title, near: { ...(before && { before }), ...(after && { after }) }, body },
    site,
  );
}
