import type { Group, Place } from "./cube.ts";

/**
 * Keys used inside the program and in files, built and parsed only here. They are branded types, so that one cannot be mistaken
 * for another or for an arbitrary string.
 */
declare const kindOfKey: unique symbol;
type Key<K extends string> = string & { readonly [kindOfKey]: K };

/** A place: "school:1930014". */
export type PlaceKey = Key<"place">;
export const placeKey = ({ kind, id }: Pick<Place, "kind" | "id">): PlaceKey => `${kind}:${id}` as PlaceKey;

/** A group of students: "race-ethnicity=black". */
export type GroupKey = Key<"group">;
export const groupKey = ({ grouping, level }: Group): GroupKey => `${grouping}=${level}` as GroupKey;

/** A crossing of groupings: "race-ethnicity*gender". */
export type CrossingId = Key<"crossing">;
export const crossing = (...groupings: readonly string[]): CrossingId => groupings.join("*") as CrossingId;

/** A level of a crossing, in the order of its groupings: "black*male". */
export const crossedLevel = (...levels: readonly string[]): string => levels.join("*");

/** Whether a grouping is a crossing. */
export const isCrossing = (grouping: string): grouping is CrossingId => grouping.includes("*");

/** The groupings of a crossing; a single grouping gives itself. */
export const crossedGroupings = (grouping: string): readonly string[] => grouping.split("*");

/** The levels of a group, one for each of its groupings. */
export const crossedLevels = ({ grouping, level }: Group): readonly string[] =>
  isCrossing(grouping) ? level.split("*") : [level];

/** All students: the first group of every cube. */
export const everybody: Group = { grouping: "all", level: "all" };
