import type { Threshold } from "./threshold.ts";

/** The weights and caps by which gaps are put in order for a discussion. A district may set the weights (`priorities` in `fairlead.yaml`); they are printed with every list. */
export interface PriorityRules {
  /** Weights, none negative; they are scaled to add to 1. */
  readonly weights: {
    readonly size: number;
    readonly reach: number;
    readonly persistence: number;
    readonly reliability: number;
  };
  /** Gap from which size counts in full, a share. */
  readonly gapCap: number;
  /** Students to parity, as a share of the district's enrollment, from which reach counts in full. */
  readonly reachCap: number;
}

/** Our own choice, of 2026, in the form of Hanlon & Pickett 1984 (size, seriousness, effectiveness): 20 points and 5% of the district count in full. */
export const defaultPriorityRules: PriorityRules = {
  weights: { size: 0.3, reach: 0.3, persistence: 0.2, reliability: 0.2 },
  gapCap: 0.2,
  reachCap: 0.05,
};

/** Latest years that count for persistence; an unknown year counts half. */
export const priorityYears = {
  value: 3,
  year: 2026,
  source: "A convention of ours: a gap of a single year may be chance",
} as const satisfies Threshold;
