import type { Unit } from "../base/finding.ts";
import { units } from "../base/finding.ts";
import type { AuditFinding } from "../reports/audit-schema.ts";
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
export function changeOf(change: NonNullable<AuditFinding["change"]>): GapChange {
  const { verdict, since, own, others } = change;
  const because =
    verdict === "closing" && others === "worse" && own !== "better"
      ? "comparison-worse"
      : verdict === "growing" && others === "better" && own !== "worse"
        ? "comparison-better"
        : undefined;
  return { kind: verdict, since, ...(own !== "same" && { own }), ...(because !== undefined && { because }) };
}

/** The gap as it was counted: group minus comparison. The audit keeps it turned so that positive is a disadvantage. */
function counted({ value, lower, upper, direction }: AuditFinding): { value: number; lower: number; upper: number } {
  return direction === "higher-is-better" ? { value: -value, lower: -upper, upper: -lower } : { value, lower, upper };
}

const isUnit = (text: string): text is Unit => (units as readonly string[]).includes(text);

/** The form of a sentence must suit the numbers there are: counts of students, or an average. */
function outcomeFor(finding: AuditFinding, words: Words, custom: CustomLabels): Outcome {
  const label = indicatorLabel(finding.indicator, words, custom);
  const known = knownIndicator(finding.indicator);
  const outcome = known === null ? null : words.outcome(known);
  const ofAmounts = outcome?.form === "amount" || outcome?.form === "placed";
  if (finding.hits === null) return outcome !== null && ofAmounts ? outcome : customAmount(label, words);
  return outcome === null || ofAmounts ? customOutcome(label, words) : outcome;
}

/** A finding of an audit as `findingSentence`, `findingTitle` and the charts' words take it. */
export function findingOf(
  finding: AuditFinding,
  words: Words,
  custom: CustomLabels = {},
): ShareFinding | AmountFinding {
  const { group, comparison, verdict, n, hits, comparisonN, comparisonHits, rate, comparisonRate, change } = finding;
  const said = {
    indicator: outcomeFor(finding, words, custom),
    group: groupName(group.grouping, group.level, words).phrase,
    comparison: comparisonName(comparison, group.grouping, words).phrase,
    certainty: verdict,
    ...(change !== undefined && { change: changeOf(change) }),
  };
  const gap = counted(finding);
  if (hits !== null && comparisonHits !== null) return { ...said, n, hits, comparisonN, comparisonHits, gap };
  const unit: Unit = isUnit(finding.unit) ? finding.unit : "index";
  return {
    ...said,
    value: rate,
    comparisonValue: comparisonRate,
    unit: unit === "share-points" ? "share" : unit,
    gap: { ...gap, unit },
  };
}
