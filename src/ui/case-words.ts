import type { CaseText } from "./language/en/cases.ts";
import type { Words } from "./words.ts";

/** The student of a worked example, whom its declaration words in English. */
export function caseWords(student: string, { language: { cases } }: Words): string {
  return isWorded(student, cases) ? cases[student] : student;
}

const isWorded = (student: string, cases: Readonly<Record<CaseText, string>>): student is CaseText =>
  Object.hasOwn(cases, student);
