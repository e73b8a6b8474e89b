/** Compares the sentences of a problem in English and Spanish. */
import { expect } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { problemWords } from "../../src/ui/language/problems.ts";

/** Words that occur in nearly every English sentence and in no Spanish one. */
export const english = /(?<![-\w])(the|is|are|was|were|and|of|with|it|this|file|row|rows|column)(?![-\w])/i;

/** A sentence without the names and quotations in it. */
export const own = (text: string): string => text.replaceAll(/`[^`]*`|"[^"]*"|\([^)]*\)/g, "");

/** Checks that every sentence of a problem has a different, complete Spanish version. */
export function bothLanguages(problem: Problem): void {
  const [en, es] = [problemWords(problem, "en"), problemWords(problem, "es")];
  expect(Object.keys(es)).toEqual(Object.keys(en));
  for (const part of ["what", "fix", "accepted"] as const) {
    const [said, dicho] = [en[part], es[part]];
    if (said === undefined || dicho === undefined) continue;
    expect(dicho, problem.code).not.toBe(said);
    expect(own(dicho), problem.code).not.toMatch(english);
    for (const text of [said, dicho]) expect(text, problem.code).not.toMatch(/undefined|NaN|null\b(?! \(| where| si)/);
  }
  expect(en.what.startsWith("Check: ")).toBe(problem.severity === "warning");
  expect(es.what.startsWith("Revise: ")).toBe(problem.severity === "warning");
}
