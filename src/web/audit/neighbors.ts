import { indicatorLabel } from "../../ui/audit-sentence.ts";
import type { Link } from "../../ui/page.ts";
import { gapPath } from "./addresses.ts";
import type { Site } from "./site.ts";

/** The pages before and after a page in a list. */
export interface Neighbors {
  readonly before?: Link;
  readonly after?: Link;
}

/**
 * The entries around a page.
 *
 * @param list  in reading order, with addresses in the report's folder
 * @param path  address of the page; without it in the list, it has no neighbors
 */
export function neighbors(list: readonly Link[], path: string): Neighbors {
  const at = list.findIndex(({ href }) => href === path);
  const [before, after] = at < 0 ? [] : [list[at - 1], list[at + 1]];
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** The same grouping in the questions before and after. */
export const gapNeighbors = (indicator: string, grouping: string, site: Site): Neighbors =>
  neighbors(
    site.gaps
      .filter((gap) => gap.grouping === grouping)
      .map((gap) => ({
        label: indicatorLabel(gap.indicator, site.words, site.custom),
        href: gapPath(gap.indicator, grouping),
      })),
    gapPath(indicator, grouping),
  );
