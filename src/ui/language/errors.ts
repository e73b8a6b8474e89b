import type { AppError, ErrorCode } from "../../base/errors.ts";
import type { Lang } from "../../base/lang.ts";
import { errors as en } from "./en/errors.ts";
import type { Errors, ErrorWords } from "./error-words.ts";
import { errors as es } from "./es/errors.ts";

const languages: Readonly<Record<Lang, Errors>> = { en, es };

/** An error in the words of a language. */
export function errorWords<C extends ErrorCode>(error: AppError<C>, lang: Lang): ErrorWords {
  return languages[lang][error.code](error.facts);
}
