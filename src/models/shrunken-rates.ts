import { type Estimate, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { zForConfidence } from "../stats/normal.ts";
import { type BetweenVariance, type Shrinkage, shrink } from "./shrinkage.ts";

export interface ShrunkenRates {
  readonly kind: "rates";
  /** Shrinkage on the logit scale, for the cells that have students, in order. */
  readonly logits: Shrinkage;
  /** One per cell: shrunken rate with its interval; `zero_denominator` if the cell has no students. */
  readonly rates: readonly (Estimate | NoNumber)[];
}

/**
 * Shrinks the rates of small cells toward their common mean on the logit scale. Adds half a student to hits and to
 * misses so that rates of 0 and 1 have a logit. Intervals are normal on that scale and include the error of the
 * common mean.
 *
 * @param cells  students counted, and how many have the outcome
 * @returns `too_few_units` with fewer than two cells that have students; `invalid_input` for counts that are not
 *   whole numbers
 * @see methods: Morris 1983, doi:10.1080/01621459.1983.10477920; Viechtbauer 2010, doi:10.18637/jss.v036.i03
 */
export function shrinkRates(
  cells: readonly { readonly n: number; readonly hits: number }[],
  { method = "DL", confidence = confidenceLevel.value }: { method?: BetweenVariance; confidence?: number } = {},
): ShrunkenRates | NoNumber {
  const z = zForConfidence(confidence);
  if (!cells.every(isCount)) return none("invalid_input");
  const filled = cells.filter(({ n }) => n > 0);
  const logits = shrink(
    filled.map(({ n, hits }) => Math.log((hits + 0.5) / (n - hits + 0.5))),
    filled.map(({ n, hits }) => 1 / (hits + 0.5) + 1 / (n - hits + 0.5)),
    method,
  );
  if (isNone(logits)) return logits;
  let at = 0;
  const rates = cells.map(({ n }) => {
    if (n === 0) return none("zero_denominator");
    const [logit, reach] = [logits.shrunk[at]!, z * logits.shrunkSe[at]!];
    at += 1;
    const [value, lower, upper] = [logit, logit - reach, logit + reach].map((x) => 1 / (1 + Math.exp(-x)));
    return { kind: "estimate", value: value!, lower: lower!, upper: upper!, n, unit: "share" } as const;
  });
  return { kind: "rates", logits, rates };
}

const isCount = ({ n, hits }: { readonly n: number; readonly hits: number }): boolean =>
  Number.isSafeInteger(n) && Number.isSafeInteger(hits) && hits >= 0 && hits <= n;
