import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import { auditPages } from "../web/audit/pages.ts";
import type { AuditSite } from "../web/audit/site.ts";
import { type OutlierSite, outlierPages } from "../web/outliers/pages.ts";
import type { PageFor } from "../web/page-kind.ts";
import { compactHtml } from "./compact-html.ts";
import { type Output, printedFile } from "./output.ts";

/** Called after each page. */
export type OnPage = (done: number, total: number) => void;

export interface PrintOptions {
  /** Supplies the index of the page to print next; default: in order. Threads that print one site share it. */
  readonly next?: () => number;
  readonly onPage?: OnPage;
}

/** Prints the pages of an audit. @returns how many were printed here */
export const auditHtml = <A extends Audience>(
  site: AuditSite<A>,
  output: Output<A>,
  options?: PrintOptions,
): Promise<number> => printPages(auditPages(site), output, options);

/** A page that is rendered when requested. */
export interface PageText extends Pick<PageFor<Audience>, "about"> {
  text(): string;
}

/** The same pages by path. */
export const auditPageTexts = <A extends Audience>(site: AuditSite<A>): ReadonlyMap<string, PageText> =>
  new Map(
    auditPages(site).map(({ path, about, render }) => [
      path,
      { ...(about !== undefined && { about }), text: () => compactHtml(render()) },
    ]),
  );

/** Prints the pages of places to learn from in each of these languages. @returns how many */
export const outliersHtml = <A extends Audience>(
  site: OutlierSite<A>,
  languages: readonly Words[],
  output: Output<A>,
): Promise<number> => printPages(outlierPages(site, languages), output);

/** Prints pages one at a time, so that a large report is never in memory as a whole. @returns how many were printed here */
export async function printPages<A extends Audience>(
  pages: readonly PageFor<A>[],
  output: Output<A>,
  { next = inTurn(), onPage }: PrintOptions = {},
): Promise<number> {
  let done = 0;
  for (let page = pages[next()]; page !== undefined; page = pages[next()]) {
    await output.put(printedFile(page, page.path, compactHtml(page.render())));
    done++;
    onPage?.(done, pages.length);
  }
  return done;
}

function inTurn(): () => number {
  let index = 0;
  return () => index++;
}
