import { type Estimate, type NoNumber, none } from "../base/finding.ts";
import { surveyRules } from "../rules/surveys.ts";
import { wilson } from "../stats/wilson.ts";

/** Answers to "there is at least one adult here I can talk to". */
export type AdultAnswer = "agree" | "disagree" | "no_answer";

export interface AdultConnection {
  readonly kind: "adult-connection";
  /** Share of those who answered that have an adult to talk to. */
  readonly connected: Estimate;
  /** Students who say they have none: the number to work on. Their names only to staff who may, and never from an anonymous survey. */
  readonly without: number;
}

/**
 * Students connected to an adult at school. No answer is missing, never "disagree".
 *
 * @param minimum  answers below which neither number is shown
 * @returns `zero_denominator` without answers, `below_min_n`
 * @throws AppError stats.bad-level
 */
export function adultConnection(
  answers: readonly AdultAnswer[],
  { minimum = surveyRules.minimumResponses.value, confidence = 0.95 }: { minimum?: number; confidence?: number } = {},
): AdultConnection | NoNumber {
  const agree = answers.filter((answer) => answer === "agree").length;
  const without = answers.filter((answer) => answer === "disagree").length;
  const n = agree + without;
  if (n === 0) return none("zero_denominator");
  if (n < minimum) return none("below_min_n");
  return {
    kind: "adult-connection",
    connected: { kind: "estimate", value: agree / n, ...wilson(agree, n, confidence), n, unit: "share" },
    without,
  };
}
