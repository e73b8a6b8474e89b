import { checkedList } from "../../base/list.ts";
import type { Audience } from "../../reports/report.ts";
import { type MenuEntry, type PageFor, type PageKind, pagesFor } from "../page-kind.ts";
import { boardPages } from "./board-page.ts";
import { changesPages } from "./changes-page.ts";
import { dataPages } from "./data-page.ts";
import { gapPages } from "./gap-page.ts";
import { goalPages } from "./goal-page.ts";
import { groupPages } from "./group-page.ts";
import { indexPages } from "./index-page.ts";
import { mapPages } from "./map-page.ts";
import { methodsPages } from "./methods-page.ts";
import { notJudgedPages } from "./not-judged-page.ts";
import { placeGapsPages } from "./place-gaps-page.ts";
import { placePages } from "./place-page.ts";
import { placesPages } from "./places-page.ts";
import { prioritiesPages } from "./priorities-page.ts";
import { questionPages } from "./question-page.ts";
import { questionsPages } from "./questions-page.ts";
import { searchPages } from "./search-page.ts";
import { type AuditSite, type PageSite, type Site, siteOf } from "./site.ts";

/** Every kind of page of an audit, in menu order. */
const kinds: readonly PageKind<PageSite>[] = checkedList("pages", [
  indexPages,
  goalPages,
  mapPages,
  placesPages,
  placePages,
  placeGapsPages,
  groupPages,
  gapPages,
  notJudgedPages,
  changesPages,
  prioritiesPages,
  boardPages,
  questionsPages,
  questionPages,
  methodsPages,
  dataPages,
  searchPages,
]);

/** The menu of an audit's pages. */
export const menuOf = <A extends Audience>(site: Site<A>): readonly MenuEntry[] =>
  kinds.flatMap((kind) => kind.menu?.({ ...site, menu: [] }) ?? []);

/** The pages of an audit, rendered on demand. `style.css`, `fonts/`, `audit.json` and `audit.xlsx` go in the same folder. */
export function auditPages<A extends Audience>(auditSite: AuditSite<A>): readonly PageFor<A>[] {
  const site = siteOf(auditSite);
  const withMenu: PageSite<A> = { ...site, menu: menuOf(site) };
  return pagesFor(
    auditSite.audit,
    kinds.flatMap((kind) => kind.pages(withMenu)),
  );
}
