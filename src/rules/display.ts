/** How results are grouped and tinted on a screen. Our own choices, of 2026: they decide no verdict. */
export const displayRules = {
  /** Gaps of shares from which a cell has the middle and the strongest tint. */
  tintOfShares: { middle: 0.05, strong: 0.1 },
  /** The same for gaps of averages, in multiples of the smallest gap worth acting on. */
  tintOfAverages: { middle: 2, strong: 4 },
  /** A group is listed as hardest to judge when fewer of its gaps were judged than this share of those that were not. */
  hardlyJudged: 0.25,
  /** How many home languages get their own group: the most common ones. */
  homeLanguages: 10,
  /** A group's shares describe places only if at least this share of the places state them. */
  describedPlaces: 0.5,
} as const;
