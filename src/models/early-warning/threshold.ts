import { AppError } from "../../base/errors.ts";
import { type NoNumber, none } from "../../base/finding.ts";
import { type Scored, ties } from "./scored.ts";

/** An observed score as the cutoff: students at or above it are flagged. */
export interface ChosenThreshold {
  readonly kind: "threshold";
  readonly threshold: number;
  /** Value of the criterion: Youden's J, F1, expected cost per student, or students flagged. */
  readonly value: number;
  readonly flagged: number;
}

/** Whether each student is at or above the threshold. */
export const flaggedFrom = (scores: readonly number[], threshold: number): readonly boolean[] =>
  scores.map((score) => score >= threshold);

interface Candidate {
  readonly threshold: number;
  readonly flagged: number;
  readonly truePositives: number;
}

/** Every observed score as a threshold, descending, and the totals. */
function candidates(students: Scored): { all: readonly Candidate[]; hits: number; misses: number } {
  let [flagged, truePositives] = [0, 0];
  const all = ties(students).map(({ score, n, hits }) => {
    flagged += n;
    truePositives += hits;
    return { threshold: score, flagged, truePositives };
  });
  return { all, hits: truePositives, misses: flagged - truePositives };
}

/** Candidate with the largest merit; ties go to the highest threshold, since merits are compared exactly. */
const best = (all: readonly Candidate[], better: (a: Candidate, b: Candidate) => boolean): Candidate =>
  all.reduce((leader, next) => (better(next, leader) ? next : leader));

/**
 * Threshold that maximizes Youden's J (recall minus false-positive rate).
 *
 * @returns `single_class` when all or none have the outcome
 * @see Youden 1950
 */
export function youdenThreshold(students: Scored): ChosenThreshold | NoNumber {
  const { all, hits, misses } = candidates(students);
  if (hits === 0 || misses === 0) return none("single_class");
  // J * hits * misses is a whole number, so equal values compare equal.
  const merit = ({ truePositives, flagged }: Candidate) => truePositives * misses - (flagged - truePositives) * hits;
  const choice = best(all, (a, b) => merit(a) > merit(b));
  return chosen(choice, merit(choice) / hits / misses);
}

/**
 * Threshold that maximizes F1, the harmonic mean of precision and recall.
 *
 * @returns `single_class` when no student has the outcome
 */
export function f1Threshold(students: Scored): ChosenThreshold | NoNumber {
  const { all, hits } = candidates(students);
  if (hits === 0) return none("single_class");
  const choice = best(all, (a, b) => a.truePositives * (b.flagged + hits) > b.truePositives * (a.flagged + hits));
  return chosen(choice, (2 * choice.truePositives) / (choice.flagged + hits));
}

/**
 * Threshold that minimizes cost, where a missed student costs `missCost` times a false positive.
 *
 * @param missCost  > 0: needless offers of support that one missed student is worth
 * @returns `no_data` without students; value = cost per student in false alarms
 * @throws AppError models.bad-cost
 */
export function costThreshold(students: Scored, missCost: number): ChosenThreshold | NoNumber {
  if (!(missCost > 0 && missCost <= 1e6)) {
    throw new AppError("models.bad-cost", { missCost });
  }
  const { all, hits, misses } = candidates(students);
  if (hits + misses === 0) return none("no_data");
  const cost = ({ truePositives, flagged }: Candidate) => flagged - truePositives + missCost * (hits - truePositives);
  const choice = best(all, (a, b) => cost(a) < cost(b));
  return chosen(choice, cost(choice) / (hits + misses));
}

/**
 * Lowest threshold that flags no more students than can be served.
 *
 * @param places  students that can be served, >= 0
 * @returns `not_estimable` if more students than that share the highest score
 */
export function capacityThreshold(students: Scored, places: number): ChosenThreshold | NoNumber {
  const choice = candidates(students).all.findLast(({ flagged }) => flagged <= places);
  return choice === undefined ? none("not_estimable") : chosen(choice, choice.flagged);
}

const chosen = ({ threshold, flagged }: Candidate, value: number): ChosenThreshold => ({
  kind: "threshold",
  threshold,
  value,
  flagged,
});
