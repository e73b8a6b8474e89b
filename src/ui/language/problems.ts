import type { Lang } from "../../base/lang.ts";
import type { Problem } from "../../base/problem-facts.ts";
import { shownProblem } from "../../base/shown-problem.ts";
import { languageOf } from "./languages.ts";
import type { Told } from "./problem-words.ts";

/** A problem in sentences: where it is, what is wrong, how to fix it, and what would have been accepted. */
export function problemWords(problem: Problem, lang: Lang): Told {
  const { check, place, problems } = languageOf[lang].problems;
  const shown = shownProblem(problem);
  // The code determines the type of the facts, but TypeScript cannot follow that through a lookup by key.
  const tell = problems[problem.code] as (total: Problem) => Told;
  const message = tell(shown);
  return { ...message, what: `${problem.severity === "warning" ? check : ""}${place(shown)}: ${message.what}` };
}

/** Why a row is quarantined, by code; unknown codes from other versions are returned unchanged. */
export const quarantineReason = (code: string, lang: Lang): string =>
  (languageOf[lang].problems.reasons as Readonly<Record<string, string>>)[code] ?? code;
