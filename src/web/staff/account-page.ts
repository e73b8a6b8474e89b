import type { Grant } from "../../access/grant.ts";
import { type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import type { Words } from "../../ui/words.ts";
import { postForm } from "./forms.ts";
import { accountPath, type StaffSite, staffPage } from "./frame.ts";
import { momentWords } from "./moment.ts";

/** Where a person is signed in. */
export interface SignInShown {
  readonly id: string;
  readonly since: Date;
  readonly browser: string;
  readonly isThis: boolean;
}

/** A person's roles and sign-ins, each of which they can end. */
export function accountPage(
  { grants, signIns }: { readonly grants: readonly Grant[]; readonly signIns: readonly SignInShown[] },
  site: StaffSite,
): string {
  const { words, formKey } = site;
  const end = ({ id, isThis }: SignInShown): Html | string =>
    isThis
      ? words.say("staff.this-one")
      : postForm(
          { action: `${accountPath}/end`, key: formKey },
          html`<button name="sign-in" value="${id}">${words.say("staff.end")}</button>`,
        );
  const body = html`<h2>${words.say("staff.roles")}</h2>${
    grants.length === 0
      ? html`<p>${words.say("staff.no-roles")}</p>`
      : html`<ul>${grants.map((grant) => html`<li>${grantWords(grant, words)}</li>`)}</ul>`
  }<h2>${words.say("staff.sign-ins")}</h2>${table(
    {
      name: words.say("staff.sign-ins"),
      columns: [
        { heading: words.say("staff.column-since"), cell: ({ since }) => momentWords(since, words) },
        { heading: words.say("staff.column-browser"), cell: ({ browser }) => browser },
        { heading: words.say("staff.column-end"), cell: end },
      ],
      rows: signIns,
    },
    words,
  )}${signIns.length > 1 && postForm({ action: `${accountPath}/end-others`, key: formKey }, html`<button>${words.say("staff.end-others")}</button>`)}`;
  return staffPage(words.say("staff.account"), body, site);
}

/** "Principal: School 0190036". */
export const grantWords = ({ role, scope }: Grant, words: Words): string =>
  `${words.say(`role.${role}`)}: ${words.say(`scope.${scope.kind}`)}${scope.kind === "district" ? "" : ` ${scope.id}`}`;
