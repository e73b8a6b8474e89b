import type { Threshold } from "./threshold.ts";

const philadelphia = "Balfanz, Herzog & Mac Iver 2007 (Philadelphia, grade 6)";
const chicago = "Allensworth & Easton 2005 (Chicago)";

/** Lines of the early-warning indicators: who is flagged for support, and when the flags themselves may be judged. */
export const earlyWarningRules = {
  /** Attendance rate at or below which absence is flagged: the later national convention. */
  attendance: { value: 0.9, year: 2007, source: `${philadelphia}; 0.9 is the later convention` },
  /** Attendance rate at or below which the flag is severe: the study's own line. */
  severeAttendance: { value: 0.8, year: 2007, source: philadelphia },
  /** Days enrolled below which an attendance rate says too little. */
  minimumDays: { value: 30, year: 2007, source: "a convention of this program" },
  /** Full-year credits at the end of grade 9. */
  onTrackCredits: { value: 5, year: 2005, source: chicago },
  /** Semester Fs in core courses with which a student is still on track. */
  onTrackFailures: { value: 1, year: 2005, source: chicago },
  /** Outcomes, and students among them with the outcome, below which points are not drawn from data. */
  modelOutcomes: { value: 500, year: 2024, source: "a convention of this program" },
  modelEvents: { value: 50, year: 2024, source: "a convention of this program" },
  /** AUC that whole-number points may lose against the model they round. */
  pointsLoss: { value: 0.02, year: 2024, source: "a convention of this program" },
  /** A group's metric over the reference's counts as fair from this to its inverse. */
  fairness: { value: 0.8, year: 2018, source: "Saleiro et al. 2018 (Aequitas)" },
  /** Students of each outcome that each group needs before anything is called fair or unfair. */
  fairnessMinimum: { value: 30, year: 2024, source: "a convention of this program" },
} as const satisfies Record<string, Threshold>;

/** Marks that fail a course. */
export const failingMarks: readonly string[] = ["F"];

/** Published points of the default score: each can be explained to a teacher and a family. */
export const warningPoints = {
  attendance: 2,
  severeAttendance: 1,
  behavior: 1,
  failedEnglish: 2,
  failedMathematics: 2,
  retained: 2,
} as const;

/** What a score may never be made of. It is audited by these, not built from them. */
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
