import { figureName } from "./figure-name.ts";
import type { OutcomeWording } from "./language/en/outcomes.ts";
import { knownIndicator, type Words } from "./words.ts";

/** A published figure, or several joined by `+`, and which direction is better for students. */
export interface FigureDirection {
  readonly id: string;
  readonly better: "high" | "low";
}

/**
 * What a place on the better or the worse side of what was expected did, as a clause: "fewer students than expected
 * missed a tenth or more of their school days". Figures that are not shares of students are named in brackets.
 */
export function againstExpected(figure: FigureDirection, side: "better" | "worse", words: Words): string {
  const isMore = (figure.better === "high") === (side === "better");
  const wording = wordingOf(figure, words);
  if (wording === undefined)
    return words.say(`outliers.figure-${figure.better}-${side}`, { figure: figureName(figure.id, words) });
  if (wording.form === "adults") return isMore ? wording.more : wording.fewer;
  return words.say(isMore ? "outliers.did-more" : "outliers.did-fewer", { did: wording.other });
}

/** A place's verdict in a table cell: "fewer than expected". */
export function verdictAgainstExpected(
  figure: FigureDirection,
  verdict: "more" | "close" | "less" | "not-judged",
  words: Words,
): string {
  if (verdict === "not-judged") return words.say("outliers.unjudged");
  if (verdict === "close") return words.say("outliers.close");
  if (wordingOf(figure, words) === undefined) return words.say(`outliers.${verdict}`);
  const isMore = (figure.better === "high") === (verdict === "more");
  return words.say(isMore ? "outliers.more-students" : "outliers.fewer-students");
}

type Counted = Extract<OutcomeWording, { form: "people" | "survey" | "adults" }>;

/** The wording of a share of students; undefined for an average, a score, or several figures. */
function wordingOf({ id }: FigureDirection, words: Words): Counted | undefined {
  const worded = knownIndicator(id);
  if (worded === null) return undefined;
  const wording = words.outcome(worded);
  return wording.form === "people" || wording.form === "survey" || wording.form === "adults" ? wording : undefined;
}
