import type { Threshold } from "./threshold.ts";

const philadelphia = "Balfanz, Herzog & Mac Iver 2007 (Philadelphia, grade 6)";
const chicago = "Allensworth & Easton 2005 (Chicago)";

/** Thresholds of the early-warning indicators: flags for support, and minimums for evaluating the flags. */
export const earlyWarningRules = {
  /** Absence is flagged at or below this attendance rate (the later national convention). */
  attendance: { value: 0.9, year: 2007, source: `${philadelphia}; 0.9 is the later convention` },
  /** The flag is severe at or below this attendance rate (the original study's threshold). */
  severeAttendance: { value: 0.8, year: 2007, source: philadelphia },
  /** Minimum days enrolled for an attendance rate. */
  minimumDays: { value: 30, year: 2007, source: "a convention of this program" },
  /** Full-year credits required by the end of grade 9. */
  onTrackCredits: { value: 5, year: 2005, source: chicago },
  /** Most semester Fs in core courses for a student to be on track. */
  onTrackFailures: { value: 1, year: 2005, source: chicago },
  /** Minimum students, and minimum students with the outcome, for deriving points from data. */
  modelOutcomes: { value: 500, year: 2024, source: "a convention of this program" },
  modelEvents: { value: 50, year: 2024, source: "a convention of this program" },
  /** Most AUC that whole-number points may lose against the unrounded model. */
  pointsLoss: { value: 0.02, year: 2024, source: "a convention of this program" },
  /** Number of equal-width bins for comparing predictions with outcomes. */
  calibrationBins: { value: 10, year: 1980, source: "Hosmer & Lemeshow 1980: ten groups" },
  /** A group's metric relative to the reference group's counts as fair between this ratio and its inverse. */
  fairness: { value: 0.8, year: 2018, source: "Saleiro et al. 2018 (Aequitas)" },
  /** Minimum students with and without the outcome in each group for a fairness verdict. */
  fairnessMinimum: { value: 30, year: 2024, source: "a convention of this program" },
} as const satisfies Record<string, Threshold>;

/** Failing marks. */
export const failingMarks: readonly string[] = ["F"];

/** Published points of the default score. Each is easy to explain to teachers and families. */
export const warningPoints = {
  attendance: 2,
  severeAttendance: 1,
  behavior: 1,
  failedEnglish: 2,
  failedMathematics: 2,
  retained: 2,
} as const;

/** Attributes a score must never use as inputs; the score is audited for fairness by them. */
export const protectedInputs: readonly string[] = [
  "race",
  "ethnicity",
  "sex",
  "gender",
  "language",
  "english learner",
  "disability",
  "special education",
  "income",
  "poverty",
  "socioeconomic",
  "disadvantaged",
  "lunch",
  "foster",
  "homeless",
  "migrant",
  "immigrant",
  "religion",
];
