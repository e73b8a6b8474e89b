import type { ErrorFacts } from "../../base/error-facts.ts";
import type { ErrorCode } from "../../base/errors.ts";

/** An error as its reader is told of it. */
export interface ErrorWords {
  /** What happened and where, with the names the reader used. Never a student's name or identifier. */
  readonly what: string;
  /** What to do now. */
  readonly fix: string;
}

/** The sentences of every error, in one language. */
export type Errors = { readonly [C in ErrorCode]: (facts: ErrorFacts[C]) => ErrorWords };
