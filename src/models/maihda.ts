import { AppError } from "../base/errors.ts";
import { type Estimate, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { intersectionRules } from "../rules/intersections.ts";
import { zForConfidence } from "../stats/normal.ts";
import { type RandomInterceptLogit, randomInterceptLogit } from "../stats/random-intercept-logit.ts";

/** An intersection: students who share one level of every dimension, and how many of them have the outcome. */
export interface Stratum {
  /** Dimension -> level; every stratum names the same dimensions. */
  readonly levels: Readonly<Record<string, string>>;
  readonly n: number;
  readonly hits: number;
}

/** A main effect of the additive model, on the logit scale. The intercept has no dimension. */
export interface MainEffect {
  readonly dimension: string | null;
  readonly level: string | null;
  readonly value: number;
  readonly se: number;
}

export interface StrataModel {
  readonly effects: readonly MainEffect[];
  /** Variance between strata on the logit scale. */
  readonly variance: number;
  /** Variance partition coefficient, the share of latent variance between strata: variance / (variance + pi^2 / 3). */
  readonly vpc: number;
}

/** A stratum's random effect on the logit scale (shrunken), with its standard deviation. */
export interface StratumEffect {
  readonly value: number;
  readonly sd: number;
}

export interface StratumEstimate {
  readonly kind: "stratum";
  /** Rate shrunk toward the mean over strata. */
  readonly towardMean: Estimate;
  /** Rate shrunk toward the prediction of the additive model. */
  readonly towardSum: Estimate;
  readonly effect: StratumEffect;
  /** The stratum's departure from the additive model: the intersectional effect. */
  readonly interaction: StratumEffect;
}

export interface Maihda {
  readonly kind: "maihda";
  readonly null: StrataModel;
  readonly main: StrataModel;
  /**
   * Proportional change in variance: share of the between-strata variance explained by the additive main effects; the
   * rest is intersectional. May be negative. "zero_variance" if there is no variance between strata.
   */
  readonly pcv: number | NoNumber;
  /**
   * One per stratum, in input order; "zero_denominator" for a stratum without students, which is left out of the fit.
   */
  readonly strata: readonly (StratumEstimate | NoNumber)[];
}

export interface MaihdaOptions {
  /** Reference level of each dimension; default: the level with the most students. */
  readonly reference?: Readonly<Record<string, string>>;
  readonly confidence?: number;
  /** 1: Laplace approximation. Above 1: adaptive quadrature with that many nodes, for many tiny strata. */
  readonly nodes?: number;
  readonly minimumStrata?: number;
}

/**
 * Multilevel analysis of individual heterogeneity and discriminatory accuracy (MAIHDA) on counts of strata: shrunken
 * rates of intersections, and whether an intersection differs from the sum of its parts.
 *
 * Two binomial models with one random effect per stratum, by maximum likelihood: an intercept only ("null"), and an
 * intercept with one effect per level of each dimension ("main"). Intervals of the shrunken rates include the error
 * of the stratum's effect and of the fixed part, not of the variance. A shrunken rate of a stratum below the smallest
 * publishable n still discloses its students: suppress it too.
 *
 * @returns `too_few_units` below the minimum of strata with students; `separation` if a level has all hits or none;
 *   `not_estimable` if two dimensions are collinear
 * @throws AppError models.bad-stratum
 * @see Evans, Williams, Onnela & Subramanian 2018, doi:10.1016/j.socscimed.2017.11.011; Merlo 2018,
 *   doi:10.1016/j.ssmph.2017.12.001
 */
export function maihda(strata: readonly Stratum[], options: MaihdaOptions = {}): Maihda | NoNumber {
  const data = filledStrataOf(strata, options);
  if (isNone(data)) return data;
  const { filled, n, hits } = data;
  const nullFit = randomInterceptLogit({ n, hits, columns: 1, ones: new Int32Array(n.length) }, options.nodes);
  if (isNone(nullFit)) return nullFit;
  const main = mainModel(data, options);
  if (isNone(main)) return main;
  const { fit: mainFit, labels } = main;
  const z = zForConfidence(options.confidence ?? confidenceLevel.value);
  const place = new Map(filled.map((stratum, j) => [stratum, j]));
  return {
    kind: "maihda",
    null: described(nullFit, [intercept]),
    main: described(mainFit, labels),
    pcv: nullFit.variance > 0 ? (nullFit.variance - mainFit.variance) / nullFit.variance : none("zero_variance"),
    strata: strata.map((stratum) => {
      const j = place.get(stratum);
      if (j === undefined) return none("zero_denominator");
      return {
        kind: "stratum",
        towardMean: rateOf(nullFit, j, stratum.n, z),
        towardSum: rateOf(mainFit, j, stratum.n, z),
        effect: { value: nullFit.effect[j]!, sd: nullFit.effectSd[j]! },
        interaction: { value: mainFit.effect[j]!, sd: mainFit.effectSd[j]! },
      };
    }),
  };
}

/**
 * Rates shrunk toward the prediction of the additive model: `towardSum` of `maihda`, without fitting the null model,
 * which would double the time.
 *
 * @returns one per stratum, in input order; "zero_denominator" for a stratum without students; otherwise as `maihda`
 * @throws AppError models.bad-stratum
 */
export function ratesTowardSum(
  strata: readonly Stratum[],
  options: MaihdaOptions = {},
): readonly (Estimate | NoNumber)[] | NoNumber {
  const data = filledStrataOf(strata, options);
  if (isNone(data)) return data;
  const main = mainModel(data, options);
  if (isNone(main)) return main;
  const z = zForConfidence(options.confidence ?? confidenceLevel.value);
  let j = 0;
  return strata.map(({ n }) => (n > 0 ? rateOf(main.fit, j++, n, z) : none("zero_denominator")));
}

/** Strata with students, and the names of their dimensions. */
interface FilledStrata {
  readonly filled: readonly Stratum[];
  readonly dimensions: readonly string[];
  readonly n: Float64Array;
  readonly hits: Float64Array;
}

function filledStrataOf(strata: readonly Stratum[], options: MaihdaOptions): FilledStrata | NoNumber {
  const dimensions = Object.keys(strata[0]?.levels ?? {});
  for (const stratum of strata) requireStratum(stratum, dimensions);
  const filled = strata.filter(({ n }) => n > 0);
  if (filled.length < (options.minimumStrata ?? intersectionRules.minimumStrata.value)) return none("too_few_units");
  const n = Float64Array.from(filled, (stratum) => stratum.n);
  const hits = Float64Array.from(filled, (stratum) => stratum.hits);
  return { filled, dimensions, n, hits };
}

/** Fits the model with one effect per level of each dimension. */
function mainModel(
  { filled, dimensions, n, hits }: FilledStrata,
  options: MaihdaOptions,
): { readonly fit: RandomInterceptLogit; readonly labels: readonly Label[] } | NoNumber {
  const { labels, ones } = mainEffects(filled, dimensions, options.reference ?? {});
  const fit = randomInterceptLogit({ n, hits, columns: labels.length, ones }, options.nodes);
  return isNone(fit) ? fit : { fit, labels };
}

interface Label {
  readonly dimension: string | null;
  readonly level: string | null;
}

const intercept: Label = { dimension: null, level: null };

/** Columns of the additive model: the intercept, then each dimension's non-reference levels by name. */
function mainEffects(
  strata: readonly Stratum[],
  dimensions: readonly string[],
  reference: Readonly<Record<string, string>>,
): { labels: readonly Label[]; ones: Int32Array } {
  const labels: Label[] = [intercept];
  const ones = new Int32Array(strata.length * (dimensions.length + 1)).fill(-1);
  for (let j = 0; j < strata.length; j++) ones[j * (dimensions.length + 1)] = 0;
  dimensions.forEach((dimension, d) => {
    const students = new Map<string, number>();
    for (const { levels, n } of strata) students.set(levels[dimension]!, (students.get(levels[dimension]!) ?? 0) + n);
    const base = reference[dimension] ?? [...students].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
    if (!students.has(base)) {
      throw new AppError("models.bad-stratum", { wrong: "no-reference", dimension, level: base });
    }
    const columnOf = new Map<string, number>();
    for (const level of [...students.keys()].sort()) {
      if (level !== base) columnOf.set(level, labels.push({ dimension, level }) - 1);
    }
    strata.forEach(({ levels }, j) => {
      ones[j * (dimensions.length + 1) + d + 1] = columnOf.get(levels[dimension]!) ?? -1;
    });
  });
  return { labels, ones };
}

function described(fit: RandomInterceptLogit, labels: readonly Label[]): StrataModel {
  return {
    effects: labels.map((label, k) => ({ ...label, value: fit.fixed[k]!, se: fit.fixedSe[k]! })),
    variance: fit.variance,
    vpc: fit.variance / (fit.variance + Math.PI ** 2 / 3),
  };
}

function rateOf(fit: RandomInterceptLogit, j: number, n: number, z: number): Estimate {
  const logit = fit.offset[j]! + fit.effect[j]!;
  const reach = z * fit.logitSd[j]!;
  const [value, lower, upper] = [logit, logit - reach, logit + reach].map((x) => 1 / (1 + Math.exp(-x)));
  return { kind: "estimate", value: value!, lower: lower!, upper: upper!, n, unit: "share" };
}

function requireStratum({ levels, n, hits }: Stratum, dimensions: readonly string[]): void {
  const named = dimensions.length === Object.keys(levels).length && dimensions.every((d) => Object.hasOwn(levels, d));
  if (named && Number.isSafeInteger(n) && Number.isSafeInteger(hits) && hits >= 0 && hits <= n) return;
  throw new AppError("models.bad-stratum", { wrong: "not-whole", names: Object.keys(levels), dimensions, n, hits });
}
