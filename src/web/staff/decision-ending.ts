import type { KeptDecision } from "../../access/decision.ts";
import { dayWords } from "../../ui/format.ts";
import { type Html, html } from "../../ui/html.ts";
import type { Words } from "../../ui/words.ts";
import { decidePath, decisionsPath } from "./frame.ts";

/** Address of the form about a page. */
const decideHref = (page: string): string => `${decidePath}?${new URLSearchParams({ page })}`;

/** The address of a decision's page. */
export const decisionHref = (id: string): string => `${decisionsPath}/${id}`;

/** The end of each page that people decide about: what was decided, and the way to decide. */
export function decisionEnding(
  {
    address,
    decisions,
    mayDecide,
  }: { readonly address: string; readonly decisions: readonly KeptDecision[]; readonly mayDecide: boolean },
  words: Words,
): Html | undefined {
  if (decisions.length === 0 && !mayDecide) return undefined;
  return html`<section class="part decisions"><div class="page"><div class="decide">${
    decisions.length > 0 &&
    html`<h2>${words.say("decision.about-page")}</h2><ul>${decisions.map(
      ({ id, task, responsible, due, status }) =>
        html`<li><a href="${decisionHref(id)}">${task}</a> <span class="small">${responsible}, ${dayWords(due, words)}. ${words.say(`decision.${status}`)}</span></li>`,
    )}</ul>`
  }${
    mayDecide &&
    html`<h2>${words.say("decision.ending")}</h2><p>${words.say("decision.ending-why")}</p><p><a class="button" href="${decideHref(address)}">${words.say("decision.decide")}</a></p>`
  }</div></div></section>`;
}
