/** Two lines that disagree about one fact: one from this load and one from an earlier load. Lines count from 1. */
export interface DifferingLines {
  readonly file: string;
  readonly line: number;
  readonly earlierFile: string;
  readonly earlierLine: number;
}
