import type { ErrorFacts } from "../../base/error-facts.ts";
import type { ErrorCode } from "../../base/errors.ts";

/** The two texts of an error. */
export interface ErrorWords {
  /** What happened and where, using names the reader knows. Never a student's name or identifier. */
  readonly what: string;
  /** What the reader can do. */
  readonly fix: string;
}

/** The sentences of every error, in one language. */
export type Errors = { readonly [C in ErrorCode]: (facts: ErrorFacts[C]) => ErrorWords };
