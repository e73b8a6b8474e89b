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
  if (first === undefined) return words.say("audit.sure-of-none");
  return [shortSentence(first, words, custom), sinceSentence(first, words)].filter(Boolean).join(" ");
}
