import { AppError } from "../base/errors.ts";
import { isNone, type NoNumber, none } from "../base/finding.ts";
import { type Aliased, leastSquares } from "./least-squares.ts";
import { requireFinite, requireSameLength } from "./require.ts";

/** Link: logit, p = 1/(1 + e^-eta); or complementary log-log, p = 1 - exp(-e^eta). */
export type LogisticLink = "logit" | "cloglog";

export interface LogisticOptions {
  readonly link?: LogisticLink;
  /** Trials per row, >= 0; default 1. `y` is then the share of trials that are hits. */
  readonly weights?: ArrayLike<number>;
  /** Offset added to each row's linear predictor. */
  readonly offset?: ArrayLike<number>;
  readonly names?: readonly string[];
}

export interface Logistic {
  readonly kind: "fit";
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Inverse of the expected information, p by p. */
  readonly covariance: readonly (readonly number[])[];
  /** Fitted probability of each row. */
  readonly fitted: Float64Array;
  readonly linearPredictor: Float64Array;
  readonly deviance: number;
  /** Deviance of the intercept-only model. Meaningless if there is an offset. */
  readonly nullDeviance: number;
  /** Akaike information criterion for 0/1 outcomes. */
  readonly aic: number;
  readonly iterations: number;
}

const maxIterations = 100;

/**
 * Binomial regression by iteratively reweighted least squares with step halving (R's glm). Convergence is judged by
 * the linear predictor, not the deviance, because the predictor of separated data diverges and so reveals the
 * separation.
 *
 * @param columns  the design, a list of columns (intercept given as ones)
 * @param y        0/1, or shares of `weights` trials
 * @returns the fit; "separation" when no finite maximum exists (single outcome included); "too_few_rows"; aliased
 *   columns
 * @throws AppError stats.bad-shape, stats.not-finite, stats.bad-share, stats.bad-weight
 */
export function logistic(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  options: LogisticOptions = {},
): Logistic | Aliased | NoNumber {
  const { offset, names } = options;
  const rows = y.length;
  requireShares(y);
  const trials = options.weights ?? new Float64Array(rows).fill(1);
  requireSameLength(trials, y, "weights", "outcome");
  if (offset) {
    requireSameLength(offset, y, "offset", "outcome");
    requireFinite(offset, "offset");
  }
  const link = links[options.link ?? "logit"];
  const weights = new Float64Array(rows);
  const working = new Float64Array(rows);
  let eta = Float64Array.from(y, (share, i) => link.eta((trials[i]! * share + 0.5) / (trials[i]! + 1)));
  let coefficients: readonly number[] | undefined;
  let deviance = Number.POSITIVE_INFINITY;
  let change = Number.POSITIVE_INFINITY;
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    for (let i = 0; i < rows; i++) {
      const { slope, information, residual } = link.at(eta[i]!, y[i]!);
      weights[i] = trials[i]! * information;
      working[i] = eta[i]! - (offset?.[i] ?? 0) + (slope > 0 ? residual / slope : 0);
    }
    const step = leastSquares(columns, working, names ? { weights, names } : { weights });
    if (step.kind === "none") return iteration === 1 ? step : none("separation");
    let next = step.coefficients;
    let nextEta = predictor(columns, next, offset, rows);
    let nextDeviance = devianceOf(link, nextEta, y, trials);
    for (let halving = 0; coefficients && nextDeviance > deviance * (1 + 1e-10) + 1e-12 && halving < 40; halving++) {
      const from = coefficients;
      next = next.map((b, j) => (b + from[j]!) / 2);
      nextEta = predictor(columns, next, offset, rows);
      nextDeviance = devianceOf(link, nextEta, y, trials);
    }
    change = 0;
    for (let i = 0; i < rows; i++)
      if (trials[i]! > 0) change = Math.max(change, Math.abs(nextEta[i]! - eta[i]!) / (1 + Math.abs(nextEta[i]!)));
    coefficients = next;
    eta = nextEta;
    deviance = nextDeviance;
    if (change < 1e-10) return finished(columns, coefficients, eta, deviance, iteration);
  }
  return none(change < 1e-6 ? "not_estimable" : "separation");

  function finished(
    design: readonly ArrayLike<number>[],
    found: readonly number[],
    at: Float64Array,
    left: number,
    iterations: number,
  ): Logistic | NoNumber {
    const final = Float64Array.from(at, (e, i) => trials[i]! * link.at(e, y[i]!).information);
    const fit = leastSquares(design, new Float64Array(rows), { weights: final });
    if (isNone(fit)) return none("separation");
    if (!Number.isFinite(left)) return none("not_estimable");
    return {
      kind: "fit",
      coefficients: found,
      standardErrors: fit.inverse.map((row, j) => Math.sqrt(row[j]!)),
      covariance: fit.inverse,
      fitted: at.map((e) => link.probability(e)),
      linearPredictor: at,
      deviance: left,
      nullDeviance: devianceOf(link, new Float64Array(rows).fill(link.eta(meanShare(y, trials))), y, trials),
      aic: left + 2 * found.length,
      iterations,
    };
  }
}

