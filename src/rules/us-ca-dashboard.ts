import { checkedList } from "../base/list.ts";
import type { Threshold } from "./threshold.ts";

/**
 * The California School Dashboard's rules: cut scores, colors and small numbers, by indicator and by year of the
 * Dashboard.
 *
 * Levels run from 1 (worst) to 5 (best) for every indicator, as in the state's data files: a very *low* suspension
 * rate is level 5, a very *low* graduation rate is level 1. Rates are percents and academic status is points from
 * standard, both with one decimal, as in the State Board's cut scores.
 *
 * Sources: California Department of Education, five-by-five colored tables 2017, 2018, 2019 and 2023; School
 * Dashboard Additional Reports 2022-2024; Dashboard data files 2024; Dashboard Technical Guides.
 */
export type DashboardColor = "Red" | "Orange" | "Yellow" | "Green" | "Blue" | "Gray";

/** Five colors from the worst change (level 1) to the best (level 5). Gray marks a cell that cannot occur. */
type ColorRow = readonly [DashboardColor, DashboardColor, DashboardColor, DashboardColor, DashboardColor];
/** Five rows from the worst status (level 1) to the best (level 5). */
type ColorGrid = readonly [ColorRow, ColorRow, ColorRow, ColorRow, ColorRow];

/** How well the table is documented: published tables or rows; interpolated in part; or not yet published. */
export type TableEvidence = "confirmed" | "partly inferred" | "unconfirmed";

export interface DashboardRule {
  /** Indicator, with the kind of school or district if the cuts differ by kind. */
  readonly id: string;
  /** Whether a smaller or a larger value is better for students. */
  readonly better: "lower" | "higher";
  readonly unit: "percent" | "points-from-standard";
  /** Boundary of level 5, then of 4, 3 and 2. A value on a boundary has the better level. */
  readonly statusCuts: readonly [number, number, number, number];
  /**
   * Smallest change for each level, unsigned, in the named direction; anything in between is "maintained" (level 3).
   */
  readonly change: {
    readonly muchWorse: number;
    readonly worse: number;
    readonly better: number;
    readonly muchBetter: number;
  };
  readonly colors: ColorGrid;
  /** Whether the three-by-five grid replaces the five-by-five when denominators are small. */
  readonly threeByFive: boolean;
  /** Whether the published file shows the change level before the three-by-five grid merges it. */
  readonly statesUnmergedChange: boolean;
  /**
   * How the published files identify the indicator: its code, with the type of district or school, or with the high
   * school cuts.
   */
  readonly official: { readonly indicator: string; readonly type?: string; readonly highSchoolCuts?: boolean };
  /** Years in the Dashboard's name that the table applies to, inclusive. */
  readonly years: { readonly from: number; readonly to: number };
  readonly confidence: TableEvidence;
  /** Source of the table. */
  readonly evidence: string;
}

const [red, orange, yellow, green, blue, gray] = ["Red", "Orange", "Yellow", "Green", "Blue", "Gray"] as const;

/** Grid used by most indicators. */
const generic: ColorGrid = [
  [red, red, red, orange, yellow],
  [red, orange, orange, yellow, yellow],
  [orange, orange, yellow, green, green],
  [orange, yellow, green, green, blue],
  [yellow, green, blue, blue, blue],
];
/** Gray: a rate that rose that much cannot still be very low. */
const suspensionDistrict: ColorGrid = [generic[0], generic[1], generic[2], generic[3], [gray, green, blue, blue, blue]];
const suspensionSchool: ColorGrid = [
  generic[0],
  generic[1],
  generic[2],
  [gray, yellow, green, green, blue],
  suspensionDistrict[4],
];
const academic: ColorGrid = [
  [red, red, red, orange, orange],
  [orange, orange, orange, yellow, yellow],
  [yellow, yellow, yellow, green, green],
  [green, green, green, green, blue],
  [green, green, blue, blue, blue],
];
const graduation: ColorGrid = [
  [red, red, red, red, red],
  generic[1],
  generic[2],
  generic[3],
  [gray, blue, blue, blue, blue],
];

/** Shared by the suspension tables. */
const suspension = {
  better: "lower",
  unit: "percent",
  threeByFive: true,
  statesUnmergedChange: false,
} as const;
/**
 * Shared by the English language arts and mathematics tables. The decline cut is 15.1 and the increase cut 15, as
 * published.
 */
