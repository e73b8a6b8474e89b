import { isNone } from "../../../src/base/finding.ts";
import { onTrack9 } from "../../../src/indicators/on-track-9.ts";
import { abcFlags } from "../../../src/models/early-warning/abc-flags.ts";
import { auc } from "../../../src/models/early-warning/auc.ts";
import { calibration } from "../../../src/models/early-warning/calibration.ts";
import { atCapacity } from "../../../src/models/early-warning/capacity.ts";
import {
  comparedRates,
  type FlagRates,
  flagRatesByGroup,
  groupFairness,
} from "../../../src/models/early-warning/fairness.ts";
import { scored } from "../../../src/models/early-warning/scored.ts";
import { f1Threshold, flaggedFrom, youdenThreshold } from "../../../src/models/early-warning/threshold.ts";
import type { Row } from "../../../src/records/table.ts";
import { logistic } from "../../../src/stats/logistic.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";
import { cellsOf, countsOf, enrolled, schoolYear } from "../records-in.ts";
import { inUnit } from "../units.ts";

const answerOrNull = <T extends number | boolean>(x: T | { readonly kind: "none" }): T | null =>
  typeof x === "object" ? null : x;

const rateNames = {
  prevalence: "prevalence",
  flag_rate: "flagRate",
  tpr: "truePositiveRate",
  fpr: "falsePositiveRate",
  fnr: "falseNegativeRate",
  tnr: "trueNegativeRate",
  ppv: "positivePredictiveValue",
  npv: "negativePredictiveValue",
  fdr: "falseDiscoveryRate",
  false_omission: "falseOmissionRate",
} as const;

const shortName = Object.fromEntries(Object.entries(rateNames).map(([short, long]) => [long, short]));

const rates = (found: FlagRates) => ({
  n: found.n,
  tp: found.truePositives,
  fp: found.falsePositives,
  fn: found.falseNegatives,
  tn: found.trueNegatives,
  ...Object.fromEntries(Object.entries(rateNames).map(([short, long]) => [short, numberOrNull(found[long])])),
});

interface FairnessInput {
  readonly y: readonly (0 | 1)[];
  readonly score: readonly number[];
  readonly group: readonly string[];
  readonly threshold: number;
  readonly reference: string;
  readonly tau: number;
}

const flaggedStudents = ({ y, score, group, threshold }: FairnessInput) => ({
  outcomes: y,
  flagged: flaggedFrom(score, threshold),
  groups: group,
});

const mapped = <T, U>(map: ReadonlyMap<string, T>, each: (value: T) => U) =>
  Object.fromEntries([...map].map(([key, value]) => [key, each(value)]));

interface ScoredInput {
  readonly y: readonly (number | null)[];
  readonly score: readonly (number | null)[];
}

