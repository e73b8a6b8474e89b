import type { Threshold } from "./threshold.ts";

/** A subject of California's Smarter Balanced tests. */
export type TestedSubject = "ela" | "math";

/** Scale scores at which levels 2, 3 and 4 begin, by grade. */
export type CutScores = Readonly<Record<string, readonly [two: number, three: number, four: number]>>;

/** Grades tested in English language arts and mathematics. */
export const smarterBalancedGrades: readonly string[] = ["03", "04", "05", "06", "07", "08", "11"];

export const smarterBalancedCuts: Readonly<Record<TestedSubject, CutScores>> & {
  readonly year: number;
  readonly source: string;
} = {
  ela: {
    "03": [2367, 2432, 2490],
    "04": [2416, 2473, 2533],
    "05": [2442, 2502, 2582],
    "06": [2457, 2531, 2618],
    "07": [2479, 2552, 2649],
    "08": [2487, 2567, 2668],
    "11": [2493, 2583, 2682],
  },
  math: {
    "03": [2381, 2436, 2501],
    "04": [2411, 2485, 2549],
    "05": [2455, 2528, 2579],
    "06": [2473, 2552, 2610],
    "07": [2484, 2567, 2635],
    "08": [2504, 2586, 2653],
    "11": [2543, 2628, 2718],
  },
  year: 2015,
  source: "Smarter Balanced Assessment Consortium, scale score ranges",
};

/** Scale scores of the California Science Test at which levels 2, 3 and 4 begin, by grade. CAST score reporting, California Department of Education, 2019. */
export const scienceTestCuts: CutScores = {
  "05": [179, 214, 231],
  "08": [373, 414, 433],
  "11": [571, 614, 637],
};

/**
 * Plausible scale scores for each test: wider than the lowest and highest obtainable scores, and disjoint from other
 * tests' scales. Our choice (2026).
 */
export const stateTestScales = {
  ela: { least: 2000, most: 3000 },
  math: { least: 2000, most: 3000 },
  science: { least: 100, most: 700 },
} as const;

const thirdLevel = (cuts: CutScores): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(cuts).map(([grade, [, three]]) => [grade, three]));

/** Scale score at which level 3, "Standard Met", begins, by grade. */
export const standardMet: Readonly<Record<TestedSubject, Readonly<Record<string, number>>>> = {
  ela: thirdLevel(smarterBalancedCuts.ela),
  math: thirdLevel(smarterBalancedCuts.math),
};

/**
 * Achievement levels of the state's tests (Smarter Balanced and science): the first that meets the standard, and the
 * number of levels.
 */
export const achievementLevels = {
  met: {
    value: 3,
    year: 2015,
    source: "California Assessment of Student Performance and Progress, achievement levels",
  },
  count: {
    value: 4,
    year: 2015,
    source: "California Assessment of Student Performance and Progress, achievement levels",
  },
} as const satisfies Record<string, Threshold>;

/**
 * The state's penalty when a group's rounded participation is below 95 percent: it adds enough scores, each this far
 * from standard in every grade, to bring the rounded rate to 95. Inferred from the published 2024 files of one county
 * (1,494 rows, current and prior year, no exception), not from a rule text: unconfirmed for other years.
 */
export const participationRule = {
  /** Lowest share that rounds to 95 percent. */
  roundsToRequired: 0.945,
  /** Points from standard of each added score. */
  addedDistance: { ela: -333, math: -348 },
  year: 2024,
  source: "Inferred from the California Dashboard academic indicator data files 2024",
} as const;
