/**
 * Scale score at which "Standard Met" (level 3) begins on California's Smarter Balanced tests, by subject and grade.
 *
 * @see Smarter Balanced Assessment Consortium, scale score ranges, in force since 2015
 */
export const standardMet = {
  ela: { "03": 2432, "04": 2473, "05": 2502, "06": 2531, "07": 2552, "08": 2567, "11": 2583 },
  math: { "03": 2436, "04": 2485, "05": 2528, "06": 2552, "07": 2567, "08": 2586, "11": 2628 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;
