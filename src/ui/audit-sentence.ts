import type { AnyFinding } from "../reports/judged/finding-at.ts";
import {
  type AmountFinding,
  customAmount,
  customOutcome,
  type GapChange,
  type ShareFinding,
} from "./finding-sentence.ts";
import { comparisonName, groupName } from "./group-name.ts";
import type { Outcome } from "./language/en/outcomes.ts";
import { knownIndicator, type Words } from "./words.ts";

/** What a district calls an indicator of its own. */
export type CustomLabels = Readonly<Record<string, string>>;

/** An indicator's name on the screen; a district's own shows the district's. */
export function indicatorLabel(id: string, words: Words, custom: CustomLabels = {}): string {
  const known = knownIndicator(id);
  return known === null ? (custom[id] ?? id) : words.label(`indicator.${known}`);
}

/** The same as a plain question. */
export function indicatorQuestion(id: string, words: Words, custom: CustomLabels = {}): string {
  const known = knownIndicator(id);
  return known === null ? (custom[id] ?? id) : words.plain(`indicator.${known}`);
}

/** How the gap moved and whose rate moved, from the audit's change. */
export function changeOf(change: NonNullable<AnyFinding["change"]>): GapChange {
  const { verdict, since, own, others } = change;
  const because =
    verdict === "closing" && others === "worse" && own !== "better"
      ? "comparison-worse"
      : verdict === "growing" && others === "better" && own !== "worse"
        ? "comparison-better"
        : undefined;
  return { kind: verdict, since, ...(own !== "same" && { own }), ...(because !== undefined && { because }) };
}

/** The form of a sentence must suit the numbers there are: counts of students, or an average. */
function outcomeFor(finding: AnyFinding, words: Words, custom: CustomLabels): Outcome {
  const label = indicatorLabel(finding.indicator, words, custom);
  const known = knownIndicator(finding.indicator);
  const outcome = known === null ? null : words.outcome(known);
  const ofAmounts = outcome?.form === "amount" || outcome?.form === "placed";
  if (finding.hits === null) return outcome !== null && ofAmounts ? outcome : customAmount(label, words);
  return outcome === null || ofAmounts ? customOutcome(label, words) : outcome;
}

/** A finding of an audit as `findingSentence`, `findingTitle` and the charts' words take it. */
export function findingOf(finding: AnyFinding, words: Words, custom: CustomLabels = {}): ShareFinding | AmountFinding {
  const { group, comparison, verdict, n, hits, comparisonN, comparisonHits, rate, comparisonRate, change } = finding;
  const said = {
    indicator: outcomeFor(finding, words, custom),
    group: groupName(group.grouping, group.level, words).phrase,
    comparison: comparisonName(comparison, group.grouping, words).phrase,
    certainty: verdict,
    ...(change !== undefined && { change: changeOf(change) }),
  };
  const { value, lower, upper } = finding.counted;
  const gap = { value, lower, upper };
  if (hits !== null && comparisonHits !== null) return { ...said, n, hits, comparisonN, comparisonHits, gap };
  const { unit } = finding;
  return {
    ...said,
    value: rate,
    comparisonValue: comparisonRate,
    unit: unit === "share-points" ? "share" : unit,
    gap: { ...gap, unit },
  };
}
