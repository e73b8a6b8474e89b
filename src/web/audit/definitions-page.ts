import { declarationLanguage } from "../../base/lang.ts";
import { type IndicatorDefinition, ruleFormula } from "../../reports/definitions.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { certaintyScale } from "../../ui/certainty-scale.ts";
import { dayWords, listWords } from "../../ui/format.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { groupingRuleWords, recordWords } from "../../ui/record-words.ts";
import { ruleSentence } from "../../ui/rule-words.ts";
import type { PageKind } from "../page-kind.ts";
import { definitionsPath, fileAnchor, groupingAnchor, indicatorAnchor } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { goalIds } from "./goals.ts";
import type { PageSite, Site } from "./site.ts";

export const definitionsPages: PageKind<PageSite> = {
  id: "definitions",
  pages: (site) => [{ path: definitionsPath, render: () => definitionsPage(site) }],
  menu: (site) => [{ label: site.words.label("ui.definitions"), href: definitionsPath }],
};

/** Every indicator and every grouping: the population, what counts, and the source of the definition. */
function definitionsPage(site: PageSite): string {
  const { words, definitions } = site;
  const title = words.label("ui.definitions");
  const body = html`
<section class="part"><div class="page flow"><h1>${words.say("definitions.title")}</h1><p class="lede">${words.say("definitions.intro")}</p>
<h2>${words.say("definitions.how-sure")}</h2><p>${words.say("sure.help")}</p>${certaintyScale(site)}
<p>${words.say("audit.years-independent")}</p></div></section>
${goalIds.map((goal) => {
  const ofGoal = definitions.indicators.filter((i) => i.goal === goal);
  return ofGoal.length === 0
    ? null
    : html`<section class="part"><div class="page flow"><h2>${words.say("audit.goal", { n: goal })}: ${words.label(`goal.${goal}`)}</h2>${ofGoal.map((i) => definition(i, site))}</div></section>`;
})}
<section class="part band"><div class="page flow"><h2>${words.say("definitions.groupings")}</h2><p>${words.say("definitions.groupings-intro")}</p>${definitions.groupings.map(
    (g) =>
      html`<h3${attributes({ id: groupingAnchor(g.id) })}>${groupingName(g.id, words)}</h3><p>${groupingRuleWords(g.id, g.rule, words)}</p>${
        g.levels.length === 0
          ? null
          : html`<p class="small hush">${listWords(
              g.levels.map((level) => groupName(g.id, level, words).label),
              words,
            )}</p>`
      }`,
  )}</div></section>
${files(site)}`;
  return auditPage({ path: definitionsPath, title, body }, site);
}

/** Every loaded file, so that a number can be traced to its source bytes. */
function files({ deliveries, words }: Site): Html | null {
  if (deliveries.length === 0) return null;
  return html`<section class="part"><div class="page flow"><h2>${words.say("definitions.files")}</h2><p>${words.say("definitions.files-intro")}</p><ul class="small plain">${deliveries.map(
    (d, at) =>
      html`<li${attributes({ id: fileAnchor(at) })}><code>${d.file}</code><br><span class="hush">${words.say("know.delivery", { day: dayWords(d.loadedOn, words), n: d.loaded })} SHA-256 <code>${d.sha256}</code></span></li>`,
  )}</ul></div></section>`;
}

function definition(i: IndicatorDefinition, site: Site): Html {
  const { words } = site;
  return html`<h3${attributes({ id: indicatorAnchor(i.id) })}>${indicatorLabel(i.id, words, site.custom)}</h3><p>${indicatorQuestion(i.id, words, site.custom)}</p><dl class="facts small">${ruleFacts(i, site)}${sourceFacts(i, site)}</dl>`;
}

/** The population and what counts, as entries of a definition list. */
export function ruleFacts(i: IndicatorDefinition, site: Site): Html {
  const { words } = site;
  if (i.population === null) return html`<dt>${words.say("rule.asked")}</dt><dd>${words.say("rule.official")}</dd>`;
  const all = ruleSentence(i.population, words);
  return html`<dt>${words.say("rule.asked")}</dt><dd>${all === "" ? words.say("rule.everyone") : all}</dd>
${i.asks.map((a) => html`<dt>${words.say(`rule.${a.as}`)}</dt><dd>${ruleSentence(a.rule, words)}</dd>`)}
`;
}

/** The formula, the source, the records, the version, as entries of a definition list. */
export function sourceFacts(i: IndicatorDefinition, site: Site): Html {
  const { words } = site;
  const formula =
    i.population !== null &&
    html`<dt>${words.say("rule.formula")}</dt><dd><code>${i.asks.map((a) => ruleFormula(a.rule)).join(" / ")}</code><br><span class="hush">${words.say("rule.formula-of")}</span> <code>${ruleFormula(i.population)}</code></dd>`;
  return html`${formula}
${i.thresholds.length > 0 && html`<dt>${words.say("rule.thresholds")}</dt><dd>${i.thresholds.map((t) => html`<code>${t.name}: ${t.value}</code> `)}</dd>`}
<dt>${words.say("rule.better")}</dt><dd>${words.say(`rule.${i.outcome}`)}</dd>
<dt>${words.say("rule.source")}</dt><dd><span${attributes({ lang: words.lang === declarationLanguage ? null : declarationLanguage })}>${i.source}</span></dd>
${
  i.records.length > 0 &&
  html`<dt>${words.say("rule.records")}</dt><dd>${listWords(
    i.records.map((r) => recordWords(r, words)),
    words,
  )}</dd>`
}
<dt>${words.say("rule.since")}</dt><dd>${i.own ? words.say("rule.own") : words.say("rule.since-version", { version: i.since })}</dd>`;
}
