import type { Threshold } from "./threshold.ts";

/** When a gap of values that teachers or schools share gets a verdict. */
export const sharedValueRules = {
  /**
   * Teachers (or schools) on each side, counted as Kish counts a weighted sample: those who have few of the students count for less. With fewer, no interval
   * of clustered values covers as often as it says; what is too few ranges "from less than 20 to less than 50" where they are unlike, and from 10 where each
   * gap is compared with how it would be dealt at random, as here.
   */
  fewestHolders: {
    value: 10,
    year: 2015,
    source:
      "Cameron & Miller 2015, A practitioner's guide to cluster-robust inference, doi:10.3368/jhr.50.2.317; Kish 1965; the number is a convention of this program, with its error rates in test/measures/shared-gap.slow.test.ts",
  },
  /** Teachers (or schools) whose value is not the one that nearly all have; where one of a student's teachers is enough, `fewestHolders`. */
  fewestUnlike: {
    value: 5,
    year: 1954,
    source: "Cochran 1954, doi:10.2307/3001616; for values that are shared a convention of this program",
  },
} as const satisfies Record<string, Threshold>;
