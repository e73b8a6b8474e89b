import { type NoNumber, none } from "../base/finding.ts";
import { mostCounted } from "../stats/require.ts";

/** Students counted, and how many of them have the outcome. Whole numbers, 0 <= hits <= n. A cell of the cube is one. */
export interface Counts {
  readonly n: number;
  readonly hits: number;
}

/** Validates an argument that should be counts: the counts, the reason there are none, or "invalid_input". */
export function readCounts(counts: Counts | NoNumber): Counts | NoNumber {
  if ("kind" in counts) return counts;
  const { n, hits } = counts;
  const sound = Number.isInteger(n) && Number.isInteger(hits) && hits >= 0 && hits <= n && n <= mostCounted;
  return sound ? counts : none("invalid_input");
}

/** True when all counts are valid. */
export const allSound = (all: readonly Counts[]): boolean => all.every((counts) => !("kind" in readCounts(counts)));

/** Sum of counts, which must be valid and of different students. */
export function together(all: readonly Counts[]): Counts {
  let n = 0;
  let hits = 0;
  for (const counts of all) {
    n += counts.n;
    hits += counts.hits;
  }
  return { n, hits };
}

/** Counts of the students of `all` who are not in `part`; both must be valid. */
export const without = (all: Counts, part: Counts): Counts => ({ n: all.n - part.n, hits: all.hits - part.hits });

/** hits over n; "zero_denominator" without students, "invalid_input". */
export function share({ n, hits }: Counts): number | NoNumber {
  if (n === 0) return none("zero_denominator");
  const value = hits / n;
  return Number.isFinite(value) ? value : none("invalid_input");
}
