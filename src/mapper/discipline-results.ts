import { meaningOf, resultWords } from "../sources/vocabulary/code-words.ts";
import { knownShare } from "./column-shape.ts";
import type { Match } from "./match-columns.ts";

const leastKnown = 0.9;
const removals: ReadonlySet<string | null> = new Set(["out-of-school", "in-school", "expulsion"]);

/**
 * Whether each row has a day and what was decided: a column of decisions such as OSS and ISS, whatever its heading, and
 * a date that is none of a student's life or enrollment.
 */
export const hasResults = (matches: readonly Match[]): boolean =>
  !matches.some(({ concept, byHeading }) => concept?.id === "attendance_code" && byHeading > 0) &&
  matches.some(areResults) &&
  matches.some(
    ({ concept, shape }) =>
      shape.known > 0 && shape.dates >= leastKnown && (concept === null || concept.id === "incident_date"),
  );

function areResults({ concept, byHeading, shape }: Match): boolean {
  if (shape.known === 0 || (concept !== null && concept.id !== "result" && byHeading > 0)) return false;
  if (knownShare(shape, resultWords) < leastKnown) return false;
  const values = [...shape.values.keys()];
  return values.some((value) => {
    const meaning = meaningOf(value, resultWords, values);
    return /\p{L}/u.test(value) && "is" in meaning && removals.has(meaning.is);
  });
}
