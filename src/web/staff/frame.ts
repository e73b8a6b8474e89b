import { type Lang, languages } from "../../base/lang.ts";
import type { Audience } from "../../reports/report.ts";
import { type Html, html } from "../../ui/html.ts";
import { type Link, page } from "../../ui/page.ts";
import { languageName, type Words } from "../../ui/words.ts";
import { exploreAppPath } from "./explore-address.ts";
import { postForm } from "./forms.ts";

/** Addresses of the app's own pages. */
export const signInPath = "/sign-in";
export const signOutPath = "/sign-out";
export const accountPath = "/account";
export const logPath = "/log";
export const seeAsPath = "/see-as";
export const peoplePath = "/people";
/** Address of a person's page. */
export const personHref = (id: string): string => `${peoplePath}/${id}`;
export const decidePath = "/decide";
export const decisionsPath = "/decisions";
export const setupPath = "/setup";
export const reportRoot = "/audit/";
export const everyReportPath = "/audit/*";
/** The pattern of the page Explore in a language that has its own folder. */
export const exploreInLanguagePath = "/audit/:lang/explore";
/** Where a reader changes the language of the app's pages. */
export const languagePath = (lang: Lang): string => `/language/${lang}`;

/** The person who is signed in, as the header shows them. */
export interface AccountShown {
  readonly name: string;
  /** Whose pages they look at, if not their own. */
  readonly seeing: string | undefined;
  readonly mayExplore: boolean;
  readonly mayReadLog: boolean;
  readonly maySeeAs: boolean;
  readonly mayManagePeople: boolean;
}

/** What every page of the app needs. */
export interface StaffSite {
  readonly words: Words;
  /** Name of the district. */
  readonly name: string;
  readonly account: AccountShown | undefined;
  /** Shows that a form came from one of our pages. */
  readonly formKey: string;
}

/** What a page has beyond its first section. */
interface StaffPageParts {
  /** Further sections. */
  readonly rest?: Html;
  readonly menu?: readonly Link[];
  /** Audience of the numbers on it, if it has some. */
  readonly audience?: Audience;
}

/** A page of the app itself. */
export const staffPage = (
  title: string,
  body: Html,
  site: StaffSite,
  { rest, ...parts }: StaffPageParts = {},
): string => {
  const { words, name, account } = site;
  const account_ = account === undefined ? undefined : accountBar(account, site);
  return page(
    {
      title,
      site: name,
      home: "/",
      style: { href: "/style.css" },
      root: "/",
      otherLanguages: languages
        .filter((lang) => lang !== words.lang)
        .map((lang) => ({ lang, label: languageName(lang), href: languagePath(lang) })),
      ...(account_ !== undefined && { account: account_ }),
      ...(account?.seeing !== undefined && { above: seeingNotice(account.seeing, site) }),
      ...parts,
      body: html`<section class="part"><div class="page flow"><h1>${title}</h1>${body}</div></section>${rest}`,
      foot: [],
    },
    words,
  );
};

/** Who is signed in, at the end of the header of every page. */
export function accountBar(
  { name, mayExplore, mayReadLog, maySeeAs, mayManagePeople }: AccountShown,
  { words, formKey }: Pick<StaffSite, "words" | "formKey">,
): Html {
  const signOut = postForm(
    { action: signOutPath, key: formKey },
    html`<button>${words.say("staff.sign-out")}</button>`,
  );
  return html`<div class="who account"><a href="/">${words.say("today.title")}</a>${mayExplore && html`<a href="${decisionsPath}">${words.say("decision.all")}</a><a href="${exploreAppPath}">${words.say("explore.title")}</a>`}<a href="${accountPath}">${name}</a>${mayManagePeople && html`<a href="${peoplePath}">${words.say("people.title")}</a>`}${maySeeAs && html`<a href="${seeAsPath}">${words.say("staff.see-as")}</a>`}${mayReadLog && html`<a href="${logPath}">${words.say("staff.log")}</a>`}${signOut}</div>`;
}

/** Says whose roles are used, with the way back. */
export const seeingNotice = (person: string, { words, formKey }: Pick<StaffSite, "words" | "formKey">): Html =>
  html`<aside class="seal" aria-label="${words.say("staff.see-as")}"><div class="page"><strong>${words.say("staff.seeing-as", { name: person })}</strong> ${postForm({ action: `${seeAsPath}/stop`, key: formKey }, html`<button>${words.say("staff.stop-seeing")}</button>`)}</div></aside>`;
