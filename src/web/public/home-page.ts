import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { countText } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { goalPath, groupPath, placePath, questionPath } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { askPath, doPath, homePath, placesPagePath } from "./addresses.ts";
import { districtWords } from "./district-text.ts";
import { part, publicPage } from "./frame.ts";
import { gapStudents, groupSentence, othersSentence, sureSentence } from "./phrases.ts";
import {
  clearGaps,
  districtText,
  type Found,
  hasOnlySchools,
  largestOfEach,
  latestYear,
  type PublicSite,
} from "./site.ts";

/** The first page: the largest clear gaps, what the district does about them, and how to ask it. */
export const homePages: PageKind<PublicSite> = {
  id: "home",
  pages: (site) => [{ path: homePath, render: () => homePage(site) }],
  menu: ({ words }) => [{ label: words.say("release.home"), href: homePath }],
};

/** Gaps on the first page. */
const mostGaps = 6;
/** Paragraphs of the district's texts on the first page. */
const mostParagraphs = 2;
/** Places on the first page; with more, a link leads to their list. */
const mostPlaces = 24;

function homePage(site: PublicSite): string {
  const { words, report } = site;
  const gaps = largestOfEach(clearGaps(report, report.main), mostGaps);
  const [first] = gaps;
  const eyebrow = words.say("release.home-eyebrow", {
    district: report.about.districtName,
    year: latestYear(report),
  });
  const opening =
    first === undefined
      ? html`<h1>${words.say("release.home-none")}</h1><p class="lede">${words.say("release.home-none-lede")}</p>`
      : html`<h1>${groupSentence(first, site)} ${othersSentence(first, words)}</h1>`;
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${eyebrow}</p>${opening}<p class="lede">${words.say("release.home-lede")}</p></div></section>
${
  gaps.length > 0 &&
  part(
    "gaps",
    words.say("release.clear-gaps"),
    html`<p>${words.say("release.clear-gaps-intro")}</p><div class="columns">${gaps.map((gap) => gapCard(gap, site))}</div>`,
    true,
  )
}
<section class="part"><div class="page split even"><div class="flow"><h2 id="do">${words.say("release.what-we-do")}</h2>${districtWords(site, "whatWeDo", mostParagraphs)}${more(site, "whatWeDo", doPath)}</div><div class="flow"><h2 id="ask">${words.say("release.how-to-ask")}</h2>${districtWords(site, "howToAsk", mostParagraphs)}${more(site, "howToAsk", askPath)}</div></div></section>
${schools(site)}
${part("questions", words.say("release.questions"), goals(site))}
${part(
  "groups",
  words.say("release.groups"),
  html`<p>${words.say("release.groups-intro")}</p><ul class="plain columns list">${report.groups
    .filter(({ isFine }) => !isFine)
    .map(
      (group) =>
        html`<li><a${attributes({ href: groupPath(group.grouping, group.level) })}>${groupName(group.grouping, group.level, words).label}</a></li>`,
    )}</ul>`,
)}`;
  return publicPage({ path: homePath, title: words.say("release.banner"), body }, site);
}

const more = (site: PublicSite, which: "whatWeDo" | "howToAsk", href: string): Html | null =>
  districtText(site, which) === undefined
    ? null
    : html`<p><a href="${href}">${site.words.say("release.read-more")}<span class="vh">: ${site.words.say(which === "whatWeDo" ? "release.what-we-do" : "release.how-to-ask")}</span></a></p>`;

/** A gap in students, then in words. */
function gapCard(found: Found, site: PublicSite): Html {
  const { words, custom } = site;
  const { question, answer } = found;
  const students = gapStudents(answer);
  const slots = students && { a: countText(students.low, words), b: countText(students.high, words) };
  const way = (answer.gap?.gap.high ?? 0) < 0 ? "fewer" : "more";
  const label = indicatorLabel(question.id, words, custom);
  return html`<article class="card"><h3>${label}</h3>${
    slots && html`<p><strong>${words.say(`release.${way}-students`, slots)}</strong></p>`
  }<p>${groupSentence(found, site)} ${othersSentence(found, words)} ${sureSentence(found, words)}</p><p class="small"><a${attributes({ href: questionPath(question.id) })}>${words.say("release.how-know")}<span class="vh"> ${label}</span></a></p></article>`;
}

function schools({ report, words }: PublicSite): ReturnType<typeof part> {
  const { places } = report;
  if (places.length === 0) return null;
  const all = words.say(hasOnlySchools(report) ? "release.all-schools" : "release.all-places", { n: places.length });
  return part(
    "schools",
    words.say("release.find-school"),
    html`<p>${words.say("release.find-school-intro")}</p>${
      places.length <= mostPlaces &&
      html`<ul class="plain columns list">${places.map(
        (place) => html`<li><a${attributes({ href: placePath(place) })}>${place.name}</a></li>`,
      )}</ul>`
    }<p><a href="${placesPagePath(0)}">${all}</a></p>`,
    true,
  );
}

/** The goals, each with what it asks; its page has its questions. */
const goals = ({ report, words }: PublicSite): Html =>
  html`<ul class="plain columns list">${[...new Set(report.questions.map(({ goal }) => goal))].map(
    (goal) =>
      html`<li><a${attributes({ href: goalPath(goal) })}>${words.label(`goal.${goal}`)}</a><br><span class="small hush">${words.plain(`goal.${goal}`)}</span></li>`,
  )}</ul>`;
