import type { Threshold } from "./threshold.ts";

/**
 * When a gap in averages or ratios of sums gets a verdict. Below these minimums a few students decide the average and
 * no test keeps its error rate.
 */
export const averageRules = {
  /** Students in each group. */
  fewestStudents: {
    value: 30,
    year: 2026,
    source: "a convention of this program; error rates in test/measures/averages.slow.test.ts",
  },
  /**
   * Nonzero values expected in each group if the groups did not differ; same idea as Cochran's rule of five for
   * counts.
   */
  fewestEvents: {
    value: 5,
    year: 1954,
    source: "Cochran 1954, doi:10.2307/3001616; for averages a convention of this program",
  },
} as const satisfies Record<string, Threshold>;
