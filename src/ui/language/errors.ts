import type { AppError, ErrorCode } from "../../base/errors.ts";
import type { Lang } from "../../base/lang.ts";
import type { ErrorWords } from "./error-words.ts";
import { languageOf } from "./languages.ts";

/** An error in the words of a language. */
export const errorWords = <C extends ErrorCode>(error: AppError<C>, lang: Lang): ErrorWords =>
  languageOf[lang].errors[error.code](error.facts);
