import type { AccessLine } from "../../access/access-line.ts";
import { type Right, rights } from "../../access/roles.ts";
import { attributes, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import type { Words } from "../../ui/words.ts";
import { logPath, type StaffSite, staffPage } from "./frame.ts";
import { momentWords } from "./moment.ts";

/** Who looked at what, newest first. @param older  whether there are older lines */
export function logPage(lines: readonly AccessLine[], older: boolean, site: StaffSite): string {
  const { words } = site;
  const last = lines.at(-1);
  const body = html`<p>${words.say("staff.log-why")}</p>${
    lines.length === 0
      ? html`<p>${words.say("staff.log-none")}</p>`
      : table(
          {
            name: words.say("staff.log"),
            columns: [
              { heading: words.say("staff.column-when"), cell: ({ at }) => momentWords(new Date(at), words) },
              {
                heading: words.say("staff.column-who"),
                cell: ({ name, action }) =>
                  name ?? words.say(byOperator.has(action) ? "staff.operator" : "staff.nobody"),
              },
              { heading: words.say("staff.column-as"), cell: ({ asName }) => asName ?? "" },
              { heading: words.say("staff.column-what"), cell: ({ action }) => actionWords(action, words) },
              { heading: words.say("staff.column-about"), cell: ({ about }) => aboutWords(about, words) },
              { heading: words.say("staff.column-page"), cell: ({ page }) => page },
              {
                heading: words.say("staff.column-outcome"),
                cell: ({ outcome }) => words.say(outcome === "allowed" ? "staff.allowed" : "staff.refused-word"),
              },
            ],
            rows: lines,
          },
          words,
        )
  }${older && last !== undefined && html`<p><a${attributes({ href: `${logPath}?before=${last.id}` })}>${words.say("staff.log-older")}</a></p>`}`;
  return staffPage(words.say("staff.log"), body, site);
}

/** What is done on the command line, by a person who can read the workspace. */
const byOperator: ReadonlySet<string> = new Set([...["add-person", "new-link", "grant-role", "revoke-role"]]);

const others = {
  "sign-in": "staff.action-sign-in",
  "sign-out": "staff.action-sign-out",
  "set-password": "staff.action-set-password",
  "end-sign-in": "staff.action-end-sign-in",
  "stop-seeing": "staff.action-stop-seeing",
  "add-person": "staff.action-add-person",
  "new-link": "staff.action-new-link",
  "grant-role": "staff.action-grant-role",
  "revoke-role": "staff.action-revoke-role",
  "foreign-form": "staff.action-foreign-form",
  "change-as-other": "staff.action-change-as-other",
} as const;

function actionWords(action: string, words: Words): string {
  if (rights.some((right) => right === action)) return words.say(`right.${action as Right}`);
  return Object.hasOwn(others, action) ? words.say(others[action as keyof typeof others]) : action;
}

function aboutWords(about: string, words: Words): string {
  const [kind, ...id] = about.split(" ");
  return kind === "district" || kind === "school" ? [words.say(`scope.${kind}`), ...id].join(" ") : about;
}
