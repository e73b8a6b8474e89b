import type { Threshold } from "./threshold.ts";

/** When a gap of values that teachers or schools share gets a verdict. */
export const sharedValueRules = {
  /**
   * Effective number of teachers (or schools) on each side (Kish), in which those with few of the students count for less. With fewer, intervals of clustered
   * values cover less often than they claim. The literature calls 20 to 50 too few for unequal clusters; the permutation test used here needs 10.
   */
  fewestClusters: {
    value: 10,
    year: 2015,
    source:
      "Cameron & Miller 2015, A practitioner's guide to cluster-robust inference, doi:10.3368/jhr.50.2.317; Kish 1965; the number is a convention of this program, with its error rates in test/measures/shared-gap.slow.test.ts",
  },
  /** Teachers (or schools) with an uncommon value. If one of a student's teachers is enough, `fewestClusters` applies. */
  fewestUnlike: {
    value: 5,
    year: 1954,
    source: "Cochran 1954, doi:10.2307/3001616; for values that are shared a convention of this program",
  },
} as const satisfies Record<string, Threshold>;
