import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import type { Link } from "../../ui/page.ts";
import { gapPath, placePath } from "./addresses.ts";
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
  return at < 0 ? {} : around(list, at);
}

function around(list: readonly Link[], at: number): Neighbors {
  const [before, after] = [list[at - 1], list[at + 1]];
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

const knownPlaces = new WeakMap<Site["places"], ReadonlyMap<string, Neighbors>>();

/** The places of the same kind before and after, by name. Found once for all places, of which a state has thousands. */
export function placeNeighbors(path: string, site: Site): Neighbors {
  const known = knownPlaces.get(site.places) ?? allPlaceNeighbors(site);
  knownPlaces.set(site.places, known);
  return known.get(path) ?? {};
}

function allPlaceNeighbors(site: Site): ReadonlyMap<string, Neighbors> {
  const kinds = Map.groupBy(site.places, ({ overview }) => overview.place.kind);
  return new Map(
    [...kinds.values()].flatMap((places) => {
      const links = places.map(({ overview: { place } }) => ({
        label: placeName(place, site),
        href: placePath(place),
      }));
      return links.map(({ href }, at) => [href, around(links, at)] as const);
    }),
  );
}

/** The same grouping in the questions before and after. */
export function gapNeighbors(indicator: string, grouping: string, site: Site): Neighbors {
  const same = site.gaps.filter((gap) => gap.grouping === grouping);
  const at = same.findIndex((gap) => gap.indicator === indicator);
  const link = ({ indicator: id }: { readonly indicator: string }): Link => ({
    label: indicatorLabel(id, site.words, site.custom),
    href: gapPath(id, grouping),
  });
  const [before, after] = [same[at - 1], same[at + 1]];
  return { ...(before !== undefined && { before: link(before) }), ...(after !== undefined && { after: link(after) }) };
}
