import { definitionsPath, gapPath, goalPath, indexPath, notJudgedPath, placePath } from "./addresses.ts";
import { definitionsPage } from "./definitions-page.ts";
import { gapPage } from "./gap-page.ts";
import { goalPage } from "./goal-page.ts";
import { goalIds } from "./goals.ts";
import { indexPage } from "./index-page.ts";
import { notJudgedPage } from "./not-judged-page.ts";
import { placePage } from "./place-page.ts";
import { type AuditSite, siteOf } from "./site.ts";

/** A finished page and where it stands in the report's folder. */
export interface AuditPage {
  readonly path: string;
  readonly text: string;
}

/** Every page of an audit, one after the other: beside them belong `style.css`, `fonts/`, `audit.json` and `audit.xlsx`. */
export function* auditPages(given: AuditSite): Generator<AuditPage> {
  const site = siteOf(given);
  yield { path: indexPath, text: indexPage(site) };
  for (const goal of goalIds) yield { path: goalPath(goal), text: goalPage(goal, site) };
  for (const place of site.places) yield { path: placePath(place.overview.place), text: placePage(place, site) };
  for (const { indicator, grouping } of site.gaps)
    yield { path: gapPath(indicator, grouping), text: gapPage(indicator, grouping, site) };
  yield { path: definitionsPath, text: definitionsPage(site) };
  yield { path: notJudgedPath, text: notJudgedPage(site) };
}
