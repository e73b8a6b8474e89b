import type { PublicQuestion, ShownAverage } from "../../reports/public/report.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { goalPath, groupPath, methodsPath, placePath, questionPath, rootFrom } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { averageCell, averageWords, countCell } from "./cells.ts";
import { part, publicPage } from "./frame.ts";
import { hasOnlySchools, type PublicSite } from "./site.ts";

/** One page per question about an average: of all students, of each group, at each place and year by year. */
export const publicAveragePages: PageKind<PublicSite> = {
  id: "averages",
  pages: (site) =>
    site.report.averages.map((question) => ({
      path: questionPath(question.id),
      render: () => averagePage(question, site),
    })),
};

/** Most places in the table of a page. */
const mostPlaces = 150;
const everybody = { grouping: "all", level: "all" } as const;

/** The average of all students of the main place in the latest year, in words: "about 23.5 students". Undefined if it is hidden. */
export function averageOfAll(question: PublicQuestion, { report, words }: PublicSite): string | undefined {
  const all = report.average({
    id: question.id,
    schoolYear: question.years.at(-1) ?? "",
    place: report.main,
    group: everybody,
  });
  return all && averageWords(all, words);
}

function averagePage(question: PublicQuestion, site: PublicSite): string {
  const { words, custom, report } = site;
  const { id, goal, years } = question;
  const path = questionPath(id);
  const root = rootFrom(path);
  const label = indicatorLabel(id, words, custom);
  const schoolYear = years.at(-1) ?? "";
  const all = averageOfAll(question, site);
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow"><a href="${root + goalPath(goal)}">${words.say("release.part-of-goal", { n: goal, goal: words.label(`goal.${goal}`) })}</a> · ${schoolYear}</p>
<h1>${all === undefined ? words.say("release.not-shown-all") : words.say("release.average-all", { label, value: all })}</h1><p class="lede">${words.say("release.average-lede")}</p></div></section>
${list(
  {
    id: "groups",
    heading: words.say("release.by-group"),
    first: words.say("release.group-column"),
    note: html`${words.say("release.hidden-note")} ${words.say("release.average-note")} ${words.say("release.overlap-note")}`,
    rows: question.compared.flatMap(({ grouping, level }) =>
      rowOf(
        html`<a${attributes({ href: root + groupPath(grouping, level) })}>${groupName(grouping, level, words).label}</a>`,
        report.average({ id, schoolYear, place: report.main, group: { grouping, level } }),
      ),
    ),
  },
  site,
)}
${list(
  {
    id: "schools",
    heading: words.say(hasOnlySchools(report) ? "release.by-school" : "release.by-place"),
    first: words.say(hasOnlySchools(report) ? "release.school-column" : "release.place-column"),
    note: words.say("release.average-places"),
    rows: report.places
      .slice(0, mostPlaces)
      .flatMap((place) =>
        rowOf(
          html`<a${attributes({ href: root + placePath(place) })}>${place.name}</a>`,
          report.average({ id, schoolYear, place, group: everybody }),
        ),
      ),
  },
  site,
)}
${list(
  {
    id: "years",
    heading: words.say("release.by-year"),
    first: words.say("release.year-column"),
    note: null,
    rows: years.flatMap((year) =>
      rowOf(html`${year}`, report.average({ id, schoolYear: year, place: report.main, group: everybody })),
    ),
  },
  site,
)}
${part(
  "counted",
  words.say("release.what-is-counted"),
  html`<p>${indicatorQuestion(id, words, custom)}</p><p><a href="${root + methodsPath}">${words.say("release.methods")}</a></p>`,
)}`;
  return publicPage(
    { path, title: label, above: [{ label: words.label(`goal.${goal}`), href: goalPath(goal) }], body },
    site,
  );
}

interface AverageRow {
  readonly name: Html;
  readonly average: ShownAverage;
}

const rowOf = (name: Html, average: ShownAverage | undefined): readonly AverageRow[] =>
  average === undefined ? [] : [{ name, average }];

interface AverageList {
  readonly id: string;
  readonly heading: string;
  readonly first: string;
  readonly note: HtmlContent;
  readonly rows: readonly AverageRow[];
}

function list({ id, heading, first, note, rows }: AverageList, { words }: PublicSite): HtmlContent {
  if (rows.length === 0) return null;
  return part(
    id,
    heading,
    html`${table<AverageRow>(
      {
        name: heading,
        columns: [
          { heading: first, cell: ({ name }) => name },
          {
            heading: words.say("release.average-column"),
            cell: ({ average }) => averageCell(average, words),
            number: true,
          },
          {
            heading: words.say("release.students-column"),
            cell: ({ average }) => countCell(average, words),
            number: true,
          },
        ],
        rows,
      },
      words,
    )}${note !== null && html`<p class="small hush">${note}</p>`}`,
  );
}
