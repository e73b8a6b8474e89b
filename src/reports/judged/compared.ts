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
  /** Whether the levels cover all students. */
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
        exhaustive: declared.every((g) => g !== undefined && !("found" in g.levels)),
      },
    ];
  });
}

/** An indicator is not compared by a grouping that is part of its own definition. */
export function isCompared(indicator: AnyIndicator, { id, parts }: Pick<ComparedGrouping, "id" | "parts">): boolean {
  if (indicator.notBy?.some((g) => parts.includes(g))) return false;
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
