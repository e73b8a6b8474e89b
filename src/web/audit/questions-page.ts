import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { attributes, html } from "../../ui/html.ts";
import type { PageKind } from "../page-kind.ts";
import { methodsPath, questionPath, questionsPath } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { goalIds } from "./goals.ts";
import type { PageSite } from "./site.ts";

/** Contents: every question of the audit, by goal, each with a page of its own. */
export const questionsPages: PageKind<PageSite> = {
  id: "questions-list",
  pages: (site) => [{ path: questionsPath, render: () => questionsPage(site) }],
  menu: (site) => [{ label: site.words.say("menu.questions"), href: questionsPath }],
};

function questionsPage(site: PageSite): string {
  const { words, definitions, custom } = site;
  const title = words.say("menu.questions");
  const body = html`<section class="part"><div class="page flow"><h1>${words.say("definitions.title")}</h1><p class="lede">${words.say("definitions.intro")} <a href="${methodsPath}">${words.say("menu.methods")}</a></p></div></section>
${goalIds.map((goal) => {
  const ofGoal = definitions.indicators.filter((i) => i.goal === goal);
  return (
    ofGoal.length > 0 &&
    html`<section class="part" id="goal-${goal}"><div class="page flow"><h2>${words.say("audit.goal", { n: goal })}: ${words.label(`goal.${goal}`)}</h2><ul class="plain columns list">${ofGoal.map(
      ({ id }) =>
        html`<li><a${attributes({ href: questionPath(id) })}>${indicatorLabel(id, words, custom)}</a><br><span class="small hush">${indicatorQuestion(id, words, custom)}</span></li>`,
    )}</ul></div></section>`
  );
})}`;
  return auditPage({ path: questionsPath, title, body }, site);
}
