import { AppError } from "../../base/errors.ts";
import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { type Scored, ties } from "./scored.ts";

/** Precision and recall if the k highest-scoring students are served. */
export interface AtCapacity {
  /** Places used: k, or all students if there are fewer. */
  readonly places: number;
  /** Expected number of them with the outcome; ties at the boundary are averaged. */
  readonly reached: number;
  /** Precision: share of the places that go to students with the outcome; `zero_denominator` if there are no places. */
  readonly precision: number | NoNumber;
  /** Recall: share of the students with the outcome who get a place; `zero_denominator` if no student has it. */
  readonly recall: number | NoNumber;
  /** Precision over prevalence; 1 is no better than chance. */
  readonly lift: number | NoNumber;
}

/**
 * Precision and recall at the number of students that staff can serve. Students tied at the cutoff share the
 * remaining places proportionally, so the result does not depend on row order.
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
