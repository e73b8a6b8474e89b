import type { Regressor } from "./regression.ts";

/**
 * Dummy coding (treatment contrasts): one 0/1 column per level except the reference. Levels sort numerically or
 * alphabetically.
 *
 * @param name       prefix of each column's name
 * @param values     the level of each row
 * @param reference  the level without a column; default: the first
 * @example indicatorColumns("grade", [3, 5, 3]) // one column, "grade 5": 0, 1, 0
 */
export function indicatorColumns(
  name: string,
  values: readonly (string | number)[],
  reference?: string | number,
): readonly Regressor[] {
  const levels = [...new Set(values)].sort(inOrder);
  const base = reference ?? levels[0];
  return levels
    .filter((level) => level !== base)
    .map((level) => ({
      name: `${name} ${level}`,
      values: Float64Array.from(values, (value) => Number(value === level)),
    }));
}

const inOrder = (a: string | number, b: string | number): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1;
