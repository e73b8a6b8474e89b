import { expect, test } from "vitest";
import { indicators } from "../../src/indicators/index.ts";
import { caseWords } from "../../src/ui/case-words.ts";
import { caseTexts } from "../../src/ui/language/en/cases.ts";
import { wordsOf } from "../../src/ui/words.ts";

const declared = new Set(indicators.flatMap((i) => i.boundary.map(({ student }) => student)));

test("the listed students of worked examples are those that the indicators declare", () => {
  expect([...caseTexts].sort()).toEqual([...declared].sort());
  expect(new Set(caseTexts).size).toBe(caseTexts.length);
});

test("each is worded in Spanish, and in English as declared", () => {
  const [english, spanish] = [wordsOf("en"), wordsOf("es")];
  for (const student of declared) {
    expect(caseWords(student, english)).toBe(student);
    expect(caseWords(student, spanish), student).not.toBe(student);
    expect(caseWords(student, spanish), student).not.toMatch(/\b(the|of|in|not|and|year|grade|school)\b/);
  }
});
