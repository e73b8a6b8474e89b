/** How results are grouped and shaded on screen. Our choices (2026); no verdict depends on them. */
export const displayRules = {
  /** Share gaps at which a cell gets the middle and the strong shade. */
  tintOfShares: { middle: 0.05, strong: 0.1 },
  /** Same for gaps in averages, in multiples of the smallest gap worth acting on. */
  tintOfAverages: { middle: 2, strong: 4 },
  /** Number of home languages that get a group of their own, most common first. */
  homeLanguages: 10,
  /** Number of gaps on the sheet for the board: a meeting of an hour, ten minutes each. */
  boardGaps: 5,
  /** A group's shares describe places only if at least this share of the places report them. */
  describedPlaces: 0.5,
} as const;
