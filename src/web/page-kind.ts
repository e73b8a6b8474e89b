import { type Audience, audienceOfReport, type MadeFor, shownFrom } from "../reports/report.ts";
import type { Link } from "../ui/page.ts";

/** A page to render: its address in the folder of the report, and its renderer. */
export interface PageAddress {
  readonly path: string;
  render(): string;
}

/** A page with the audience of its report, made by `pagesFor`: a copy is not one. */
export interface PageFor<A extends Audience> extends PageAddress, MadeFor<A> {
  readonly audience: Audience;
}

/** The pages of a report, for its readers. A registry of pages calls it, with a site that it has checked. */
export function pagesFor<A extends Audience>(report: MadeFor<A>, pages: readonly PageAddress[]): readonly PageFor<A>[] {
  const audience = audienceOfReport(report);
  return pages.map((page) => shownFrom(report, { ...page, audience }));
}

/** An entry of the menu. The address is relative to the folder of the report and may end in an anchor. */
export type MenuEntry = Pick<Link, "label" | "href">;

/**
 * A kind of page: the addresses of its pages and their entries in the menu. A new kind is one file with such an object and one line in the
 * registry (`audit/pages.ts`, `outliers/pages.ts`); folders and the menu follow from it.
 *
 * @typeParam S  the input of its pages
 */
export interface PageKind<S> {
  readonly id: string;
  pages(site: S): readonly PageAddress[];
  menu?(site: S): readonly MenuEntry[];
}
