import type { Grant } from "../../access/grant.ts";
import { type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { grantWords } from "./account-page.ts";
import { postForm } from "./forms.ts";
import { peoplePath, personHref, type StaffSite, staffPage } from "./frame.ts";
import { momentWords } from "./moment.ts";
import { type KnownSchool, noRole, roleFields } from "./role-fields.ts";

/** What happened to a change, above everything else. */
export type PersonNotice =
  /** A link to set a password, shown once. */
  | { readonly kind: "link"; readonly link: string }
  /** Somebody else changed the roles meanwhile. */
  | { readonly kind: "conflict" }
  /** Nobody would be left who may change roles. */
  | { readonly kind: "last" }
  | { readonly kind: "fault"; readonly fault: string };

interface PersonPageInput {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly version: number;
    readonly grants: readonly Grant[];
    readonly lastSignIn: string | null;
  };
  readonly signIns: readonly { readonly since: Date; readonly browser: string }[];
  readonly schools: readonly KnownSchool[];
  readonly notice: PersonNotice | undefined;
}

/** A person: roles, sign-ins and links, each of which can be changed or ended. */
export function personPage({ person, signIns, schools, notice }: PersonPageInput, site: StaffSite): string {
  const { words, formKey } = site;
  const { id, name, email, version, grants, lastSignIn } = person;
  const form = (step: string, content: Html, kind?: string): Html =>
    postForm({ action: `${personHref(id)}/${step}`, key: formKey, ...(kind !== undefined && { kind }) }, content);
  const versionField = html`<input type="hidden" name="version" value="${String(version)}">`;
  const roles =
    grants.length === 0
      ? html`<p>${words.say("people.no-roles")}</p>`
      : html`<ul class="plain">${grants.map(
          (grant, at) =>
            html`<li>${form("revoke-role", html`${versionField}${grantWords(grant, words)} <button class="quiet" name="role" value="${String(at)}">${words.say("people.revoke", { role: grantWords(grant, words) })}</button>`)}</li>`,
        )}</ul>`;
  const sessions =
    signIns.length === 0
      ? html`<p>${words.say("people.no-sign-ins")}</p>`
      : html`${table(
          {
            name: words.say("people.sign-ins"),
            columns: [
              { heading: words.say("staff.column-since"), cell: ({ since }) => momentWords(since, words) },
              { heading: words.say("staff.column-browser"), cell: ({ browser }) => browser },
            ],
            rows: signIns,
          },
          words,
        )}${form("end-sign-ins", html`<button class="quiet">${words.say("people.end-sign-ins")}</button>`)}`;
  const body = html`${notice !== undefined && noticeOf(notice, site)}<dl class="facts"><dt>${words.say("staff.email")}</dt><dd>${email}</dd><dt>${words.say("people.last-sign-in")}</dt><dd>${
    lastSignIn === null ? words.say("people.never") : momentWords(new Date(lastSignIn), words)
  }</dd></dl><h2>${words.say("people.roles")}</h2>${roles}<h3>${words.say("people.add-role")}</h3>${form(
    "add-role",
    html`${versionField}${roleFields(noRole, schools, site)}<button>${words.say("people.add-role")}</button>`,
    "stacked",
  )}<h2>${words.say("people.sign-ins")}</h2>${sessions}<h2>${words.say("people.link-title")}</h2><p>${words.say("people.link-why")}</p>${form("link", html`<button class="quiet">${words.say("people.new-link")}</button>`)}<p><a href="${peoplePath}">${words.say("people.all")}</a></p>`;
  return staffPage(name, body, site);
}

function noticeOf(notice: PersonNotice, { words }: StaffSite): Html {
  switch (notice.kind) {
    case "link":
      return html`<div class="notice good" role="status"><h2>${words.say("people.link-ready")}</h2><p><code>${notice.link}</code></p><p>${words.say("people.link-once")}</p></div>`;
    case "conflict":
      return html`<div class="notice stop" role="alert"><p>${words.say("people.conflict")}</p></div>`;
    case "last":
      return html`<div class="notice stop" role="alert"><p>${words.say("people.last")}</p></div>`;
    case "fault":
      return html`<p class="error" id="fault" role="alert">${notice.fault}</p>`;
  }
}
