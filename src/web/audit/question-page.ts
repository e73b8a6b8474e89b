import type { DefinitionCase, IndicatorDefinition } from "../../reports/definitions.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { caseWords } from "../../ui/case-words.ts";
import { shortValue } from "../../ui/format.ts";
import { groupingName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import type { PageKind } from "../page-kind.ts";
import { gapPath, goalPath, methodsPath, questionPath, questionsPath, rootFrom } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { lowered } from "./gap.ts";
import { neighbors } from "./neighbors.ts";
import { ruleFacts, sourceFacts } from "./question-facts.ts";
import type { PageSite, Site } from "./site.ts";

/** A page for each question: its rule, its source, and cases at its boundary, from its declaration. */
export const questionPages: PageKind<PageSite> = {
  id: "questions",
  pages: (site) =>
    site.definitions.indicators.map((i) => ({ path: questionPath(i.id), render: () => questionPage(i, site) })),
};

function questionPage(definition: IndicatorDefinition, site: PageSite): string {
  const { words, custom, definitions, audit } = site;
  const { id, goal } = definition;
  const path = questionPath(id);
  const root = rootFrom(path);
  const label = indicatorLabel(id, words, custom);
  const question = indicatorQuestion(id, words, custom);
  const pages = site.gaps.filter((g) => g.indicator === id);
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${words.say("audit.goal", { n: goal })} · <a href="${root + goalPath(goal)}">${words.label(`goal.${goal}`)}</a></p>
<h1>${question}</h1><p class="lede">${words.say("question.lede", { label })} <a href="${root + methodsPath}">${words.say("menu.methods")}</a></p></div></section>
<section class="part" id="rule"><div class="page flow"><h2>${words.say("question.rule")}</h2><dl class="facts">${ruleFacts(definition, site)}${sourceFacts(definition, site)}${
    definition.sharedBy !== undefined &&
    html`<dt>${words.say("know.how-sure")}</dt><dd>${words.say(`know.shared-${definition.sharedBy}`)}</dd>`
  }</dl></div></section>
${cases(definition, site)}
<section class="part" id="results"><div class="page flow"><h2>${words.say("question.results")}</h2>${
    pages.length === 0
      ? html`<p>${words.say("question.no-results")}</p>`
      : html`<ul class="plain columns list">${pages.map(
          (g) =>
            html`<li><a${attributes({ href: root + gapPath(id, g.grouping) })}>${words.say("question.by", { grouping: lowered(groupingName(g.grouping, words), words) })}</a></li>`,
        )}</ul>`
  }<p class="small hush">${words.say("question.cite", { program: audit.program, question: label, mark: audit.fingerprint })}</p></div></section>`;
  return auditPage(
    {
      path,
      title: label,
      above: [{ label: words.say("menu.questions"), href: questionsPath }],
      near: neighbors(
        definitions.indicators.map((i) => ({ label: indicatorLabel(i.id, words, custom), href: questionPath(i.id) })),
        path,
      ),
      body,
    },
    site,
  );
}

/** Worked examples: a student's records on each side of the rule's boundary, and what the rule says. */
function cases({ cases: all, thresholds, unit }: IndicatorDefinition, site: Site): Html | null {
  const { words } = site;
  if (all.length === 0) return null;
  return html`<section class="part" id="examples"><div class="page flow"><h2>${words.say("question.examples")}</h2><p>${words.say("question.examples-intro")}${
    thresholds.length > 0 && ` ${words.say("question.examples-usual")}`
  }</p>${table<DefinitionCase>(
    {
      name: words.say("question.examples"),
      columns: [
        { heading: words.say("question.student"), cell: (c) => caseWords(c.student, words) },
        {
          heading: words.say("question.records"),
          cell: (c) => c.records.map((line, i) => html`${i > 0 && html`<br>`}<code>${line}</code>`),
        },
        {
          heading: words.say("question.says"),
          cell: (c) =>
            typeof c.is === "number"
              ? html`<b>${shortValue(c.is, unit, words)}</b>`
              : html`<b>${words.say(`question.${c.is}`)}</b>`,
        },
      ],
      rows: all,
    },
    words,
  )}</div></section>`;
}
