import type { Role } from "../../access/roles.ts";
import { type Html, html } from "../../ui/html.ts";
import type { Words } from "../../ui/words.ts";
import { field, postForm } from "./forms.ts";
import { type StaffSite, signInPath, staffPage } from "./frame.ts";

/** A made-up person of the sample district. */
export interface DemoPersonShown {
  readonly id: string;
  readonly role: Role;
  /** Name of their school, if the role is for one. */
  readonly school: string | undefined;
}

/**
 * @param to     the address that was asked for
 * @param fault  why the last try did not work
 */
export function signInPage(
  {
    demo,
    to,
    fault,
  }: { readonly demo: readonly DemoPersonShown[]; readonly to: string; readonly fault: string | undefined },
  site: StaffSite,
): string {
  const { words, formKey } = site;
  const faulty = fault === undefined ? {} : { fault };
  const body = html`${demo.length > 0 && demoPeople(demo, to, site)}<p>${words.say("staff.sign-in-why")}</p>${fault !== undefined && html`<p class="error" id="fault" role="alert">${fault}</p>`}${postForm(
    { action: signInPath, key: formKey, kind: "stacked" },
    html`${asked(to)}${field("email", words.say("staff.email"), { type: "email", autocomplete: "username", ...faulty })}${field("password", words.say("staff.password"), { type: "password", autocomplete: "current-password", ...faulty })}<button>${words.say("staff.sign-in")}</button>`,
  )}<p class="small">${words.say("staff.forgot")}</p>`;
  return staffPage(words.say("staff.sign-in"), body, site);
}

/** Sends the address that was asked for along with the form. */
const asked = (to: string): Html => html`<input type="hidden" name="to" value="${to}">`;

function demoPeople(people: readonly DemoPersonShown[], to: string, { words, formKey }: StaffSite): Html {
  const button = (person: DemoPersonShown): Html =>
    html`<li><button name="person" value="${person.id}">${demoName(person, words)}</button></li>`;
  return html`<h2>${words.say("staff.demo")}</h2><p>${words.say("staff.demo-why")}</p>${postForm(
    { action: `${signInPath}/demo`, key: formKey, kind: "stacked" },
    html`${asked(to)}<ul class="plain columns tight">${people.map(button)}</ul>`,
  )}`;
}

export const demoName = ({ role, school }: Pick<DemoPersonShown, "role" | "school">, words: Words): string =>
  school === undefined ? words.say(`role.${role}`) : `${words.say(`role.${role}`)}, ${school}`;
