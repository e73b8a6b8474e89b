import { type GapInUnit, shownGapOf } from "../reports/direction.ts";
import { type RangeEnd, rangeEndWords, valueWords } from "./format.ts";
import type { Words } from "./words.ts";

/**
 * The direction of a gap in words. An average of students, such as a class size, has less of the wanted outcome by a
 * number of students, not fewer students.
 */
function sided(value: number, size: string, { counted, unit }: GapInUnit, words: Words): string {
  const side = value < 0 ? "less" : "more";
  if (counted.direction === "neither") return words.say(`gap.${side}-often`, { size });
  return words.say(unit === "students" ? `gap.${side}-by` : `gap.${side}`, { size });
}

/**
 * A gap in words, for sentences and table cells: "23 points less", "25 points more". Less means that the group has
 * less of the wanted outcome, which the heading names. If neither direction is better: "4 points more often".
 */
export function gapWords(gap: GapInUnit, words: Words): string {
  const { value } = shownGapOf(gap);
  return value === 0 ? words.say("gap.same") : sided(value, valueWords(Math.abs(value), gap.unit, words), gap, words);
}

/**
 * The interval of a gap in words: "from 2 points less to 22 points more", "12 to 33 points less". Rounded outward, like
 * the same interval in a table.
 */
export function gapRangeWords(gap: GapInUnit, words: Words): string {
  const shown = shownGapOf(gap);
  const ends = rangeEndWords(shown.lower, shown.upper, gap.unit, words);
  const [low, high] = ends;
  if (low.value * high.value > 0) {
    const [near, far] = low.value < 0 ? [high, low] : ends;
    const size = near.bare === far.bare ? far.size : words.say("gap.sizes", { a: near.bare, b: far.size });
    return sided(low.value, size, gap, words);
  }
  const worded = ({ value, size }: RangeEnd): string =>
    value === 0 ? words.say("gap.same") : sided(value, size, gap, words);
  return low.value === high.value ? worded(low) : words.say("gap.from-to", { a: worded(low), b: worded(high) });
}
