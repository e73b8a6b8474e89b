import type { PageKind } from "../page-kind.ts";
import { outliersHref, type PageSite } from "./site.ts";

/** Menu entry for places to learn from. Their pages are a separate report in a subfolder. */
export const outliersLink: PageKind<PageSite> = {
  id: "outliers",
  pages: () => [],
  menu: (site) =>
    site.outliers === true ? [{ label: site.words.label("ui.outliers"), href: outliersHref(site) }] : [],
};
