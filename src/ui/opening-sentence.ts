import type { AnyFinding } from "../reports/judged/finding-at.ts";
import type { AuditOverview } from "../reports/overview.ts";
import type { Audience } from "../reports/report.ts";
import type { CustomLabels } from "./audit-sentence.ts";
import { shortSentence, sinceSentence } from "./shortfall-sentence.ts";
import type { Words } from "./words.ts";

/** The gap an audit opens with: the largest clear one in students, else the largest clear one of another kind. */
export const headline = (overview: AuditOverview<Audience>): AnyFinding | undefined =>
  overview.largest[0] ?? overview.goals.find((goal) => goal.largest !== undefined)?.largest;

/** Opening of an audit, to be repeated from memory: who, what, how many, and whether it moved. */
export function openingSentence(overview: AuditOverview<Audience>, words: Words, custom: CustomLabels = {}): string {
  const first = headline(overview);
  if (first === undefined) return noClearGap(overview, words);
  return [shortSentence(first, words, custom), sinceSentence(first, words)].filter(Boolean).join(" ");
}

/** Why there is no clear gap: nothing could be judged, or none was found, in the words of `found`. */
export function noClearGap(
  { goals }: Pick<AuditOverview<Audience>, "goals">,
  words: Words,
  found:
    | "audit.sure-of-none"
    | "audit.goal-none-clear"
    | "audit.goal-none-clear-sentence"
    | "audit.goal-few-asked" = "audit.sure-of-none",
): string {
  const judged = goals.reduce((n, g) => n + g.clear + g.probable + g.ahead + g.noSign + g.cannotTell, 0);
  return words.say(judged === 0 ? "audit.judged-none" : found);
}
