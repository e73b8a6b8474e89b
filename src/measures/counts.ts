import { isNone, type NoNumber, none } from "../base/finding.ts";
import { addCells, type ShareCounts, subtractCells } from "../cube/cell.ts";
import { mostCounted } from "../stats/require.ts";
import { cellRate } from "./cell-gap.ts";

/** Students counted, and how many of them have the outcome. Whole numbers, 0 <= hits <= n. Cube cells are counts. */
export interface Counts {
  readonly n: number;
  readonly hits: number;
}

/** Validates an argument: returns the counts, its reason if it has none, or "invalid_input". */
export function readCounts(counts: Counts | NoNumber): Counts | NoNumber {
  if (isNone(counts)) return counts;
  const { n, hits } = counts;
  const sound = Number.isInteger(n) && Number.isInteger(hits) && hits >= 0 && hits <= n && n <= mostCounted;
  return sound ? counts : none("invalid_input");
}

/** Whether all counts are valid. */
export const allSound = (all: readonly Counts[]): boolean => all.every((counts) => !isNone(readCounts(counts)));

const shareOf = ({ n, hits }: Counts): ShareCounts => ({ kind: "share", n, hits });

/** Sum of valid counts of disjoint groups of students. */
export function together(all: readonly Counts[]): Counts {
  const { n, hits } = all.map(shareOf).reduce(addCells, shareOf({ n: 0, hits: 0 }));
  return { n, hits };
}

/** Counts of students in `all` who are not in `part`; both must be valid. */
export function without(all: Counts, part: Counts): Counts {
  const { n, hits } = subtractCells(shareOf(all), shareOf(part));
  return { n, hits };
}

/** Share with the outcome; "zero_denominator" if there are no students. */
export const share = (counts: Counts): number | NoNumber => cellRate(shareOf(counts));
