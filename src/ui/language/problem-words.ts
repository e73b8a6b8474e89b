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

/** The sentences of one language. `what` is said after the place. */
export interface ProblemWords {
  /** Before a warning. */
  readonly check: string;
  /** The file with its line and column, as a sentence begins. */
  place(problem: Problem): string;
  /** Why a load waits: rows of a file whose facts contradict each other, of all those of its table. */
  contradicted(
    contradiction: ContradictionName,
    headings: readonly string[],
    file: string,
    rows: number,
    of: number,
  ): string;
  readonly problems: { readonly [Code in ProblemCode]: (problem: ProblemOf<Code>) => Told };
  /** Why a row waits in quarantine, in a few words. */
  readonly reasons: Readonly<Record<QuarantineCode, string>>;
}
