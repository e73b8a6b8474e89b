import type { Value } from "../records/table.ts";

/** Line numbers that a problem names. */
const shown = 5;

/** SQL aggregate: the lowest line numbers of a group, as text that `lineNumbers` reads. A bounded aggregate: it never lists all lines of a large file. */
export const firstLines = (column: "line" | "source_line"): string => `array_to_string(min(${column}, ${shown}), ',')`;

/** The same where several rows can name one line. */
export const firstDistinctLines = (column: "source_line"): string =>
  `array_to_string(min(DISTINCT ${column}, ${shown}), ',')`;

/** Line numbers, ascending, out of what `firstLines` returned. */
export const lineNumbers = (text: Value | undefined): number[] =>
  typeof text === "string" && text !== "" ? text.split(",").map(Number) : [];