/** The methods of `09-early-warning.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const earlyWarning: Methods = {
  auc: ({ y, score, conf }: ScoredInput & { conf: number }) => {
    const found = auc(scored(y, score), conf);
    if (isNone(found)) return orNull(found, "auc", "lo", "hi");
    return {
      auc: found.value,
      variance: numberOrNull(found.variance),
      lo: numberOrNull(found.lower),
      hi: numberOrNull(found.upper),
      n_used: found.n,
    };
  },
  precision_recall_at_k: ({ y, score, k }: ScoredInput & { k: number }) => {
    const found = atCapacity(scored(y, score), k);
    return {
      k_used: found.places,
      precision: numberOrNull(found.precision),
      recall: numberOrNull(found.recall),
      true_positives_expected: found.reached,
      lift: numberOrNull(found.lift),
    };
  },
  group_fairness: (input: FairnessInput) => {
    const found = groupFairness(flaggedStudents(input), input.reference, input.tau);
    if (isNone(found)) return orNull(found, "by_group");
    return {
      overall: rates(found.overall),
      by_group: mapped(found.byGroup, rates),
      disparity: mapped(found.disparity, (ofGroup) =>
        Object.fromEntries(
          comparedRates.map((name) => {
            const one = ofGroup[name];
            return [shortName[name], isNone(one) ? null : { ratio: one.ratio, fair: one.within }];
          }),
        ),
      ),
      equal_opportunity_difference: numberOrNull(found.equalOpportunityDifference),
      average_odds_difference_vs_reference: mapped(found.averageOddsDifference, numberOrNull),
    };
  },
  group_fairness_rates: (input: FairnessInput) => ({
    by_group: mapped(flagRatesByGroup(flaggedStudents(input)), rates),
  }),
  calibration: ({ y, p, bins }: { y: number[]; p: number[]; bins: number }) => {
    const found = calibration(scored(y, p), bins);
    if (isNone(found)) return orNull(found, "brier");
    return {
      brier: found.brier,
      log_loss: numberOrNull(found.logLoss),
      calibration_in_the_large: numberOrNull(found.inTheLarge),
      calibration_intercept: numberOrNull(found.intercept),
      calibration_slope: numberOrNull(found.slope),
      ece: found.expectedError,
      bins: found.bins.map(({ bin, n, meanPredicted, rate }) => ({ bin, n, mean_p: meanPredicted, rate })),
    };
  },
  logistic_regression: ({ rows }: { rows: readonly Record<string, number>[] }) => {
    const names = Object.keys(rows[0]!).filter((name) => name !== "y");
    const y = rows.map((row) => row.y!);
    const found = logistic([rows.map(() => 1), ...names.map((name) => rows.map((row) => row[name]!))], y);
    if (isNone(found)) return orNull(found, "coef");
    const named = (values: readonly number[]) =>
      Object.fromEntries(["(Intercept)", ...names].map((name, j) => [name, values[j]]));
    return {
      coef: named(found.coefficients),
      se: named(found.standardErrors),
      deviance: found.deviance,
      null_deviance: found.nullDeviance,
      aic: found.aic,
    };
  },
  threshold_choice: ({ y, score }: ScoredInput) => {
    const students = scored(y, score);
    const [youden, f1] = [youdenThreshold(students), f1Threshold(students)];
    if (isNone(youden)) return orNull(youden, "youden_threshold");
    if (isNone(f1)) return orNull(f1, "f1_threshold");
    return {
      youden_threshold: youden.threshold,
      youden_j: youden.value,
      f1_threshold: f1.threshold,
      f1: f1.value,
    };
  },
  abc_flags: (input) => {
    const found = abcFlags(
      {
        daysEnrolled: input.days_enrolled,
        daysPresent: input.days_present,
        suspensions: input.suspensions,
        englishMark: input.ela_grade,
        mathematicsMark: input.math_grade,
      },
      input.min_days,
    );
    return {
      attendance_rate: answerOrNull(found.attendanceRate),
      A: answerOrNull(found.attendance),
      B: answerOrNull(found.behavior),
      C: answerOrNull(found.course),
      flags: found.flags,
      indicators_known: found.known,
    };
  },
  freshman_on_track: async ({ full_credits, semester_core_f }) => {
    // A full-year credit is ten of California's. Where the case does not know them, the student has no course records
    const known = full_credits !== null && semester_core_f !== null;
    const here = { school_year: schoolYear, school_id: "school" };
    const result = (student: string, section: string, mark: string, credits: number): Row => ({
      ...{ ...here, student_id: student, section_id: section, term: "fall", mark, credits_earned: credits },
    });
    const failed = Array.from({ length: semester_core_f ?? 0 }, (_, i) => `core-${i}`);
    const cells = await cellsOf(
      {
        enrollment: [enrolled("ninth-grader", { grade: "09" }), enrolled("other", { grade: "08" })],
        section: ["elective", ...failed].map((id) => ({
          ...here,
          section_id: id,
          term: "fall",
          core: id !== "elective",
        })),
        course_result: [
          result("other", "elective", "A", 5),
          ...(known ? [result("ninth-grader", "elective", "A", inUnit(full_credits, 10))] : []),
          ...(known ? failed.map((id) => result("ninth-grader", id, "F", 0)) : []),
        ],
      },
      [onTrack9],
    );
    const { n, hits } = countsOf(cells(0));
    return { on_track: n === 0 ? null : hits === 1 };
  },
};
