import { AppError } from "../../base/errors.ts";
import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { type Scored, ties } from "./scored.ts";

/** Precision and recall when the k students with the highest scores are served. */
export interface AtCapacity {
  /** Places used: k, or all students when there are fewer. */
  readonly places: number;
  /** Students with the outcome among them, expected over the order within ties. */
  readonly reached: number;
  /** Share of the places that go to students with the outcome; `zero_denominator` without places. */
  readonly precision: number | NoNumber;
  /** Share of the students with the outcome who get a place; `zero_denominator` when no student has it. */
  readonly recall: number | NoNumber;
  /** Precision over the share who have the outcome anyway; 1 = as good as chance. */
  readonly lift: number | NoNumber;
}

/**
 * Precision and recall at the number of students that staff can serve. Students with the score at the boundary share the places that
 * are left in proportion, so the answer does not depend on the order of the rows.
 *
 * @param places  a whole number, >= 0
 * @throws AppError models.bad-capacity
 */
export function atCapacity(students: Scored, places: number): AtCapacity {
  if (!(Number.isSafeInteger(places) && places >= 0)) {
    throw new AppError("models.bad-capacity", { places });
  }
  const n = students.scores.length;
  const used = Math.min(places, n);
  let left = used;
  let [reached, hits] = [0, 0];
  for (const run of ties(students)) {
    const served = Math.min(left, run.n);
    reached += (run.hits * served) / run.n;
    hits += run.hits;
    left -= served;
  }
  const precision = used === 0 ? none("zero_denominator") : reached / used;
  return {
    places: used,
    reached,
    precision,
    recall: hits === 0 ? none("zero_denominator") : reached / hits,
    lift: isNone(precision) ? precision : hits === 0 ? none("zero_reference_rate") : precision / (hits / n),
  };
}
