import { type ExploreForm, exploreForms } from "../../reports/explore-choice.ts";
import { type ExploreStep, type ExploreView, mostOnPage } from "../../reports/explore-view.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import { type Audience, requireAudience } from "../../reports/report.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { countText, schoolYear } from "../../ui/format.ts";
import { gapHeadline } from "../../ui/gap-headline.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { auditPage } from "../audit/frame.ts";
import { goalIds } from "../audit/goals.ts";
import { menuOf } from "../audit/pages.ts";
import { type AuditSite, type PageSite, type Site, siteOf } from "../audit/site.ts";
import { type PageFor, pagesFor } from "../page-kind.ts";
import { exploreHref, explorePath } from "./explore-address.ts";
import { exploreForm } from "./explore-form.ts";
import { clearWithLess } from "./explore-labels.ts";
import { linesPart, quiltPart, tablePart } from "./explore-parts.ts";
import { panelHref } from "./panel-href.ts";

type AnyExploreView = ExploreView<Audience>;

/**
 * The page where a team chooses what to compare: how many clear gaps there are, the largest of them, every comparison
 * as a link to how we know it, and which gap to look into first.
 */
export function explorePage<A extends Audience>(auditSite: AuditSite<A>, view: ExploreView<A>): readonly PageFor<A>[] {
  requireAudience(auditSite.audit, [view]);
  const found = siteOf(auditSite);
  const site: PageSite<A> = { ...found, menu: menuOf(found) };
  return pagesFor(auditSite.audit, [{ path: explorePath, render: () => rendered(view, site) }]);
}

