import type { Context } from "hono";
import type { Scope } from "../access/grant.ts";
import { may } from "../access/may.ts";
import type { SignedIn } from "../access/viewer.ts";
import type { ReportPages } from "../app/live-report.ts";
import { type Lang, languages } from "../base/lang.ts";
import { decisionsAbout } from "../store/decisions.ts";
import type { Html } from "../ui/html.ts";
import { decisionEnding } from "../web/staff/decision-ending.ts";
import { explorePath } from "../web/staff/explore-address.ts";
import { reportRoot } from "../web/staff/frame.ts";
import type { StaffEnv } from "./context.ts";

/** A page that people can decide about. */
export interface DecidedPage {
  /** Address in the report, without the language folder. */
  readonly address: string;
  readonly about: Scope;
}

/** Pages about a question, group, place or goal, and what is behind their gaps. */
const decidable = /^(?:gaps|goals|groups|place-gaps|places|questions|school-gaps|schools)\/[^/]+\.html$/;

const withoutLanguage = (path: string): string => {
  const [folder, ...rest] = path.split("/");
  return languages.some((lang) => lang === folder) ? rest.join("/") : path;
};

/** The address of a page of the report that people decide about, without its language; undefined for other pages. */
export function addressOf(path: string): string | undefined {
  const address = withoutLanguage(path);
  return decidable.test(address) ? address : undefined;
}

/** The folder of a reader's language in a report. */
const folderOf = ({ languages: those }: Pick<ReportPages, "languages">, lang: Lang): string =>
  lang === those[0] || !those.includes(lang) ? "" : `${lang}/`;

/** The page at an address, as far as this viewer may see it. */
export function pageAt(report: ReportPages, viewer: SignedIn, lang: Lang, asked: string): DecidedPage | undefined {
  if (asked === explorePath || asked.startsWith(`${explorePath}?`)) {
    const page = report.explore(viewer, lang, asked.slice(explorePath.length));
    return page?.address === undefined ? undefined : { address: page.address, about: page.about };
  }
  const address = addressOf(asked);
  const item = address === asked ? report.find(address) : undefined;
  if (address === undefined || item?.right !== "read-audit" || !may(viewer, item.right, item.about)) return undefined;
  return { address, about: item.about };
}

/** Title and address of a page in a reader's language; undefined if the page no longer exists. */
export async function pageLink(
  report: ReportPages,
  viewer: SignedIn,
  words: StaffEnv["Variables"]["words"],
  address: string,
): Promise<{ readonly label: string; readonly href: string } | undefined> {
  if (pageAt(report, viewer, words.lang, address) === undefined) return undefined;
  const path = `${folderOf(report, words.lang)}${address}`;
  const href = `${reportRoot}${path}`;
  if (!decidable.test(address)) return { label: words.say("explore.title"), href };
  const content = await report.find(path)?.read(viewer);
  const label = lastCrumb.exec(typeof content === "string" ? content : "")?.[1];
  return label === undefined ? undefined : { label: unescaped(label), href };
}

/** The page's own name: the last breadcrumb. */
const lastCrumb = /<nav class="?crumbs[\s\S]*?aria-current="?page"?>([^<]*)</;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name] ?? "");

/** Footer of a page: its decisions, and the link to make one. */
export async function endingOf(
  c: Context<StaffEnv>,
  viewer: SignedIn,
  { address, about }: DecidedPage,
): Promise<Html | undefined> {
  const { parts, words } = c.var;
  const all = await decisionsAbout(parts.state.db, address);
  const decisions = all.filter((decision) => may(viewer, "read-audit", decision.about));
  const mayDecide = may(viewer, "decide", about);
  return decisionEnding({ address, decisions, mayDecide }, words);
}
