import { currentRecordType } from "../base/former-ids.ts";

/**
 * What the district answers, by table, where rows about one fact differ: the kind of file that is right (`calpads/SENR`), or, within one file, its first or
 * last line.
 */
export type ConflictAnswers = Readonly<Partial<Record<string, string>>>;

const lines: ReadonlySet<string> = new Set(["first-line", "last-line"]);

/** Which line of a file is right; undefined where the answer is another one. */
export const believedLine = (answer: string | undefined): "first-line" | "last-line" | undefined =>
  answer !== undefined && lines.has(answer) ? (answer as "first-line" | "last-line") : undefined;

/** Which record type is right; undefined where the answer is another one. */
export const believedRecord = (answer: string | undefined): string | undefined =>
  answer === undefined || lines.has(answer) ? undefined : currentRecordType(answer);
