import { checkedList } from "../../base/list.ts";
import type { Audience } from "../../reports/report.ts";
import { type PageFor, type PageKind, pagesFor } from "../page-kind.ts";
import { definitions } from "./definitions-page.ts";
import { gaps } from "./gap-page.ts";
import { goals } from "./goal-page.ts";
import { index } from "./index-page.ts";
import { notJudged } from "./not-judged-page.ts";
import { outliersLink } from "./outliers-link.ts";
import { places } from "./place-page.ts";
import { type AuditSite, type PageSite, siteOf } from "./site.ts";

/** Every kind of page of an audit, in the order of the menu. */
const kinds: readonly PageKind<PageSite>[] = checkedList("page", [
  index,
  goals,
  places,
  gaps,
  notJudged,
  outliersLink,
  definitions,
]);

/** The pages of an audit, rendered on demand. `style.css`, `fonts/`, `audit.json` and `audit.xlsx` go in the same folder. */
export function auditPages<A extends Audience>(given: AuditSite<A>): readonly PageFor<A>[] {
  const site = siteOf(given);
  const withMenu: PageSite<A> = { ...site, menu: kinds.flatMap((kind) => kind.menu?.({ ...site, menu: [] }) ?? []) };
  return pagesFor(
    given.audit,
    kinds.flatMap((kind) => kind.pages(withMenu)),
  );
}
