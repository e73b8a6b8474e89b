import type { Threshold } from "./threshold.ts";

/** When a gap of averages, or of ratios of sums, gets a verdict: below these a few students decide the average, and no test keeps its error rate. */
export const averageRules = {
  /** Students on each side. */
  fewestStudents: {
    value: 30,
    year: 2026,
    source: "a convention of this program; error rates in test/measures/averages.slow.test.ts",
  },
  /** Values other than zero that each side would have if the groups did not differ, as Cochran's five for counts. */
  fewestEvents: {
    value: 5,
    year: 1954,
    source: "Cochran 1954, doi:10.2307/3001616; for averages a convention of this program",
  },
} as const satisfies Record<string, Threshold>;
