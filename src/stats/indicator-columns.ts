import type { Regressor } from "./regression.ts";

/**
 * One 0/1 column for each level but the reference (treatment contrasts), in order of level: numbers by size, words by alphabet.
 *
 * @param name       put before the level in each column's name
 * @param values     the level of each row
 * @param reference  the level without a column; default the first in order
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
