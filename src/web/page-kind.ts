import type { Audience } from "../reports/report.ts";
import type { Link } from "../ui/page.ts";

/** A page to render: its address in the folder of the report, and its renderer. */
export interface PageAddress {
  readonly path: string;
  render(): string;
}

/** A page with the audience of its report. */
export interface PageFor<A extends Audience> extends PageAddress {
  readonly audience: A;
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
