import { crossedGroupings, crossedLevels, isCrossing } from "../../base/keys.ts";
import type { Audience, Cube } from "../../cube/cube.ts";
import type { Grouping } from "../../groups/grouping.ts";
import type { AnyIndicator } from "../../indicators/indicator.ts";

/** A grouping, or a crossing of two, whose levels an audit compares. */
export interface ComparedGrouping {
  readonly id: string;
  readonly parts: readonly string[];
  readonly crossing: boolean;
  /** Index of its first level in the cube's groups; the others follow. */
  readonly first: number;
  readonly levels: readonly string[];
  /** Per level, whether it gets its own row: for a yes/no grouping, only the "yes". */
  readonly spoken: readonly boolean[];
  /** Only indicators whose rule names one of its groupings are compared by it. */
  readonly byRuleOnly: readonly string[];
  /** The levels are all there are. */
  readonly exhaustive: boolean;
}

export function comparedGroupings(cube: Cube<Audience>, groupings: readonly Grouping[]): readonly ComparedGrouping[] {
  const ids = [...new Set(cube.groups.slice(1).map((g) => g.grouping))];
  return ids.flatMap((id): ComparedGrouping[] => {
    const parts = crossedGroupings(id);
    const declared = parts.map((part) => groupings.find((g) => g.id === part));
    if (declared.some((g) => g?.notCompared)) return [];
    const levels = cube.groups.filter((g) => g.grouping === id).map((g) => g.level);
    const crossing = isCrossing(id);
    return [
      {
        id,
        parts,
        crossing,
        first: cube.groups.findIndex((g) => g.grouping === id),
        levels,
        spoken: levels.map((level) =>
          crossedLevels({ grouping: id, level }).every((part, k) => {
            const named = declared[k]?.named;
            return declared[k]?.silent?.includes(part) !== true && (crossing || named === undefined || named === part);
          }),
        ),
        byRuleOnly: declared.flatMap((g) => (g?.byRuleOnly ? [g.id] : [])),
        exhaustive: declared.every((g) => g !== undefined && !("found" in g.levels)),
      },
    ];
  });
}

/** An indicator is not compared by a grouping that it defines itself by, nor by one that only other indicators' rules name. */
export function isCompared(
  indicator: AnyIndicator,
  { id, parts, byRuleOnly }: Pick<ComparedGrouping, "id" | "parts" | "byRuleOnly">,
): boolean {
  if (indicator.notBy?.some((g) => parts.includes(g))) return false;
  if (byRuleOnly.some((g) => indicator.alsoBy?.includes(g) !== true)) return false;
  return indicator.groupings === undefined || indicator.groupings.includes(id);
}

/** Places whose gaps are judged. A county or state with a single place below it would only repeat that place. */
export function judgedPlaces(cube: Cube<Audience>): readonly number[] {
  const children = new Map<number, number>();
  for (const place of cube.places) children.set(place.within, (children.get(place.within) ?? 0) + 1);
  return cube.places.flatMap((place, p) => {
    if (place.kind === "grade" || place.kind === "grade-band") return [];
    // Official figures of a state are judged however few of its places were loaded.
    if (cube.official !== undefined) return [p];
    if (place.kind === "county" || place.kind === "state") return (children.get(p) ?? 0) > 1 ? [p] : [];
    return [p];
  });
}
