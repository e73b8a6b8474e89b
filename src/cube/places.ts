import { type PlaceKey, placeKey } from "../base/keys.ts";
import type { Place, PlaceKind } from "./cube.ts";

/** A row's place of one kind; absent if the row has no identifier for the kind. */
export interface NamedPlace {
  readonly kind: PlaceKind;
  readonly id: string | null;
  readonly name?: string | null;
}

export interface PlaceMap {
  readonly places: readonly Place[];
  /** For each chain, the index of each of its places; -1 if it has no identifier. */
  readonly placesOf: readonly (readonly number[])[];
}

const kinds: readonly PlaceKind[] = ["state", "county", "district", "school", "grade-band", "grade"];

/**
 * Places of a cube, widest first; places of the same kind are ordered by parent.
 *
 * @param chains    places per kind of row, widest first; each belongs to the nearest wider one that has an identifier
 * @param recorded  names from school records, used if no row has a name; the identifier is used if neither does
 */
export function mapPlaces(
  chains: readonly (readonly NamedPlace[])[],
  recorded: ReadonlyMap<PlaceKey, string>,
): PlaceMap {
  const known = new Map<PlaceKey, { kind: PlaceKind; id: string; name?: string; within?: PlaceKey }>();
  const keysOf = chains.map((chain) => {
    let within: PlaceKey | undefined;
    return chain.map(({ kind, id, name }): PlaceKey | undefined => {
      if (id === null) return undefined;
      const key = placeKey({ kind, id });
      known.set(key, {
        ...known.get(key),
        kind,
        id,
        ...(typeof name === "string" ? { name } : {}),
        ...(within === undefined ? {} : { within }),
      });
      within = key;
      return key;
    });
  });
  const ordered = [...known].sort(
    ([, a], [, b]) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      (`${a.within ?? ""}>${a.id}` < `${b.within ?? ""}>${b.id}` ? -1 : 1),
  );
  const index = new Map(ordered.map(([key], at) => [key, at]));
  const indexOf = (key: PlaceKey | undefined): number => (key === undefined ? -1 : (index.get(key) ?? -1));
  return {
    places: ordered.map(([key, { kind, id, name, within }]) => ({
      kind,
      id,
      name: name ?? recorded.get(key) ?? id,
      within: indexOf(within),
    })),
    placesOf: keysOf.map((keys) => keys.map(indexOf)),
  };
}
