import type { ErrorFacts } from "../../base/error-facts.ts";
import { AppError } from "../../base/errors.ts";

/** Students with a known score and a known later outcome; index i is the same student in both lists. */
export interface Scored {
  /** Higher = more likely to need support. */
  readonly scores: Float64Array;
  /** 1 if the outcome happened, else 0. */
  readonly outcomes: Uint8Array;
}

/**
 * Pairs scores with outcomes; drops students for whom either is null; the caller can count them from the lengths.
 *
 * @throws AppError models.bad-scores if the lists differ in length, an outcome is not 0 or 1, or a score is not a
 *   number
 */
export function scored(outcomes: ArrayLike<number | null>, scores: ArrayLike<number | null>): Scored {
  if (outcomes.length !== scores.length) refuse({ wrong: "lengths", outcomes: outcomes.length, scores: scores.length });
  const kept: number[] = [];
  for (let i = 0; i < outcomes.length; i++) {
    const [outcome, score] = [outcomes[i]!, scores[i]!];
    if (outcome === null || score === null) continue;
    if (!(outcome === 0 || outcome === 1)) refuse({ wrong: "outcome" });
    if (!Number.isFinite(score)) refuse({ wrong: "score" });
    kept.push(i);
  }
  return {
    scores: Float64Array.from(kept, (i) => scores[i]!),
    outcomes: Uint8Array.from(kept, (i) => outcomes[i]!),
  };
}

function refuse(facts: ErrorFacts["models.bad-scores"]): never {
  throw new AppError("models.bad-scores", facts);
}

/** Indexes of students by descending score. */
export function fromHighest({ scores }: Scored): Uint32Array {
  return Uint32Array.from(scores, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
}

/** Students with the same score. */
export interface Tie {
  readonly score: number;
  readonly n: number;
  readonly hits: number;
}

/** Counts of students by score, highest score first. */
export function ties(students: Scored): readonly Tie[] {
  const { scores, outcomes } = students;
  const runs: { score: number; n: number; hits: number }[] = [];
  for (const i of fromHighest(students)) {
    const last = runs.at(-1);
    if (last !== undefined && last.score === scores[i]) {
      last.n += 1;
      last.hits += outcomes[i]!;
    } else runs.push({ score: scores[i]!, n: 1, hits: outcomes[i]! });
  }
  return runs;
}
