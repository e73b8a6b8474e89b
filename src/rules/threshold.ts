/** A threshold with its source and year, shown next to the results that depend on it. */
export interface Threshold {
  readonly value: number;
  readonly source: string;
  /** Year of the source. */
  readonly year: number;
}
