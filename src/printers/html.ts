import type { Words } from "../ui/words.ts";
import { auditPages } from "../web/audit/pages.ts";
import type { AuditSite } from "../web/audit/site.ts";
import { type OutlierSite, outlierPages } from "../web/outliers/pages.ts";
import type { PageAddress } from "../web/page-kind.ts";
import type { Output } from "./output.ts";

/** Called after each page. */
export type OnPage = (done: number, total: number) => void;

/** The pages of an audit. @returns how many */
export const auditHtml = (site: AuditSite, output: Output, onPage?: OnPage): Promise<number> =>
  printPages(auditPages(site), output, onPage);

/** The pages of places to learn from, in each of these languages. @returns how many */
export const outliersHtml = (site: OutlierSite, languages: readonly Words[], output: Output): Promise<number> =>
  printPages(outlierPages(site, languages), output);

/** Draws one page at a time, so that a large report is never in memory as a whole. */
async function printPages(pages: readonly PageAddress[], output: Output, onPage?: OnPage): Promise<number> {
  for (const [at, { path, render }] of pages.entries()) {
    await output.put({ path, content: render() });
    onPage?.(at + 1, pages.length);
  }
  return pages.length;
}