const points = {
  better: "higher",
  unit: "points-from-standard",
  change: { muchWorse: 15.1, worse: 3, better: 3, muchBetter: 15 },
  colors: academic,
  threeByFive: false,
  statesUnmergedChange: false,
} as const;
const graduationRate = {
  better: "higher",
  unit: "percent",
  change: { muchWorse: 5.1, worse: 1, better: 1, muchBetter: 5 },
  colors: graduation,
  threeByFive: true,
  statesUnmergedChange: true,
  official: { indicator: "GRAD" },
} as const;

export const dashboardRules: readonly DashboardRule[] = checkedList<DashboardRule>("dashboard-rules", [
  {
    id: "chronic_absenteeism",
    better: "lower",
    unit: "percent",
    statusCuts: [2.5, 5, 10, 20],
    change: { muchWorse: 3.1, worse: 0.5, better: 0.5, muchBetter: 3 },
    colors: generic,
    threeByFive: true,
    statesUnmergedChange: false,
    official: { indicator: "CHRO" },
    years: { from: 2018, to: 2024 },
    confidence: "confirmed",
    evidence: "five-by-five tables 2018, 2019 and 2023; 2024 rows of one county",
  },
  {
    ...suspension,
    id: "suspension_unified",
    statusCuts: [1, 2.5, 4.5, 8],
    change: { muchWorse: 2.1, worse: 0.3, better: 0.3, muchBetter: 2 },
    colors: suspensionDistrict,
    official: { indicator: "SUSP", type: "UD" },
    years: { from: 2018, to: 2024 },
    confidence: "confirmed",
    evidence: "2018 table; every 2023 state row; 2024 rows of one county",
  },
  {
    ...suspension,
    id: "suspension_elementary_district",
    statusCuts: [0.5, 1.5, 3, 6],
    change: { muchWorse: 2.1, worse: 0.3, better: 0.3, muchBetter: 2 },
    colors: suspensionSchool,
    official: { indicator: "SUSP", type: "ED" },
    years: { from: 2017, to: 2024 },
    confidence: "confirmed",
    evidence: "2017-2019 tables; 2023 header; 2024 rows of one county",
  },
  {
    ...suspension,
    id: "suspension_high_district",
    statusCuts: [1.5, 3.5, 6, 9],
    change: { muchWorse: 3.1, worse: 0.5, better: 0.5, muchBetter: 3 },
    colors: suspensionDistrict,
    official: { indicator: "SUSP", type: "HD" },
    years: { from: 2024, to: 2024 },
    confidence: "partly inferred",
    evidence:
      "2024 rows of one county; the cut for a significant decline lies between 2.7 and 4.1, that for a significant increase was not seen",
  },
  {
    ...suspension,
    id: "suspension_elementary_school",
    statusCuts: [0.5, 1, 3, 6],
    change: { muchWorse: 2.1, worse: 0.3, better: 0.3, muchBetter: 1 },
    colors: suspensionSchool,
    official: { indicator: "SUSP", type: "ES" },
    years: { from: 2017, to: 2024 },
    confidence: "confirmed",
    evidence: "fall 2017 table; 2024 rows of one county",
  },
  {
    ...suspension,
    id: "suspension_middle_school",
    statusCuts: [0.5, 2, 8, 12],
    change: { muchWorse: 4.1, worse: 0.3, better: 0.3, muchBetter: 3 },
    colors: suspensionSchool,
    official: { indicator: "SUSP", type: "MS" },
    years: { from: 2017, to: 2024 },
    confidence: "unconfirmed",
    evidence: "no published row seen",
  },
  {
    ...suspension,
    id: "suspension_high_school",
    statusCuts: [0.5, 1.5, 6, 10],
    change: { muchWorse: 3.1, worse: 0.3, better: 0.3, muchBetter: 2 },
    colors: suspensionSchool,
    official: { indicator: "SUSP", type: "HS" },
    years: { from: 2024, to: 2024 },
    confidence: "confirmed",
    evidence: "2024 rows",
  },
  {
    ...points,
    id: "ela_3_8",
    statusCuts: [45, 10, -5, -70],
    official: { indicator: "ELA", highSchoolCuts: false },
    years: { from: 2017, to: 2024 },
    confidence: "confirmed",
    evidence: "fall 2017 table; 2024 rows of one county",
  },
  {
    ...points,
    id: "ela_11",
    statusCuts: [75, 30, 0, -45],
    official: { indicator: "ELA", highSchoolCuts: true },
    years: { from: 2024, to: 2024 },
    confidence: "confirmed",
    evidence: "2024 rows of one county",
  },
  {
    ...points,
    id: "math_3_8",
    statusCuts: [35, 0, -25, -95],
    official: { indicator: "MATH", highSchoolCuts: false },
    years: { from: 2024, to: 2024 },
    confidence: "confirmed",
    evidence: "2024 rows of one county",
  },
  {
    ...points,
    id: "math_11",
    statusCuts: [25, 0, -60, -115],
    official: { indicator: "MATH", highSchoolCuts: true },
    years: { from: 2024, to: 2024 },
    confidence: "confirmed",
    evidence: "2024 rows of one county",
  },
  {
    ...graduationRate,
    id: "graduation",
    statusCuts: [95, 90.5, 80, 68],
    years: { from: 2018, to: 2024 },
    confidence: "confirmed",
    evidence: "2024 rows of one county; colors also in the fall 2017 table",
  },
  {
    ...graduationRate,
    id: "graduation_2017",
    statusCuts: [95, 90, 85, 67],
    years: { from: 2017, to: 2017 },
    confidence: "confirmed",
    evidence: "fall 2017 table",
  },
  {
    id: "college_career",
    better: "higher",
    unit: "percent",
    statusCuts: [70, 55, 35, 10],
    change: { muchWorse: 9.1, worse: 2, better: 2, muchBetter: 9 },
    colors: generic,
    threeByFive: true,
    statesUnmergedChange: false,
    official: { indicator: "CCI" },
    years: { from: 2017, to: 2024 },
    confidence: "confirmed",
    evidence: "cuts 2017-2019; all 66 colored 2024 rows of one county",
  },
  {
    id: "el_progress",
    better: "higher",
    unit: "percent",
    statusCuts: [65, 55, 45, 35],
    change: { muchWorse: 10, worse: 2, better: 2, muchBetter: 10 },
    colors: generic,
    threeByFive: false,
    statesUnmergedChange: false,
    official: { indicator: "ELPI" },
    years: { from: 2024, to: 2024 },
    confidence: "confirmed",
    evidence: "2024 rows of one county, 35 of them colored",
  },
]);

