/**
 * Keys used in memory and in files, built and parsed only here. Branded types keep one kind from being passed as
 * another or as an arbitrary string.
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

/** School id from a place key; null for other kinds of places. */
export const schoolOfKey = (key: string): string | null =>
  key.startsWith("school:") ? key.slice("school:".length) : null;

/** A group of students: "race-ethnicity=black". */
export type GroupKey = Key<"group">;
export const groupKey = ({ grouping, level }: LevelOfGrouping): GroupKey => `${grouping}=${level}` as GroupKey;

/** Whether an id is a group key rather than a figure id. */
export const isGroupKey = (id: string): id is GroupKey => id.includes("=");

/**
 * Parses a group key. Splits at the first equals sign: a level may contain one, a grouping id may not. "all" is all
 * students.
 */
export function groupOfKey(key: string): LevelOfGrouping {
  const at = key.indexOf("=");
  return at < 0 ? { grouping: key, level: "all" } : { grouping: key.slice(0, at), level: key.slice(at + 1) };
}

/** Prefix shared by the keys of all groups in a grouping. */
export const groupKeyStart = (grouping: string): string => groupKey({ grouping, level: "" });

/** A crossing of groupings: "race-ethnicity*gender". */
export type CrossingId = Key<"crossing">;
export const crossing = (...groupings: readonly string[]): CrossingId => groupings.join("*") as CrossingId;

/** A level of a crossing, in the order of its groupings: "black*male". */
export const crossedLevel = (...levels: readonly string[]): string => levels.join("*");

/** Intersection of these groups. */
export const crossedGroup = (...groups: readonly LevelOfGrouping[]): LevelOfGrouping => ({
  grouping: crossing(...groups.map(({ grouping }) => grouping)),
  level: crossedLevel(...groups.map(({ level }) => level)),
});

/** Type guard: the grouping is a crossing. */
export const isCrossing = (grouping: string): grouping is CrossingId => grouping.includes("*");

/** The groupings of a crossing; a single grouping gives itself. */
export const crossedGroupings = (grouping: string): readonly string[] => grouping.split("*");

/** One level per grouping of the group. */
export const crossedLevels = ({ grouping, level }: LevelOfGrouping): readonly string[] =>
  isCrossing(grouping) ? level.split("*") : [level];

/** All students; always the first group in a cube. */
export const everybody: LevelOfGrouping = { grouping: "all", level: "all" };

/** Code for a comparison with one level of the same grouping: "level:white". */
export const comparisonWith = (level: string): string => `level:${level}`;

/** The level in a comparison code; undefined for "everyone-else", "all" and "highest". */
export const comparedLevel = (comparison: string): string | undefined =>
  comparison.startsWith("level:") ? comparison.slice("level:".length) : undefined;
