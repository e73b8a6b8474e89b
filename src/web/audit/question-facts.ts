import { type IndicatorDefinition, ruleFormula } from "../../reports/definitions.ts";
import { listWords } from "../../ui/format.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { recordWords } from "../../ui/record-words.ts";
import { definitionSource, ruleSentence } from "../../ui/rule-words.ts";
import type { Site } from "./site.ts";

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
  const source = definitionSource(i, words);
  const formula =
    i.population !== null &&
    html`<dt>${words.say("rule.formula")}</dt><dd><code>${i.asks.map((a) => ruleFormula(a.rule)).join(" / ")}</code><br><span class="hush">${words.say("rule.formula-of")}</span> <code>${ruleFormula(i.population)}</code></dd>`;
  return html`${formula}
${i.thresholds.length > 0 && html`<dt>${words.say("rule.thresholds")}</dt><dd>${i.thresholds.map((t) => html`<code>${t.name}: ${t.value}</code> `)}</dd>`}
<dt>${words.say("rule.better")}</dt><dd>${words.say(`rule.${i.outcome}`)}</dd>
<dt>${words.say("rule.source")}</dt><dd><span${attributes({ lang: source.lang === words.lang ? null : source.lang })}>${source.text}</span></dd>
${
  i.records.length > 0 &&
  html`<dt>${words.say("rule.records")}</dt><dd>${listWords(
    i.records.map((r) => recordWords(r, words)),
    words,
  )}</dd>`
}
<dt>${words.say("rule.since")}</dt><dd>${i.own ? words.say("rule.own") : words.say("rule.since-version", { version: i.since })}</dd>`;
}
