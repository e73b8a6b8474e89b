/** How the rate of a group of `from` to `to` students is printed; percent. `to` null: no upper end. */
export interface RateLadderStep {
  readonly from: number;
  readonly to: number | null;
  /** Rates up to this are printed as "this or less", and from `high` on as "this or more". */
  readonly low: number;
  readonly high: number;
  /** Width of a band, or the multiple a rate is rounded to. */
  readonly step: number;
  readonly form: "band" | "rounded";
}

/** What a public release of aggregate counts may show. */
export interface PrivacyPolicy {
  readonly id: string;
  /** Groups of 1 to minimumCount - 1 students are hidden. */
  readonly minimumCount: number;
  /** `shown`: 0 is always printed. `mixed`: printed unless it must be hidden to protect another cell. */
  readonly zeros: "shown" | "mixed";
  /**
   * How far apart two tables that an attacker cannot tell from the truth must be in a hidden cell: a count, the number
   * with an outcome where the group is hidden, that number where the rate is coded as very low or very high, and the
   * count of a small group that no table offers.
   */
  readonly need: {
    readonly count: number;
    readonly outcome: number;
    readonly extreme: number;
    readonly unoffered: number;
  };
  /** Grid of ranges: a count of at least `from` may be printed as the `step` counts that contain it. Null: never. */
  readonly ranges: { readonly from: number; readonly step: number } | null;
  readonly rates: readonly RateLadderStep[];
  /** Whose figure is hidden first to protect another: a school's or its district's. */
  readonly hidesFirst: "school" | "district";
  readonly year: number;
  readonly source: string;
}

/**
 * Codes by group size: NCES 2011-603 (SLDS Technical Brief 3), 2010. Between them bands or roundings of the same brief
 * or wider: with these bands the release keeps the most rates.
 */
const ncesLadder = [
  { from: 11, to: 20, low: 20, high: 80, step: 10, form: "band" },
  { from: 21, to: 40, low: 10, high: 90, step: 10, form: "band" },
  { from: 41, to: 100, low: 5, high: 95, step: 5, form: "band" },
  { from: 101, to: 300, low: 2, high: 98, step: 2, form: "rounded" },
  { from: 301, to: null, low: 1, high: 99, step: 1, form: "rounded" },
] as const satisfies readonly RateLadderStep[];

/** Our choices (2026), measured on generated districts: wide enough against bounds, and not costlier than must be. */
const width = { count: 4, outcome: 1, extreme: 2, unoffered: 1 } as const;
/** Least width of what can be worked out about a hidden average's sum, as a share of its largest possible value. */
export const hiddenAmount = { value: 0.1, year: 2026, source: "our choice" } as const;
/** Populations that differ by fewer students than this share at a place are nearly the same to a reader. */
export const alikePopulations = { share: 0.02, year: 2026, source: "our choice" } as const;
const grid = { from: 40, step: 20 } as const;

export const privacyPolicies = {
  "us-ca": {
    id: "us-ca",
    minimumCount: 11,
    zeros: "mixed",
    need: width,
    ranges: grid,
    rates: ncesLadder,
    hidesFirst: "school",
    year: 2025,
    source: "California Department of Education, data privacy: results of ten or fewer students are not shown",
  },
  "us-wi": {
    id: "us-wi",
    minimumCount: 6,
    zeros: "mixed",
    need: width,
    ranges: grid,
    rates: ncesLadder,
    hidesFirst: "district",
    year: 2024,
    source:
      "Wisconsin Department of Public Instruction, WISEdash data redaction: five or fewer are not shown, and the district is hidden before a second school",
  },
} as const satisfies Readonly<Record<string, PrivacyPolicy>>;

/**
 * What hiding a cell costs readers, in hidden cells of one school's grade. Our choices (2026); they decide which cells are
 * hidden, never whether the hidden ones are safe. Not published with a release.
 */
export const disclosureCosts = {
  /** By level of place, from a school up. */
  levels: [1, 1.5, 2.5],
  /** By the same order where the district is hidden before a second school. */
  levelsDistrictFirst: [1.5, 1, 2.5],
  allGrades: 1.3,
  allStudents: 3,
  /** A hidden zero tells an attacker nothing wrong, and protects little. */
  zero: 2,
  /** Added for every doubling of the group beyond the smallest one shown. */
  perDoubling: 0.1,
  /** A range instead of a count. */
  range: 0.2,
  /** Secret variation of every cost, as a share of it. */
  jitter: 0.1,
} as const;

/** How far the search for protection goes. Our choices (2026). */
export const protectionSearch = {
  /** Costs up to which all cells are tried before any cell may cost more. */
  limits: [0, 1, 2, 3, 6, 15, 30, 60, Number.POSITIVE_INFINITY],
  /** Cells that cost more than this to protect are tried with all circuits instead of the usual ones. */
  wideFrom: 6,
  /** Most combinations of the levels that are crossed with each other, and of all levels, that circuits are made of. */
  most: { crossed: 100, profiles: 2000 },
  /** Places tried as partners of a place. */
  partners: 60,
  /** Changes tried to move the sum of a cell: circuits of the counts, and others. */
  sums: { circuits: 60, moves: 4000 },
  /** Rounds of adding what the rules of rows and unions still ask for. */
  rounds: 8,
  /** Rounds of proving the width of zeros that the last round hid; what is left after that refuses the release. */
  zeroRounds: 6,
} as const;
