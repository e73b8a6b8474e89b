import type { Value } from "../records/table.ts";

/** Line numbers named in a problem. */
const shown = 5;

/**
 * SQL aggregate: lowest line numbers of a group, as text for `lineNumbers`. Bounded, so it never lists all lines of a
 * large file.
 */
export const firstLines = (column: "line" | "source_line"): string => `array_to_string(min(${column}, ${shown}), ',')`;

/** Same, if several rows may have the same line. */
export const firstDistinctLines = (column: "source_line"): string =>
  `array_to_string(min(DISTINCT ${column}, ${shown}), ',')`;

/** Ascending line numbers parsed from the result of `firstLines`. */
export const lineNumbers = (text: Value | undefined): number[] =>
  typeof text === "string" && text !== "" ? text.split(",").map(Number) : [];