/** Share of all trials that are hits. */
function meanShare(y: ArrayLike<number>, trials: ArrayLike<number>): number {
  let [hits, all] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    hits += trials[i]! * y[i]!;
    all += trials[i]!;
  }
  return hits / all;
}

function requireShares(y: ArrayLike<number>): void {
  for (let i = 0; i < y.length; i++) {
    if (y[i]! >= 0 && y[i]! <= 1) continue;
    throw new AppError("stats.bad-share", { wrong: "outcome", row: i + 1 });
  }
}

function predictor(
  columns: readonly ArrayLike<number>[],
  b: readonly number[],
  offset: ArrayLike<number> | undefined,
  rows: number,
): Float64Array<ArrayBuffer> {
  const eta = new Float64Array(rows);
  for (let i = 0; i < rows; i++) eta[i] = offset?.[i] ?? 0;
  for (let j = 0; j < b.length; j++) for (let i = 0; i < rows; i++) eta[i]! += columns[j]![i]! * b[j]!;
  return eta;
}

interface LinkFunction {
  readonly eta: (share: number) => number;
  readonly probability: (eta: number) => number;
  /** ln p and ln(1 - p). */
  readonly logs: (eta: number) => readonly [number, number];
  /** dp/d eta, Fisher information of one trial, and share minus p. */
  readonly at: (eta: number, share: number) => { slope: number; information: number; residual: number };
}

const logitProbability = (eta: number): number =>
  eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta));

const links: Readonly<Record<LogisticLink, LinkFunction>> = {
  logit: {
    eta: (share) => Math.log(share / (1 - share)),
    probability: logitProbability,
    logs: (eta) => [-softplus(-eta), -softplus(eta)],
    at: (eta, share) => {
      const slope = logitProbability(eta) * logitProbability(-eta);
      const residual = share === 1 ? logitProbability(-eta) : share - logitProbability(eta);
      return { slope, information: slope, residual };
    },
  },
  cloglog: {
    eta: (share) => Math.log(-Math.log1p(-share)),
    probability: (eta) => -Math.expm1(-Math.exp(eta)),
    logs: (eta) => [Math.log(-Math.expm1(-Math.exp(eta))), -Math.exp(eta)],
    at: (eta, share) => {
      const hazard = Math.exp(eta);
      const survival = Math.exp(-hazard);
      const p = -Math.expm1(-hazard);
      const slope = hazard * survival;
      const information = p > 0 && survival > 0 ? (hazard * hazard * survival) / p : 0;
      return { slope, information, residual: share === 1 ? survival : share - p };
    },
  },
};

/** ln(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

/** Deviance: twice the log likelihood lost against the saturated model. */
function devianceOf(
  link: LinkFunction,
  eta: ArrayLike<number>,
  y: ArrayLike<number>,
  trials: ArrayLike<number>,
): number {
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    if (trials[i] === 0) continue;
    const share = y[i]!;
    const [logP, logQ] = link.logs(eta[i]!);
    if (share > 0) total += trials[i]! * share * (Math.log(share) - logP);
    if (share < 1) total += trials[i]! * (1 - share) * (Math.log1p(-share) - logQ);
  }
  return 2 * total;
}
