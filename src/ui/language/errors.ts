import type { ErrorFacts } from "../../base/error-facts.ts";
import type { AppError, ErrorCode } from "../../base/errors.ts";
import type { Lang } from "../../base/lang.ts";
import { errors as en } from "./en/errors.ts";
import { errors as es } from "./es/errors.ts";

/** An error as its reader is told of it. */
export interface ErrorWords {
  /** What happened and where, with the names the reader used. Never a student's name or identifier. */
  readonly what: string;
  /** What to do now. */
  readonly fix: string;
}

/** The sentences of every error, in one language. */
export type Errors = { readonly [C in ErrorCode]: (facts: ErrorFacts[C]) => ErrorWords };

const languages: Readonly<Record<Lang, Errors>> = { en, es };

/** An error in the words of a language. */
export function errorWords<C extends ErrorCode>(error: AppError<C>, lang: Lang): ErrorWords {
  return languages[lang][error.code](error.facts);
}
