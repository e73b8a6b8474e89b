import type { Link } from "../../ui/page.ts";

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