function rendered(view: AnyExploreView, site: PageSite): string {
  const { words } = site;
  const title = words.say("explore.title");
  const largest = largestOf(view, site);
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${[title, ...whereOf(view, site)].join(" · ")}</p>
${head(view, largest, site)}${exploreForm(view, site)}${view.unknown.length === 0 && html`${tabs(view, site)}${shown(view, site)}`}</div></section>
${view.answers.length > 0 && decision(view, largest, site)}`;
  return auditPage({ path: exploreHref(view.choice), title, body }, site);
}

/** The largest clear gap in students, or by size where none is counted in students. */
function largestOf({ gaps }: AnyExploreView, site: Site): AnyFinding | undefined {
  const clear = clearWithLess(gaps, site);
  const students = (f: AnyFinding): number => f.studentsToClose ?? 0;
  return clear.toSorted((a, b) => students(b) - students(a) || b.value / b.actionLine - a.value / a.actionLine)[0];
}

/** The only place and the only year of a view. */
function whereOf({ answers }: AnyExploreView, site: Site): readonly string[] {
  const about = answers.map((answer) => ("finding" in answer ? answer.finding : answer.refused));
  const places = [...new Set(about.map(({ place }) => placeName(place, site)))];
  const years = [...new Set(about.map((a) => a.schoolYear))];
  return [...(places.length === 1 ? places : []), ...(years.length === 1 ? years.map(schoolYear) : [])];
}

/** What the view says, or why there is none. */
function head(view: AnyExploreView, largest: AnyFinding | undefined, site: Site): Html {
  const { words } = site;
  const { answers, gaps, unknown, comparisons } = view;
  if (unknown.length > 0)
    return html`<h1>${words.say("explore.unknown")}</h1><div class="notice stop">${unknown.map((part) => html`<p>${words.say(`explore.unknown-${part}`)}</p>`)}<p>${words.say("explore.unknown-next")}</p></div>`;
  if (comparisons === 0) return html`<h1>${words.say("explore.none")}</h1>`;
  if (comparisons > mostOnPage) return html`<h1>${words.say("explore.many")}</h1>`;
  const clear = clearWithLess(gaps, site);
  const again =
    gaps.filter((f) => f.verdict === "clear" && f.direction !== "neither" && f.value > 0).length - clear.length;
  const judged = answers.filter((a) => "finding" in a && a.finding.verdict !== "cannot-tell").length;
  const href = largest && panelHref(largest, view.everywhere, site);
  const headline = largest && largestWords(largest, view, site);
  return html`<h1>${clear.length === 0 ? words.say("explore.clear-none") : words.say("explore.clear", { n: clear.length })}</h1>${
    headline !== undefined &&
    html`<p class="lede">${href === undefined ? headline : html`<a${attributes({ href })}>${headline}</a>`}</p>`
  }<p>${words.say("explore.compared", { n: comparisons, judged: countText(judged, words) })}${again > 0 && html` ${words.say("explore.again", { n: again })}`}</p>`;
}

/** The largest gap in words, with its place and year where the view has several. */
function largestWords(largest: AnyFinding, view: AnyExploreView, site: Site): string {
  const { words, custom } = site;
  const headline = gapHeadline(largest, words, custom);
  const common = whereOf(view, site);
  const own = [placeName(largest.place, site), schoolYear(largest.schoolYear)].filter((part) => !common.includes(part));
  return own.length === 0
    ? words.say("explore.largest", { headline })
    : words.say("explore.largest-in", { where: own.join(", "), headline });
}

const formKeys = {
  quilt: "explore.quilt",
  table: "explore.table",
  years: "audit.over-years",
} as const satisfies Record<ExploreForm, string>;

/** The same comparisons shown in another way. */
function tabs({ choice, form }: AnyExploreView, { words }: Site): Html {
  return html`<nav class="tabs" aria-label="${words.say("explore.ways")}"><ul>${exploreForms.map(
    (each) =>
      html`<li><a${attributes({ href: exploreHref({ ...choice, form: each }), "aria-current": each === form && "page" })}>${words.say(formKeys[each])}</a></li>`,
  )}</ul></nav>`;
}

function shown(view: AnyExploreView, site: Site): Html {
  const { words } = site;
  const { comparisons, form, scope } = view;
  if (comparisons === 0)
    return empty(words.say(scope.places.length === 0 ? "explore.none-anywhere" : "explore.none-why"), view, site);
  if (comparisons > mostOnPage)
    return empty(words.say("explore.many-why", { n: comparisons, most: countText(mostOnPage, words) }), view, site);
  switch (form) {
    case "quilt":
      return quiltPart(view, site);
    case "table":
      return tablePart(view, site);
    case "years":
      return linesPart(view, site);
  }
}

/** Why nothing is shown, and what to try next. */
function empty(why: string, { steps, scope }: AnyExploreView, site: Site): Html {
  return html`<div class="empty"><p>${why}</p><ul class="plain">${steps.map(
    (step) => html`<li><a${attributes({ href: exploreHref(step.choice) })}>${stepWords(step, site, scope)}</a></li>`,
  )}</ul></div>`;
}

function stepWords({ axis, choice }: ExploreStep, site: Site, { main, years }: AnyExploreView["scope"]): string {
  const { words } = site;
  switch (axis) {
    case "year":
      return choice.year === "all"
        ? words.say("explore.try-years")
        : words.say("explore.try-year", { year: schoolYear(years.at(-1) ?? 0) });
    case "place":
      return words.say("explore.try-place", { place: main === undefined ? "" : placeName(main, site) });
    case "group":
      return words.say("explore.try-groups");
    case "question": {
      const goal = goalIds.find((id) => choice.question === `goal.${id}`);
      if (goal !== undefined) return words.say("explore.try-goal", { goal: words.label(`goal.${goal}`) });
      return words.say(choice.question === "all" ? "explore.try-questions" : "explore.try-board");
    }
    case "start":
      return words.say("explore.start");
  }
}

/** Which gap to look into first, and how to send the view. */
function decision({ everywhere }: AnyExploreView, largest: AnyFinding | undefined, site: Site): Html {
  const { words } = site;
  const href = largest && panelHref(largest, everywhere, site);
  return html`<section class="part"><div class="page"><div class="decide"><h2>${words.say("explore.decide")}</h2><p>${words.say(largest === undefined ? "explore.decide-none" : "explore.decide-gap")}</p>${
    href !== undefined &&
    html`<p><a${attributes({ class: "button", href })}>${words.say("explore.decide-open")}</a></p>`
  }<p class="small">${words.say("explore.send")}</p></div></div></section>`;
}
