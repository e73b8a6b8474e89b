import { AppError } from "../../base/errors.ts";
import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { earlyWarningRules, protectedInputs } from "../../rules/early-warning.ts";
import { logistic } from "../../stats/logistic.ts";
import type { Regressor } from "../../stats/regression.ts";
import { auc } from "./auc.ts";
import { scored } from "./scored.ts";

/** Students of one school year: signs known at the time, and the later outcome. */
export interface Cohort {
  readonly signs: readonly Regressor[];
  readonly outcomes: readonly (0 | 1)[];
}

export interface ModelPoints {
  readonly kind: "points";
  /** Whole points per unit of each sign. */
  readonly points: readonly { readonly sign: string; readonly points: number; readonly coefficient: number }[];
  /** AUC of the model and of the points, both on the later cohort. */
  readonly modelAuc: number;
  readonly pointsAuc: number;
  /** Whether the points lose less AUC against the model than the rule allows. */
  readonly usable: boolean;
}

/**
 * A district's own points: logistic regression on an earlier cohort, coefficients divided by the smallest and
 * rounded, validated on a later cohort (never on a random split of the same one).
 *
 * @returns `too_few_rows` below the minimum of outcomes or events in the earlier cohort; the regression's own
 *   reasons; `single_class` when all or none of the later cohort have the outcome; `not_estimable` when a coefficient
 *   is 0
 * @throws AppError models.protected-input when a sign is a protected trait; models.bad-cohort when the cohorts' signs
 *   differ
 */
export function pointsFromModel(earlier: Cohort, later: Cohort): ModelPoints | NoNumber {
  const names = earlier.signs.map(({ name }) => name);
  requireSigns(
    names,
    later.signs.map(({ name }) => name),
  );
  const n = earlier.outcomes.length;
  const events = earlier.outcomes.reduce<number>((sum, y) => sum + y, 0);
  const { modelOutcomes, modelEvents, pointsLoss } = earlyWarningRules;
  if (n < modelOutcomes.value || events < modelEvents.value) return none("too_few_rows");
  const fit = logistic([new Float64Array(n).fill(1), ...earlier.signs.map(({ values }) => values)], earlier.outcomes, {
    names: ["(Intercept)", ...names],
  });
  if (isNone(fit)) return none(fit.reason);
  const coefficients = fit.coefficients.slice(1);
  const smallest = Math.min(...coefficients.map(Math.abs));
  const points = coefficients.map((b) => Math.round(b / smallest) + 0);
  if (!points.every(Number.isSafeInteger)) return none("not_estimable");
  const orderedBy = (weights: readonly number[]) =>
    auc(
      scored(
        later.outcomes,
        later.outcomes.map((_, i) => weights.reduce((sum, w, j) => sum + w * later.signs[j]!.values[i]!, 0)),
      ),
    );
  const [byModel, byPoints] = [orderedBy(coefficients), orderedBy(points)];
  if (isNone(byModel)) return byModel;
  if (isNone(byPoints)) return byPoints;
  return {
    kind: "points",
    points: names.map((sign, j) => ({ sign, points: points[j]!, coefficient: coefficients[j]! })),
    modelAuc: byModel.value,
    pointsAuc: byPoints.value,
    usable: byModel.value - byPoints.value < pointsLoss.value,
  };
}

function requireSigns(earlier: readonly string[], later: readonly string[]): void {
  for (const name of earlier) {
    const words = name.toLowerCase().replace(/[^a-z]+/g, " ");
    const protectedInput = protectedInputs.find((word) => ` ${words} `.includes(` ${word} `));
    if (protectedInput === undefined) continue;
    throw new AppError("models.protected-input", { sign: name });
  }
  if (earlier.length > 0 && earlier.length === later.length && earlier.every((name, j) => name === later[j])) return;
  throw new AppError("models.bad-cohort", { earlier, later });
}
