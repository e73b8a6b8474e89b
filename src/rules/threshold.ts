/** A line somebody drew: the number, who drew it and when. Configuration, shown to the reader beside what it decides. */
export interface Threshold {
  readonly value: number;
  readonly source: string;
  /** Year of the source. */
  readonly year: number;
}
