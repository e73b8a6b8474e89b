import { checkedList } from "../base/list.ts";

/** Denominator of a category in 34 CFR 300.647(b). */
export type IdeaDenominator = "enrolled children" | "children with disabilities";

/** One of the fourteen categories in which a state must look for significant disproportionality. */
export interface IdeaCategory {
  readonly id: string;
  readonly kind: "identification" | "placement" | "discipline";
  /** The numerator, quoted from the rule. */
  readonly name: string;
  readonly ages: readonly [from: number, to: number];
  readonly denominator: IdeaDenominator;
}

const identified = (id: string, name: string): IdeaCategory => ({
  id: `identification-${id}`,
  kind: "identification",
  name,
  ages: [3, 21],
  denominator: "enrolled children",
});
const placed = (id: string, name: string): IdeaCategory => ({
  id: `placement-${id}`,
  kind: "placement",
  name,
  ages: [6, 21],
  denominator: "children with disabilities",
});
const removed = (id: string, name: string): IdeaCategory => ({
  id: `discipline-${id}`,
  kind: "discipline",
  name,
  ages: [3, 21],
  denominator: "children with disabilities",
});

/** The fourteen categories: seven of identification, two of placement, five of discipline. 34 CFR 300.647(b)(3)-(4), 2016. */
export const ideaCategories = checkedList("idea-categories", [
  identified("all", "Any disability"),
  identified("intellectual-disability", "Intellectual disability"),
  identified("specific-learning-disability", "Specific learning disability"),
  identified("emotional-disturbance", "Emotional disturbance"),
  identified("speech-or-language-impairment", "Speech or language impairment"),
  identified("other-health-impairment", "Other health impairment"),
  identified("autism", "Autism"),
  placed("regular-class-under-40", "Inside a regular class less than 40 percent of the day"),
  placed(
    "separate-settings",
    "In separate schools and residential facilities, not homebound, hospital, correctional or private placement by parents",
  ),
  removed("out-of-school-10-or-fewer", "Out-of-school suspension and expulsion of 10 days or fewer"),
  removed("out-of-school-over-10", "Out-of-school suspension and expulsion of more than 10 days"),
  removed("in-school-10-or-fewer", "In-school suspension of 10 days or fewer"),
  removed("in-school-over-10", "In-school suspension of more than 10 days"),
  removed("total-removals", "Disciplinary removals in total"),
]);

/** The seven race and ethnicity groups of 34 CFR 300.647(b)(2); Filipino students are counted as Asian. */
export const ideaGroups = checkedList("idea-groups", [
  { id: "hispanic", name: "Hispanic/Latino of any race" },
  { id: "american-indian", name: "American Indian or Alaska Native" },
  { id: "asian", name: "Asian" },
  { id: "black", name: "Black or African American" },
  { id: "pacific-islander", name: "Native Hawaiian or Other Pacific Islander" },
  { id: "white", name: "White" },
  { id: "two-or-more", name: "Two or more races" },
]);

/** Set by each state within the limits of the rule. Show them, with the citation, next to every result. */
export interface IdeaRule {
  /** A ratio strictly above this is a finding. */
  readonly threshold: number;
  /** Minimum numerator (minimum cell size) for the group and the comparison group. */
  readonly minimumCell: number;
  /** Minimum denominator (minimum n-size) for the group and the comparison group. */
  readonly minimumN: number;
  /** Consecutive years above the threshold before a district is identified; 3 at most. */
  readonly yearsRequired: number;
  /**
   * Annual decrease in the ratio, in each of the two prior years, that the state accepts as reasonable progress;
   * absent if the state makes no exception.
   */
  readonly progressPerYear?: number;
  readonly source: string;
  readonly year: number;
}

/**
 * Defaults when a state's own numbers are not configured: the largest minimums the rule presumes reasonable, three
 * years, and a ratio of 3, the most common threshold. Each state sets its own; say so wherever this is shown.
 */
export const ideaDefaultRule: IdeaRule = {
  threshold: 3,
  minimumCell: 10,
  minimumN: 30,
  yearsRequired: 3,
  source: "34 CFR 300.647(b)(1)(iv) and (d); 81 FR 92376. The threshold of 3.0 is a convention, not in the rule",
  year: 2016,
};

/** Years whose ratios must show reasonable progress: the current one and the two before. */
export const progressYears = { value: 3, year: 2016, source: "34 CFR 300.647(d)(2)" } as const;

/**
 * Share of IDEA Part B funds an identified district must reserve for comprehensive coordinated early intervening
 * services.
 */
export const ideaReservedShare = { value: 0.15, year: 2016, source: "34 CFR 300.646(d)" } as const;

/** Shares of the school day in the regular class that define the State Performance Plan settings. */
export const regularClassShares = {
  /** Indicator 5A: at least this share. */
  mostOfTheDay: { value: 0.8, year: 2004, source: "IDEA State Performance Plan, indicator 5A; 34 CFR 300.114" },
  /** Indicator 5B: below this share. */
  separateBelow: { value: 0.4, year: 2004, source: "IDEA State Performance Plan, indicator 5B" },
} as const;
