import type { Grant } from "../../access/grant.ts";
import { html } from "../../ui/html.ts";
import { grantWords } from "./account-page.ts";
import { postForm } from "./forms.ts";
import { type StaffSite, seeAsPath, staffPage } from "./frame.ts";

/** Where a data director chooses whose pages to see. */
export function seeAsPage(
  people: readonly { readonly id: string; readonly name: string; readonly grants: readonly Grant[] }[],
  site: StaffSite,
): string {
  const { words, formKey } = site;
  const body = html`<p>${words.say("staff.see-as-why")}</p>${
    people.length === 0
      ? html`<p>${words.say("staff.see-as-none")}</p>`
      : postForm(
          { action: seeAsPath, key: formKey, kind: "stacked" },
          html`<ul class="plain">${people.map(
            ({ id, name, grants }) =>
              html`<li><button name="person" value="${id}">${words.say("staff.see-as-person", { name })}</button> <span class="small">${grants.map((grant) => grantWords(grant, words)).join("; ")}</span></li>`,
          )}</ul>`,
        )
  }`;
  return staffPage(words.say("staff.see-as"), body, site);
}
