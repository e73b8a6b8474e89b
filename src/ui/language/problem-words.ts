import type { ContradictionName, Problem, ProblemCode, ProblemOf, QuarantineCode } from "../../base/problem-facts.ts";

/** The texts of a problem. */
export interface Told {
  /** What is wrong, in sentences. */
  readonly what: string;
  /** What to do now. */
  readonly fix: string;
  /** What would have been accepted. */
  readonly accepted?: string;
}

/** Problem sentences of one language. `what` follows the place. */
export interface ProblemWords {
  /** Prefix of a warning. */
  readonly check: string;
  /** File, line and column, as the beginning of a sentence. */
  place(problem: Problem): string;
  /** Why a load waits: too many of a table's rows from one file contradict each other. */
  contradicted(
    contradiction: ContradictionName,
    headings: readonly string[],
    file: string,
    rows: number,
    total: number,
  ): string;
  readonly problems: { readonly [Code in ProblemCode]: (problem: ProblemOf<Code>) => Told };
  /** Why a row is quarantined, in a few words. */
  readonly reasons: Readonly<Record<QuarantineCode, string>>;
}
