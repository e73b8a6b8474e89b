import type { Threshold } from "./threshold.ts";

/** Who is compared when schools and districts that do better than predicted are looked for, and when one is named. */
export const outlierRules = {
  /** Students a year of a group, averaged over years, that a district needs. */
  districtMinimum: {
    value: 200,
    year: 2019,
    source: "Podolsky, Darling-Hammond, Doss & Reardon 2019 (LPI), note to figure 1",
  },
  /** Students a year of a group that a school needs before it is named. */
  schoolMinimum: { value: 30, year: 2002, source: "Kane & Staiger 2002 on the noise of small schools; a convention" },
  /** Smallest cell (school, group, grade, year) that enters a school model: what state files publish. */
  schoolCellMinimum: { value: 11, year: 2024, source: "California Department of Education, public research files" },
  /** Years that a school needs: a single year is mostly noise. */
  schoolYears: { value: 2, year: 2002, source: "Kane & Staiger 2002" },
  /** Probability of being above average, for both groups, from which a unit is named. */
  probability: {
    value: 0.9,
    year: 2006,
    source: "Lin, Louis, Paddock & Ridgeway 2006 on posterior probabilities; a convention",
  },
  /** Leverage above this multiple of the mean leverage is marked. */
  leverageMultiple: { value: 2, year: 1978, source: "Hoaglin & Welsch 1978" },
  /** Variance inflation from which a coefficient is too blurred to be read alone. */
  varianceInflation: { value: 10, year: 1980, source: "Belsley, Kuh & Welsch 1980; a convention" },
} as const satisfies Record<string, Threshold>;
