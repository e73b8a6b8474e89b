import type { AnyFinding } from "../reports/judged/finding-at.ts";
import {
  type AmountFinding,
  customAmount,
  customOutcome,
  type GapChange,
  type ShareFinding,
} from "./finding-sentence.ts";
import { valueWords } from "./format.ts";
import { comparisonName, groupName } from "./group-name.ts";
import type { OutcomeWording } from "./language/en/outcomes.ts";
import { knownIndicator, type Words } from "./words.ts";

/** A district's name for its own indicator. */
export type CustomLabels = Readonly<Record<string, string>>;

/** An indicator's label on screen; district indicators use the district's name. */
export function indicatorLabel(id: string, words: Words, custom: CustomLabels = {}): string {
  const known = knownIndicator(id);
  return known === null ? (custom[id] ?? id) : words.label(`indicator.${known}`);
}

/**
 * The name of what is wanted, for a heading above a signed gap: "Not suspended" where the indicator counts
 * suspensions. Less of it is worse for the group, whichever way the indicator runs.
 */
export function wantedName(
  { indicator, direction }: Pick<AnyFinding, "indicator" | "direction">,
  words: Words,
  custom: CustomLabels = {},
): string {
  const label = indicatorLabel(indicator, words, custom);
  if (direction !== "lower-is-better") return label;
  const { wanted } = words.language;
  return isWanted(indicator, wanted) ? wanted[indicator] : words.say("wanted.own", { label });
}

const isWanted = (id: string, wanted: Words["language"]["wanted"]): id is keyof typeof wanted =>
  Object.hasOwn(wanted, id);

/** Same, as a plain question. */
export function indicatorQuestion(id: string, words: Words, custom: CustomLabels = {}): string {
  const known = knownIndicator(id);
  return known === null ? (custom[id] ?? id) : words.plain(`indicator.${known}`);
}

/** Converts an audit's change: the change in the gap, and which rate changed. */
export function changeOf(
  {
    change,
    value,
    unit,
    verdict: sure,
  }: Pick<AnyFinding, "value" | "unit" | "verdict"> & { readonly change: NonNullable<AnyFinding["change"]> },
  words: Words,
): GapChange {
  const { verdict, since, own, others } = change;
  const earlier = value - change.value;
  const [before, now] = [earlier, value].map((size) => valueWords(Math.abs(size), unit, words));
  const because =
    verdict === "closing" && others === "worse" && own !== "better"
      ? "comparison-worse"
      : verdict === "growing" && others === "better" && own !== "worse"
        ? "comparison-better"
        : undefined;
  return {
    kind: verdict,
    since,
    ...(own !== "same" && { own }),
    ...(because !== undefined && { because }),
    ...(earlier * value > 0 &&
      sure !== "cannot-tell" &&
      sure !== "no-sign" &&
      before !== undefined && { before, equal: before === now }),
  };
}

/** The form of a sentence must match the kind of number: counts of students, or an average. */
function outcomeFor(finding: AnyFinding, words: Words, custom: CustomLabels): OutcomeWording {
  const label = indicatorLabel(finding.indicator, words, custom);
  const known = knownIndicator(finding.indicator);
  const outcome = known === null ? null : words.outcome(known);
  const ofAmounts = outcome?.form === "amount" || outcome?.form === "placed";
  if (finding.hits === null) return outcome !== null && ofAmounts ? outcome : customAmount(label, words);
  return outcome === null || ofAmounts ? customOutcome(label, words) : outcome;
}

/** Converts a finding of an audit to the input of `findingSentence`, `findingTitle` and chart words. */
export function findingOf(finding: AnyFinding, words: Words, custom: CustomLabels = {}): ShareFinding | AmountFinding {
  const { group, comparison, verdict, n, hits, comparisonN, comparisonHits, rate, comparisonRate, change } = finding;
  const slots = {
    indicator: outcomeFor(finding, words, custom),
    group: groupName(group.grouping, group.level, words).phrase,
    comparison: comparisonName(comparison, group.grouping, words).phrase,
    certainty: verdict,
    ...(finding.direction === "lower-is-better" && { wanted: wantedName(finding, words, custom) }),
    ...(change !== undefined && { change: changeOf({ ...finding, change }, words) }),
  };
  const gap = finding.counted;
  if (hits !== null && comparisonHits !== null) return { ...slots, n, hits, comparisonN, comparisonHits, gap };
  const { unit } = finding;
  return {
    ...slots,
    value: rate,
    comparisonValue: comparisonRate,
    unit: unit === "share-points" ? "share" : unit,
    gap: { ...gap, unit },
  };
}
