/** Two lines that say different things about one fact: one of this load, and one of an earlier load. Lines count from 1. */
export interface DifferingLines {
  readonly file: string;
  readonly line: number;
  readonly earlierFile: string;
  readonly earlierLine: number;
}
