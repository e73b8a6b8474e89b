import type { DecisionVersion, KeptDecision } from "../../access/decision.ts";
import { html } from "../../ui/html.ts";
import { decisionHref } from "./decision-ending.ts";
import { decisionFacts } from "./decision-form.ts";
import { type StaffSite, staffPage } from "./frame.ts";

/** The page of the report that a decision is about; undefined if it does not exist any more. */
export type DecidedLink = { readonly label: string; readonly href: string } | undefined;

/**
 * A decision, with what it said before.
 *
 * @param versions  newest first
 */
export function decisionPage(
  {
    decision,
    versions,
    page,
    mayChange,
  }: {
    readonly decision: KeptDecision;
    readonly versions: readonly DecisionVersion[];
    readonly page: DecidedLink;
    readonly mayChange: boolean;
  },
  site: StaffSite,
): string {
  const { words } = site;
  const earlier = versions.filter(({ version }) => version !== decision.version);
  const body = html`${page && html`<p>${words.say("decision.page")}: <a href="${page.href}">${page.label}</a></p>`}${decisionFacts(decision, words)}${
    mayChange &&
    html`<p><a class="button" href="${decisionHref(decision.id)}/change">${words.say("decision.change")}</a></p>`
  }${earlier.length > 0 && html`<h2>${words.say("decision.versions")}</h2>${earlier.map((version) => decisionFacts(version, words))}`}`;
  return staffPage(words.say("decision.title"), body, site);
}
