import type { Threshold } from "./threshold.ts";

/**
 * Weights and caps for ranking gaps for discussion. A district may set the weights (`priorities` in `fairlead.yaml`);
 * they are printed with every list.
 */
export interface PriorityRules {
  /** Nonnegative weights; scaled to sum to 1. */
  readonly weights: {
    readonly size: number;
    readonly reach: number;
    readonly persistence: number;
    readonly reliability: number;
  };
  /** Gap size that scores in full, a share. */
  readonly gapCap: number;
  /** Students to parity, as a share of the district's enrollment, that scores in full. */
  readonly reachCap: number;
}

/**
 * Our choice (2026), in the form of Hanlon & Pickett 1984 (size, seriousness, effectiveness): 20 points and 5% of the
 * district score in full.
 */
export const defaultPriorityRules: PriorityRules = {
  weights: { size: 0.3, reach: 0.3, persistence: 0.2, reliability: 0.2 },
  gapCap: 0.2,
  reachCap: 0.05,
};

/** Recent years that count toward persistence; an unknown year counts half. */
export const priorityYears = {
  value: 3,
  year: 2026,
  source: "A convention of ours: a gap of a single year may be chance",
} as const satisfies Threshold;
