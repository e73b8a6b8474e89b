import type { Grant } from "../../access/grant.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { grantWords } from "./account-page.ts";
import { postForm } from "./forms.ts";
import { peoplePath, personHref, type StaffSite, staffPage } from "./frame.ts";
import { momentWords } from "./moment.ts";
import { type AskedRole, type KnownSchool, noRole, roleFields } from "./role-fields.ts";

/** A person as the list shows them. */
interface PersonShown {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  /** ISO 8601, UTC; null if they never signed in. */
  readonly lastSignIn: string | null;
}

/** What somebody typed into the form of a new person. */
export interface AskedPerson extends AskedRole {
  readonly name: string;
  readonly email: string;
}

export const noPerson: AskedPerson = { name: "", email: "", ...noRole };

/** Everybody who can sign in, and the form to add somebody. */
export function peoplePage(
  {
    people,
    asked,
    schools,
    fault,
  }: {
    readonly people: readonly PersonShown[];
    readonly asked: AskedPerson;
    readonly schools: readonly KnownSchool[];
    readonly fault: string | undefined;
  },
  site: StaffSite,
): string {
  const { words, formKey } = site;
  const list = table(
    {
      name: words.say("people.title"),
      columns: [
        { heading: words.say("people.name"), cell: ({ id, name }) => html`<a href="${personHref(id)}">${name}</a>` },
        { heading: words.say("staff.email"), cell: ({ email }) => email },
        {
          heading: words.say("people.roles"),
          cell: ({ grants }) =>
            grants.length === 0
              ? words.say("people.no-roles")
              : html`<ul class="plain">${grants.map((grant) => html`<li>${grantWords(grant, words)}</li>`)}</ul>`,
        },
        {
          heading: words.say("people.last-sign-in"),
          cell: ({ lastSignIn }) =>
            lastSignIn === null ? words.say("people.never") : momentWords(new Date(lastSignIn), words),
        },
      ],
      rows: people,
    },
    words,
  );
  const text = (id: "name" | "email", label: string, type: string, autocomplete: string): Html =>
    html`<label for="${id}">${label}</label><input${attributes({ id, name: id, type, autocomplete, value: asked[id], required: id === "email", maxlength: 200, "aria-describedby": fault !== undefined && "fault" })}>`;
  const form = postForm(
    { action: peoplePath, key: formKey, kind: "stacked" },
    html`${text("email", words.say("staff.email"), "email", "off")}${text("name", words.say("people.name"), "text", "off")}${roleFields(asked, schools, site)}<button>${words.say("people.add")}</button>`,
  );
  const body = html`${list}<h2 id="add">${words.say("people.add-title")}</h2><p>${words.say("people.add-why")}</p>${fault !== undefined && html`<p class="error" id="fault" role="alert">${fault}</p>`}${form}`;
  return staffPage(words.say("people.title"), body, site);
}
