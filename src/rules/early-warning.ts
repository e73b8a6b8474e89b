import type { Threshold } from "./threshold.ts";

const philadelphia = "Balfanz, Herzog & Mac Iver 2007 (Philadelphia, grade 6)";
const chicago = "Allensworth & Easton 2005 (Chicago)";

/** Thresholds of the early-warning indicators: flags for support, and minimums for evaluating the flags. */
export const earlyWarningRules = {
  /** Attendance rate at or below which absence is flagged: the later national convention. */
  attendance: { value: 0.9, year: 2007, source: `${philadelphia}; 0.9 is the later convention` },
  /** Attendance rate at or below which the flag is severe: the original study's threshold. */
  severeAttendance: { value: 0.8, year: 2007, source: philadelphia },
  /** Minimum days enrolled for an attendance rate. */
  minimumDays: { value: 30, year: 2007, source: "a convention of this program" },
  /** Full-year credits at the end of grade 9. */
  onTrackCredits: { value: 5, year: 2005, source: chicago },
  /** Semester Fs in core courses with which a student is still on track. */
  onTrackFailures: { value: 1, year: 2005, source: chicago },
  /** Minimum students, and minimum students with the outcome, for points derived from data. */
  modelOutcomes: { value: 500, year: 2024, source: "a convention of this program" },
  modelEvents: { value: 50, year: 2024, source: "a convention of this program" },
  /** Largest loss of AUC of whole-number points against the unrounded model. */
  pointsLoss: { value: 0.02, year: 2024, source: "a convention of this program" },
  /** Bins of equal width in which predictions are compared with outcomes. */
  calibrationBins: { value: 10, year: 1980, source: "Hosmer & Lemeshow 1980: ten groups" },
  /** The ratio of a group's metric to the reference's counts as fair from this to its inverse. */
  fairness: { value: 0.8, year: 2018, source: "Saleiro et al. 2018 (Aequitas)" },
  /** Minimum students of each outcome in each group for a verdict on fairness. */
  fairnessMinimum: { value: 30, year: 2024, source: "a convention of this program" },
} as const satisfies Record<string, Threshold>;

/** Failing marks. */
export const failingMarks: readonly string[] = ["F"];

/** Published points of the default score: each is easy to explain to a teacher and a family. */
export const warningPoints = {
  attendance: 2,
  severeAttendance: 1,
  behavior: 1,
  failedEnglish: 2,
  failedMathematics: 2,
  retained: 2,
} as const;

/** Traits that a score must never use; it is audited by them. */
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
