import type { GroupAnswer, PublicQuestion } from "../../reports/public/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { goalPath, groupPath, questionPath, rootFrom } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { averageOfAll } from "./average-page.ts";
import { part, publicPage } from "./frame.ts";
import { allSentence, gapOfHundred } from "./phrases.ts";
import { isClear, isLess, type PublicSite } from "./site.ts";

/** One page per goal: its questions, the rate of all students, and the groups with a clear gap. */
export const publicGoalPages: PageKind<PublicSite> = {
  id: "goals",
  pages: (site) =>
    [...new Set([...site.report.questions, ...site.report.averages].map(({ goal }) => goal))].map((goal) => ({
      path: goalPath(goal),
      render: () => goalPage(goal, site),
    })),
};

function goalPage(goal: PublicQuestion["goal"], site: PublicSite): string {
  const { words, report } = site;
  const path = goalPath(goal);
  const root = rootFrom(path);
  const asked = report.questions.filter((question) => question.goal === goal);
  const clear = asked.filter((question) => clearIn(question, site).length > 0);
  const title = words.label(`goal.${goal}`);
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${words.say("release.part-of-goal", { n: goal, goal: title })}</p><h1>${
    clear.length === 0
      ? words.say("release.goal-none")
      : words.say("release.goal-clear", { n: clear.length, all: asked.length })
  }</h1><p class="lede">${words.plain(`goal.${goal}`)}</p></div></section>
<section class="part"><div class="page"><div class="columns">${asked.map((question) => card(question, root, site))}</div></div></section>
${averages(goal, root, site)}
<section class="part"><div class="page flow"><p class="small hush">${words.say("release.hidden-note")} ${words.say("release.sure-note")}</p></div></section>`;
  return publicPage({ path, title, body }, site);
}

/** Clear gaps that leave a group with less; where neither direction is better, all clear gaps. */
function clearIn(question: PublicQuestion, { report }: PublicSite): readonly GroupAnswer[] {
  const { answers } = report.at(report.main);
  return (answers.get(question.id)?.groups ?? []).filter(
    (answer) => isClear(answer) && (question.outcome === "neither" || isLess(question, answer)),
  );
}

/** The questions about a goal that are answered with an average. */
function averages(goal: PublicQuestion["goal"], root: string, site: PublicSite): HtmlContent {
  const { words, custom, report } = site;
  const asked = report.averages.filter((question) => question.goal === goal);
  if (asked.length === 0) return null;
  return part(
    "averages",
    words.say("release.averages"),
    html`<ul>${asked.map(
      (question) =>
        html`<li><a${attributes({ href: root + questionPath(question.id) })}>${indicatorLabel(question.id, words, custom)}</a> <span class="hush">${averageOfAll(question, site)}</span></li>`,
    )}</ul>`,
  );
}

function card(question: PublicQuestion, root: string, site: PublicSite): Html {
  const { words, custom, report } = site;
  const all = report.allAt(question, report.main);
  const clear = clearIn(question, site);
  return html`<article class="card"><h2><a${attributes({ href: root + questionPath(question.id) })}>${indicatorLabel(question.id, words, custom)}</a></h2><p>${
    allSentence(question, all, site) ?? words.say("release.not-shown-all")
  }</p>${
    clear.length === 0
      ? html`<p class="hush">${words.say("release.goal-question-none")}</p>`
      : html`<p>${words.say(question.outcome === "neither" ? "release.goal-question-other" : "release.goal-question-clear")}</p><ul>${clear.map(
          (answer) =>
            html`<li><a${attributes({ href: root + groupPath(answer.group.grouping, answer.group.level) })}>${groupName(answer.group.grouping, answer.group.level, words).label}</a> <span class="hush">${gapOfHundred(answer, words)}</span></li>`,
        )}</ul>`
  }</article>`;
}
