/**
 * Keys used inside the program and in files, built and parsed only here. They are branded types, so that one cannot be mistaken
 * for another or for an arbitrary string.
 */
declare const kindOfKey: unique symbol;
type Key<K extends string> = string & { readonly [kindOfKey]: K };

/** A level of a grouping; all students are `all`/`all`. */
interface LevelOfGrouping {
  readonly grouping: string;
  readonly level: string;
}

/** A place: "school:1930014". */
export type PlaceKey = Key<"place">;
export const placeKey = ({ kind, id }: { readonly kind: string; readonly id: string }): PlaceKey =>
  `${kind}:${id}` as PlaceKey;

/** The id of the school that a key names; null for another kind of place. */
export const schoolOfKey = (key: string): string | null =>
  key.startsWith("school:") ? key.slice("school:".length) : null;

/** A group of students: "race-ethnicity=black". */
export type GroupKey = Key<"group">;
export const groupKey = ({ grouping, level }: LevelOfGrouping): GroupKey => `${grouping}=${level}` as GroupKey;

/** Whether an id names a group, not a figure. */
export const isGroupKey = (id: string): id is GroupKey => id.includes("=");

/** The group of a key. A level may have an equals sign, the id of a grouping has none; "all" is all students. */
export function groupOfKey(key: string): LevelOfGrouping {
  const at = key.indexOf("=");
  return at < 0 ? { grouping: key, level: "all" } : { grouping: key.slice(0, at), level: key.slice(at + 1) };
}

/** What the keys of all groups of a grouping begin with. */
export const groupKeyStart = (grouping: string): string => groupKey({ grouping, level: "" });

/** A crossing of groupings: "race-ethnicity*gender". */
export type CrossingId = Key<"crossing">;
export const crossing = (...groupings: readonly string[]): CrossingId => groupings.join("*") as CrossingId;

/** A level of a crossing, in the order of its groupings: "black*male". */
export const crossedLevel = (...levels: readonly string[]): string => levels.join("*");

/** The students who are in every one of these groups. */
export const crossedGroup = (...groups: readonly LevelOfGrouping[]): LevelOfGrouping => ({
  grouping: crossing(...groups.map(({ grouping }) => grouping)),
  level: crossedLevel(...groups.map(({ level }) => level)),
});

/** Whether a grouping is a crossing. */
export const isCrossing = (grouping: string): grouping is CrossingId => grouping.includes("*");

/** The groupings of a crossing; a single grouping gives itself. */
export const crossedGroupings = (grouping: string): readonly string[] => grouping.split("*");

/** The levels of a group, one for each of its groupings. */
export const crossedLevels = ({ grouping, level }: LevelOfGrouping): readonly string[] =>
  isCrossing(grouping) ? level.split("*") : [level];

/** All students: the first group of every cube. */
export const everybody: LevelOfGrouping = { grouping: "all", level: "all" };

/** The code of a comparison with one level of the same grouping: "level:white". */
export const comparisonWith = (level: string): string => `level:${level}`;

/** The level that a comparison's code names; undefined for "everyone-else", "all" and "highest". */
export const comparedLevel = (comparison: string): string | undefined =>
  comparison.startsWith("level:") ? comparison.slice("level:".length) : undefined;
