import { AppError } from "../base/errors.ts";
import { isNone, type NoNumber, none } from "../base/finding.ts";

/** How consistently the items of a scale measure one thing. */
export interface Reliability {
  readonly kind: "reliability";
  /** Cronbach's alpha from complete rows: the default. Below 0 suggests an item is coded in the opposite direction. */
  readonly alpha: number | NoNumber;
  readonly completeRows: number;
  /** From pairwise covariances, each over the rows that have both items (R psych's raw alpha). */
  readonly alphaPairwise: number | NoNumber;
  /** Standardized alpha, from the pairwise correlations. The next two also use pairwise covariances. */
  readonly alphaStandardized: number | NoNumber;
  /** Corrected item-total correlation: each item with the sum of the others. */
  readonly itemRest: readonly (number | NoNumber)[];
  /** Pairwise alpha if the item is dropped; `too_few_items` if only one would remain. */
  readonly alphaIfDeleted: readonly (number | NoNumber)[];
}

/** A variance below this share of its terms is rounding error. */
const rounding = 1e-12;

/**
 * Cronbach's alpha, k/(k - 1) * (1 - sum of item variances / variance of the sum), with sample variances. Recode
 * reversed items first.
 *
 * @param responses  one row per respondent, one column per item, null = not answered
 * @returns `too_few_items` below two items; `zero_variance` without variance; `too_few_rows` when no two rows can be
 *   compared
 * @throws AppError stats.bad-shape when rows differ in length, stats.not-finite
 * @see Cronbach 1951, doi:10.1007/BF02310555
 */
export function cronbachAlpha(responses: readonly (readonly (number | null)[])[]): Reliability | NoNumber {
  const k = responses[0]?.length ?? 0;
  requireTable(responses, k);
  if (responses.length < 2) return none("too_few_rows");
  if (k < 2) return none("too_few_items");
  const complete = responses.filter((row) => row.every((answer) => answer !== null));
  const every = Array.from({ length: k }, (_, i) => i);
  const pairwise = covariances(responses, k);
  const alpha = alphaOf(covariances(complete, k), every);
  const alphaPairwise = alphaOf(pairwise, every);
  if (isNone(alpha) && isNone(alphaPairwise)) return alpha;
  return {
    kind: "reliability",
    alpha,
    completeRows: complete.length,
    alphaPairwise,
    alphaStandardized: standardized(pairwise),
    itemRest: every.map((item) => itemRest(pairwise, item)),
    alphaIfDeleted: every.map((item) => {
      const others = every.filter((other) => other !== item);
      return alphaOf(pairwise, others);
    }),
  };
}

type Covariances = readonly (readonly (number | NoNumber)[])[];

function covariances(rows: readonly (readonly (number | null)[])[], k: number): Covariances {
  const table: (number | NoNumber)[][] = Array.from({ length: k }, () => []);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      table[a]![b] = covariance(rows, a, b);
      table[b]![a] = table[a]![b]!;
    }
  }
  return table;
}

function covariance(rows: readonly (readonly (number | null)[])[], a: number, b: number): number | NoNumber {
  let [n, meanA, meanB, sum] = [0, 0, 0, 0];
  let [varies, first] = [false, Number.NaN];
  for (const row of rows) {
    const [x, y] = [row[a]!, row[b]!];
    if (x === null || y === null) continue;
    n += 1;
    if (n === 1) first = x;
    varies ||= x !== first;
    const step = x - meanA;
    meanA += step / n;
    meanB += (y - meanB) / n;
    sum += step * (y - meanB);
  }
  if (n < 2) return none("too_few_rows");
  const value = varies ? sum / (n - 1) : 0;
  return Number.isFinite(value) ? value : none("not_estimable");
}

/** Alpha of a subset of the items. */
function alphaOf(table: Covariances, items: readonly number[]): number | NoNumber {
  if (items.length < 2) return none("too_few_items");
  let [own, total] = [0, 0];
  for (const a of items) {
    for (const b of items) {
      const value = table[a]![b]!;
      if (isNone(value)) return value;
      total += value;
      if (a === b) own += value;
    }
  }
  if (!(total > rounding * own)) return none("zero_variance");
  const alpha = (items.length / (items.length - 1)) * (1 - own / total);
  return Number.isFinite(alpha) ? alpha : none("not_estimable");
}

/** Alpha from the mean correlation: k r / (1 + (k - 1) r). */
function standardized(table: Covariances): number | NoNumber {
  const k = table.length;
  let sum = 0;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < a; b++) {
      const [both, one, other] = [table[a]![b]!, table[a]![a]!, table[b]![b]!];
      if (isNone(both)) return both;
      if (isNone(one)) return one;
      if (isNone(other)) return other;
      if (!(one > 0 && other > 0)) return none("zero_variance");
      sum += both / (Math.sqrt(one) * Math.sqrt(other));
    }
  }
  const r = sum / ((k * (k - 1)) / 2);
  const alpha = (k * r) / (1 + (k - 1) * r);
  return 1 + (k - 1) * r > rounding && Number.isFinite(alpha) ? alpha : none("zero_variance");
}

function itemRest(table: Covariances, item: number): number | NoNumber {
  let [withRest, ofRest, size] = [0, 0, 0];
  for (let a = 0; a < table.length; a++) {
    if (a === item) continue;
    for (let b = 0; b < table.length; b++) {
      const value = table[a]![b]!;
      if (isNone(value)) return value;
      if (b === item) withRest += value;
      else ofRest += value;
      if (a === b) size += value;
    }
  }
  const itemVariance = table[item]![item]!;
  if (isNone(itemVariance)) return itemVariance;
  if (!(itemVariance > 0 && ofRest > rounding * size)) return none("zero_variance");
  const r = withRest / (Math.sqrt(itemVariance) * Math.sqrt(ofRest));
  return Number.isFinite(r) ? r : none("not_estimable");
}

function requireTable(responses: readonly (readonly (number | null)[])[], k: number): void {
  for (const row of responses) {
    if (row.length !== k) {
      throw new AppError("stats.bad-shape", { wrong: "table", row: row.length, first: k });
    }
    if (row.every((answer) => answer === null || Number.isFinite(answer))) continue;
    throw new AppError("stats.not-finite", { wrong: "answer" });
  }
}