/** Sources: Senate Bill 98 (2020); Assembly Bill 130 (2021); School Dashboard Additional Reports 2022. */
const yearsWithoutColor: ReadonlyMap<number, "status" | "nothing"> = new Map([
  [2020, "nothing"],
  [2021, "nothing"],
  [2022, "status"],
]);

/** What the state published in a year of the Dashboard: colors, status levels without change or color, or nothing. */
export const dashboardShows = (year: number): "colors" | "status" | "nothing" =>
  yearsWithoutColor.get(year) ?? "colors";

/**
 * The Dashboard's small numbers, reproduced on all published 2024 rows of one county. `showFrom`: minimum students
 * for showing a value. `colorFrom`: minimum for a level and a color, in both years; `colorFromInDistrict` replaces it
 * for the named student groups in a district's row. `threeByFiveBelow`: a smaller current denominator uses the
 * three-by-five grid.
 */
export const dashboardSmallNumbers = {
  year: 2024,
  source: "Dashboard Technical Guide 2024; Dashboard data files 2024",
  showFrom: 11,
  colorFrom: 30,
  colorFromInDistrict: { groups: ["FOS", "HOM", "LTEL"], n: 15 },
  threeByFiveBelow: 150,
} as const;

/**
 * The rule for an indicator in one year of the Dashboard.
 *
 * @param published  indicator code, type and high-school cuts as in the published files (`CHRO`, `SUSP` with `UD`...)
 * @param year       the year in the Dashboard's name
 * @returns the rule, or undefined when this file has no table for that indicator and year
 */
export function dashboardRule(official: DashboardRule["official"], year: number): DashboardRule | undefined {
  return dashboardRules.find(
    (rule) =>
      rule.official.indicator === official.indicator &&
      rule.official.type === official.type &&
      (rule.official.highSchoolCuts ?? false) === (official.highSchoolCuts ?? false) &&
      year >= rule.years.from &&
      year <= rule.years.to,
  );
}

/**
 * Largest error when two values are each rounded to one decimal before subtracting: a tenth. Differences are compared
 * halfway to the next step.
 */
export const roundedApartBy = {
  value: 0.15,
  year: 2024,
  source: "The Dashboard's files state rates and points with one decimal",
} as const satisfies Threshold;
