/** How the release prints a cell. */
export const disclosureStatus = {
  /** The exact count. */
  shown: 0,
  /** A fixed range that contains the count. */
  range: 1,
  /** Hidden to protect another cell: complementary suppression. */
  complement: 2,
  /** Hidden because the policy calls it unsafe: primary suppression. */
  sensitive: 3,
  /** In no table of the release, so unknown to an attacker; no cost. */
  unoffered: 4,
} as const;

/**
 * Status of all cells of a linked table, and what is proved about them. Worlds only make cells less public (shown,
 * then range, then hidden), which never rules out a possible world. Pruning then shows cells again that no kept world
 * changes.
 */
export interface Disclosure {
  readonly status: Uint8Array;
  /** Smallest and largest value of a hidden cell that an attacker cannot rule out without the relations. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** The range that may be printed instead of the count; rangeLow > rangeHigh where none may. */
  readonly rangeLow: Int32Array;
  readonly rangeHigh: Int32Array;
  /** What hiding a shown cell costs readers; Infinity if it can no longer be hidden. A range costs a share of it. */
  readonly cost: Float64Array;
  /** Width hi - lo that must be proved for each cell; 0 if it needs no protection. */
  readonly need: Int16Array;
}

/** Means no upper limit. The sum of two is still an exact 32-bit integer. */
export const unlimited = 0x3fffffff;

/** Whether nothing about the cell is printed. */
export const isWithheld = (status: number): boolean => status >= disclosureStatus.complement;
