import type { KeptDecision } from "../../access/decision.ts";
import { dayWords } from "../../ui/format.ts";
import { html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { decisionHref } from "./decision-ending.ts";
import { type StaffSite, staffPage } from "./frame.ts";

/** All decisions that a reader may see: open ones first, what is due first on top. */
export function decisionsPage(decisions: readonly KeptDecision[], site: StaffSite): string {
  const { words } = site;
  const rows = [
    ...decisions.filter(({ status }) => status === "open"),
    ...decisions.filter(({ status }) => status !== "open").toReversed(),
  ];
  const body =
    rows.length === 0
      ? html`<p>${words.say("decision.all-none")}</p>`
      : table(
          {
            name: words.say("decision.all"),
            columns: [
              {
                heading: words.say("decision.task"),
                cell: ({ id, task }) => html`<a href="${decisionHref(id)}">${task}</a>`,
              },
              { heading: words.say("decision.responsible"), cell: ({ responsible }) => responsible },
              { heading: words.say("decision.due"), cell: ({ due }) => dayWords(due, words) },
              { heading: words.say("decision.expected"), cell: ({ expected }) => expected },
              { heading: words.say("decision.status"), cell: ({ status }) => words.say(`decision.${status}`) },
            ],
            rows,
          },
          words,
        );
  return staffPage(words.say("decision.all"), body, site);
}
