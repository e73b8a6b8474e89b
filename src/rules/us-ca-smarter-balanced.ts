/** A subject of California's Smarter Balanced tests. */
export type TestedSubject = "ela" | "math";

type ByGrade = Readonly<Record<number, number>>;

/** Scale score at which level 3, "Standard Met", begins, by grade. */
export const standardMet: Readonly<Record<TestedSubject, ByGrade> & { year: number; source: string }> = {
  ela: { 3: 2432, 4: 2473, 5: 2502, 6: 2531, 7: 2552, 8: 2567, 11: 2583 },
  math: { 3: 2436, 4: 2485, 5: 2528, 6: 2552, 7: 2567, 8: 2586, 11: 2628 },
  year: 2015,
  source: "Smarter Balanced Assessment Consortium, scale score ranges",
};

/**
 * What the state adds when a group's rounded participation is below 95 percent: enough scores to bring the rounded rate to 95, each this
 * far from standard whatever the grade. Inferred from the published 2024 files of one county (1,494 rows, current and prior year, no
 * exception), not from a rule text: unconfirmed for other years.
 */
export const participationRule = {
  /** The share from which a rate rounds to 95 percent. */
  roundsToRequired: 0.945,
  /** Scale points from standard of each added score. */
  addedDistance: { ela: -333, math: -348 },
  year: 2024,
  source: "Inferred from the California Dashboard academic indicator data files 2024",
} as const;
