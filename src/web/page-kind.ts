import type { Scope } from "../access/grant.ts";
import { type Audience, audienceOfReport, type MadeFor, shownFrom } from "../reports/report.ts";
import type { Link } from "../ui/page.ts";

/** A page to render: its address in the folder of the report, and its renderer. */
export interface PageAddress {
  readonly path: string;
  /** The only part of the district whose students are on the page; absent if others are, too. */
  readonly about?: Scope;
  render(): string;
}

/** A page with the audience of its report. Created only by `pagesFor`; a copy does not count. */
export interface PageFor<A extends Audience> extends PageAddress, MadeFor<A> {
  readonly audience: Audience;
}

/** Pages of a report, with its audience. Called by a registry of pages, with a site it has checked. */
export function pagesFor<A extends Audience>(report: MadeFor<A>, pages: readonly PageAddress[]): readonly PageFor<A>[] {
  const audience = audienceOfReport(report);
  return pages.map((page) => shownFrom(report, { ...page, audience }));
}

/** An entry of the menu. The address is relative to the folder of the report and may end in an anchor. */
export type MenuEntry = Pick<Link, "label" | "href">;

/**
 * A kind of page: its pages' addresses and menu entries. To add one, write a file with such an object and list it in
 * the registry (`audit/pages.ts`, `outliers/pages.ts`); folders and menu follow.
 *
 * @typeParam S  input of its pages
 */
export interface PageKind<S> {
  readonly id: string;
  pages(site: S): readonly PageAddress[];
  menu?(site: S): readonly MenuEntry[];
}
