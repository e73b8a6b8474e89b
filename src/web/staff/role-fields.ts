import { roles, scopeKinds } from "../../access/roles.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import type { StaffSite } from "./frame.ts";

/** A school that a role can be given for. */
export interface KnownSchool {
  readonly id: string;
  readonly name: string;
}

/** A role as it was typed into a form. */
export interface AskedRole {
  readonly role: string;
  readonly scope: string;
  /** Id of the school or other part. */
  readonly part: string;
}

/** What is chosen at first: the role that may do least. */
export const noRole: AskedRole = { role: "viewer", scope: "district", part: "" };

/** Fields of a role: which one, for which kind of part of the district, and which part. */
export function roleFields(asked: AskedRole, schools: readonly KnownSchool[], { words }: StaffSite): Html {
  const options = (those: readonly (readonly [value: string, label: string])[], chosen: string): readonly Html[] =>
    those.map(([value, label]) => html`<option${attributes({ value, selected: value === chosen })}>${label}</option>`);
  const roleNames = Object.keys(roles) as (keyof typeof roles)[];
  return html`<label for="role">${words.say("people.role")}</label><select id="role" name="role">${options(
    roleNames.map((role) => [role, words.say(`role.${role}`)]),
    asked.role,
  )}</select><label for="scope">${words.say("people.scope")}</label><select id="scope" name="scope">${options(
    scopeKinds.map((kind) => [kind, words.say(`scope.${kind}`)]),
    asked.scope,
  )}</select><label for="part">${words.say("people.part")}</label><span class="hint" id="part-hint">${words.say("people.part-hint")}</span><input${attributes({ id: "part", name: "part", type: "text", list: "schools", autocomplete: "off", value: asked.part, maxlength: 200, "aria-describedby": "part-hint" })}><datalist id="schools">${schools.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</datalist>`;
}
