/** Why there is no number (methods.md 0.2). The words for each are in `ui/language`. */
export const reasons = [
  "zero_denominator",
  "zero_reference_rate",
  "zero_numerator",
  "no_comparison_group",
  "group_absent",
  "group_absent_from_a_school",
  "group_below_minimum",
  "comparison_below_minimum",
  "invalid_input",
  "missing_data",
  "no_data",
  "below_min_n",
  "prior_year_below_min_n",
  "suppressed_input",
  "reference_suppressed",
  "zero_variance",
  "zero_mean",
  "zero_entropy",
  "not_estimable",
  "separation",
  "too_few_rows",
  "too_few_units",
  "too_few_points",
  "too_few_items",
  "single_class",
  "enrolled_too_few_days",
  "never_attended",
  "too_few_events",
  "too_few_teachers",
  "too_few_sections",
  "too_few_schools",
  "shared_value",
] as const;
export type Reason = (typeof reasons)[number];

/** "No number" is a result with a reason, never 0, NaN or a blank. */
export interface NoNumber {
  readonly kind: "none";
  readonly reason: Reason;
}

/** Units of an estimate. Shares are 0 to 1; only a screen multiplies by 100. */
export const units = [
  "share",
  "share-points",
  "ratio",
  "scale-points",
  "standard-deviations",
  "days",
  "days-per-100-students",
  "students",
  "dollars-per-student",
  "index",
] as const;
export type Unit = (typeof units)[number];

/** A number with its uncertainty: value, interval at the given level, and n. */
export interface Estimate {
  readonly kind: "estimate";
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly n: number;
  readonly unit: Unit;
}

export type EstimateResult = Estimate | NoNumber;

export const none = (reason: Reason): NoNumber => ({ kind: "none", reason });

/** Type guard: true for NoNumber, whatever the union. */
export const isNone = (x: unknown): x is NoNumber =>
  typeof x === "object" && x !== null && (x as { kind?: unknown }).kind === "none";
