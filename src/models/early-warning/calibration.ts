import { AppError } from "../../base/errors.ts";
import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { earlyWarningRules } from "../../rules/early-warning.ts";
import { logistic } from "../../stats/logistic.ts";
import type { Scored } from "./scored.ts";

export interface CalibrationBin {
  /** Numbered from 1; bin b has predictions p with (b - 1) / bins <= p < b / bins; the last bin includes 1. */
  readonly bin: number;
  readonly n: number;
  readonly meanPredicted: number;
  /** Share with the outcome. */
  readonly rate: number;
}

/** Calibration of predicted probabilities against outcomes. */
export interface Calibration {
  readonly kind: "calibration";
  /** Mean squared error of the probabilities. */
  readonly brier: number;
  /**
   * Log loss: mean of -ln(probability of the observed outcome); `not_estimable` if a student's observed outcome had
   * probability 0.
   */
  readonly logLoss: number | NoNumber;
  /** Calibration-in-the-large, in logits: above 0 if predictions are too low overall. */
  readonly inTheLarge: number | NoNumber;
  /**
   * Intercept and slope of the outcome regressed on the predicted logit: 0 and 1 if well calibrated; a slope below 1
   * means predictions are too extreme.
   */
  readonly intercept: number | NoNumber;
  readonly slope: number | NoNumber;
  /**
   * Expected calibration error: mean absolute difference between rate and prediction over the bins, weighted by
   * students.
   */
  readonly expectedError: number;
  /** Bins with students. */
  readonly bins: readonly CalibrationBin[];
}

/**
 * Calibration of predicted probabilities against outcomes.
 *
 * @param predicted  scores are predicted probabilities
 * @param binCount   number of bins of equal width, a whole number from 1
 * @returns `no_data` without students, `invalid_input` for a score outside 0..1; the logit parts are `single_class`
 *   when all or none have the outcome and `not_estimable` when a prediction is exactly 0 or 1
 * @throws AppError models.bad-bins
 * @see Cox 1958, doi:10.1093/biomet/45.3-4.562; Van Calster et al. 2019, doi:10.1186/s12916-019-1466-7
 */
export function calibration(
  predicted: Scored,
  binCount: number = earlyWarningRules.calibrationBins.value,
): Calibration | NoNumber {
  if (!(Number.isInteger(binCount) && binCount >= 1 && binCount <= 1000)) {
    throw new AppError("models.bad-bins", { binCount });
  }
  const { scores, outcomes } = predicted;
  const n = scores.length;
  if (n === 0) return none("no_data");
  const binTotals = Array.from({ length: binCount }, () => ({ n: 0, predicted: 0, hits: 0 }));
  let [squares, logs] = [0, 0];
  for (let i = 0; i < n; i++) {
    const [p, y] = [scores[i]!, outcomes[i]!];
    if (!(p >= 0 && p <= 1)) return none("invalid_input");
    squares += (y - p) ** 2;
    logs -= y === 1 ? Math.log(p) : Math.log1p(-p);
    const bin = binTotals[Math.min(binCount - 1, Math.floor(p * binCount))]!;
    bin.n += 1;
    bin.predicted += p;
    bin.hits += y;
  }
  const bins = binTotals.flatMap((bin, at) =>
    bin.n === 0 ? [] : [{ bin: at + 1, n: bin.n, meanPredicted: bin.predicted / bin.n, rate: bin.hits / bin.n }],
  );
  return {
    kind: "calibration",
    brier: squares / n,
    logLoss: Number.isFinite(logs) ? logs / n : none("not_estimable"),
    ...onLogits(predicted),
    expectedError: bins.reduce((sum, bin) => sum + (bin.n / n) * Math.abs(bin.rate - bin.meanPredicted), 0),
    bins,
  };
}

function onLogits({ scores, outcomes }: Scored): Pick<Calibration, "inTheLarge" | "intercept" | "slope"> {
  const all = (reason: NoNumber) => ({ inTheLarge: reason, intercept: reason, slope: reason });
  const hits = outcomes.reduce((sum, y) => sum + y, 0);
  if (hits === 0 || hits === outcomes.length) return all(none("single_class"));
  const logits = scores.map((p) => Math.log(p) - Math.log1p(-p));
  if (!logits.every(Number.isFinite)) return all(none("not_estimable"));
  const ones = new Float64Array(scores.length).fill(1);
  const shifted = logistic([ones], outcomes, { offset: logits });
  const line = logistic([ones, logits], outcomes);
  return {
    inTheLarge: isNone(shifted) ? none(shifted.reason) : shifted.coefficients[0]!,
    intercept: isNone(line) ? none(line.reason) : line.coefficients[0]!,
    slope: isNone(line) ? none(line.reason) : line.coefficients[1]!,
  };
}
