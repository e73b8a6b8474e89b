import { currentRecordType } from "../base/former-ids.ts";

/**
 * The district's decision, by table, for conflicting rows about one fact: the correct record type (`calpads/SENR`),
 * or within one file its first or last line,
 * or of several attempts at a test the one with the highest score.
 */
export type ConflictAnswers = Readonly<Partial<Record<string, string>>>;

const lines: ReadonlySet<string> = new Set(["first-line", "last-line"]);
const highestScore = "highest-score";

/** Whether the attempt with the highest score is right, in a table of scores. */
export const believesHighest = (answer: string | undefined, columns: Readonly<Record<string, unknown>>): boolean =>
  answer === highestScore && "score" in columns;

/** Which line of a file is correct; undefined if the answer is of the other kind. */
export const believedLine = (answer: string | undefined): "first-line" | "last-line" | undefined =>
  answer !== undefined && lines.has(answer) ? (answer as "first-line" | "last-line") : undefined;

/** Which record type is correct; undefined if the answer is of the other kind. */
export const believedRecord = (answer: string | undefined): string | undefined =>
  answer === undefined || lines.has(answer) || answer === highestScore ? undefined : currentRecordType(answer);
