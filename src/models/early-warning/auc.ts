import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { confidenceLevel } from "../../rules/confidence.ts";
import { zForConfidence } from "../../stats/normal.ts";
import { type Scored, ties } from "./scored.ts";

/**
 * How well a score ranks students: 0.5 is chance; 1 means every student with the outcome is above every student
 * without it.
 */
export interface Auc {
  readonly kind: "auc";
  readonly value: number;
  /**
   * DeLong variance. It is 0 for a perfect ranking, which then proves nothing. `too_few_rows` if a class has a single
   * student.
   */
  readonly variance: number | NoNumber;
  /** Normal interval, clipped to 0..1. */
  readonly lower: number | NoNumber;
  readonly upper: number | NoNumber;
  readonly n: number;
}

/**
 * Area under the ROC curve: the probability that a student with the outcome scores above one without, ties counting
 * half; with DeLong's variance and interval, computed from ranks rather than pairs.
 *
 * @returns `single_class` when all or none have the outcome
 * @see DeLong, DeLong & Clarke-Pearson 1988, doi:10.2307/2531595; Sun & Xu 2014, doi:10.1109/LSP.2014.2337313
 */
export function auc(students: Scored, confidence = confidenceLevel.value): Auc | NoNumber {
  const z = zForConfidence(confidence);
  const runs = ties(students);
  const n = students.scores.length;
  const hits = runs.reduce((sum, run) => sum + run.hits, 0);
  const misses = n - hits;
  if (hits === 0 || misses === 0) return none("single_class");
  const aboveMisses = (below: number, run: { n: number; hits: number }) => (below + (run.n - run.hits) / 2) / misses;
  let value = 0;
  let missesBelow = misses;
  for (const run of runs) {
    missesBelow -= run.n - run.hits;
    value += (run.hits / hits) * aboveMisses(missesBelow, run);
  }
  let [ofHits, ofMisses] = [0, 0];
  missesBelow = misses;
  let hitsAbove = 0;
  for (const run of runs) {
    missesBelow -= run.n - run.hits;
    ofHits += run.hits * (aboveMisses(missesBelow, run) - value) ** 2;
    ofMisses += (run.n - run.hits) * ((hitsAbove + run.hits / 2) / hits - value) ** 2;
    hitsAbove += run.hits;
  }
  const variance =
    hits > 1 && misses > 1 ? ofHits / (hits - 1) / hits + ofMisses / (misses - 1) / misses : none("too_few_rows");
  const reach = isNone(variance) ? variance : z * Math.sqrt(variance);
  return {
    kind: "auc",
    value,
    variance,
    lower: isNone(reach) ? reach : Math.max(0, value - reach),
    upper: isNone(reach) ? reach : Math.min(1, value + reach),
    n,
  };
}
