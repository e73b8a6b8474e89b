import type { Reason } from "../base/finding.ts";
import type { GlossaryKey, Words } from "./words.ts";

const keys: Readonly<Record<Reason, GlossaryKey>> = {
  zero_denominator: "reason.zero-denominator",
  zero_reference_rate: "reason.zero-reference",
  zero_numerator: "reason.zero-reference",
  no_comparison_group: "reason.no-comparison",
  group_absent: "reason.no-comparison",
  group_absent_from_a_school: "reason.no-comparison",
  group_below_minimum: "reason.group-too-small",
  comparison_below_minimum: "reason.group-too-small",
  invalid_input: "reason.records-conflict",
  missing_data: "reason.records-missing",
  no_data: "reason.records-missing",
  below_min_n: "reason.too-few",
  prior_year_below_min_n: "reason.too-few",
  suppressed_input: "reason.withheld",
  reference_suppressed: "reason.withheld",
  zero_variance: "reason.not-estimable",
  zero_mean: "reason.not-estimable",
  zero_entropy: "reason.not-estimable",
  not_estimable: "reason.not-estimable",
  separation: "reason.not-estimable",
  too_few_rows: "reason.not-estimable",
  too_few_units: "reason.not-estimable",
  too_few_points: "reason.not-estimable",
  too_few_items: "reason.not-estimable",
  single_class: "reason.not-estimable",
  enrolled_too_few_days: "reason.not-eligible",
  never_attended: "reason.not-eligible",
  too_few_events: "reason.too-few-events",
  too_few_teachers: "reason.too-few-teachers",
  too_few_sections: "reason.too-few-sections",
  too_few_schools: "reason.too-few-schools",
  shared_value: "reason.shared-value",
};

/** The same in two or three words, for a cell of a table. */
export function shortReason(reason: Reason, words: Words): string {
  switch (reason) {
    case "too_few_teachers":
      return words.say("mark.too-few-teachers");
    case "too_few_sections":
      return words.say("mark.too-few-sections");
    case "too_few_schools":
      return words.say("mark.too-few-schools");
    case "too_few_events":
      return words.say("mark.too-few-events");
    case "group_below_minimum":
      return words.say("mark.too-few");
    case "comparison_below_minimum":
      return words.say("mark.too-few-others");
    default:
      return words.say("gap.not-compared");
  }
}

/** Why there is no number, as a sentence, and what that means. */
export const reasonWords = (reason: Reason, words: Words): { readonly what: string; readonly why: string } => ({
  what: words.label(keys[reason]),
  why: words.plain(keys[reason]),
});
