import { expect, test } from "vitest";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import type { AnyFinding } from "../../src/reports/judged/finding-at.ts";
import { gapHeadline, gapLede } from "../../src/ui/gap-headline.ts";
import { shortfallsEn } from "../../src/ui/language/en/shortfalls.ts";
import {
  shortfallCaption,
  shortfallCount,
  shortfallCounts,
  shortfallKey,
  shortfallRange,
  shortfallSentence,
  sinceSentence,
} from "../../src/ui/shortfall-sentence.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { wordCount } from "./reading-level.ts";

const [en, es] = [wordsOf("en"), wordsOf("es")];

const finding = (more: Partial<AnyFinding> = {}): AnyFinding =>
  ({
    indicator: "math-met",
    group: { grouping: "el-status", level: "EL" },
    comparison: "everyone-else",
    direction: "higher-is-better",
    n: 400,
    hits: 100,
    rate: 0.25,
    comparisonRate: 0.5,
    value: 0.25,
    lower: 0.2001,
    upper: 0.2999,
    studentsToClose: 100,
    ...more,
  }) as AnyFinding;

test("every question about a share with a better direction says what more students would do, and no other does", () => {
  const directed = [...indicators, ...officialIndicators].filter((i) => i.kind === "share" && i.outcome !== "neither");
  expect(Object.keys(shortfallsEn).sort()).toEqual(directed.map((i) => i.id).sort());
});

test("the sentence names how many, who, what and the comparison, in both languages", () => {
  expect(shortfallSentence(finding(), en)).toBe(
    "100 more English learners would meet the state standard in math if their rate matched everyone else’s.",
  );
  expect(shortfallSentence(finding({ comparison: "all" }), en)).toContain(
    "if their rate matched that of all students.",
  );
  expect(shortfallSentence(finding(), es)).toBe(
    "Otros 100 aprendices de inglés alcanzarían el estándar estatal de matemáticas si les fuera como a los demás.",
  );
  expect(shortfallSentence(finding({ group: { grouping: "gender", level: "F" } }), es)).toMatch(/^Otras 100 niñas/);
  expect(shortfallCaption(finding(), en)).toBe("more would meet the state standard in math: English learners");
  expect(shortfallKey(finding(), en)).toBe(
    "more students would meet the state standard in math at everyone else’s rate: English learners",
  );
});

test("differences of fewer than three students are not counted out", () => {
  expect(shortfallCount(finding({ studentsToClose: 2 }), en)).toBe("1 or 2");
  expect(shortfallCount(finding({ studentsToClose: 3 }), en)).toBe("3");
});

test("an unwanted outcome is counted by its opposite, like its sentence", () => {
  const suspended = finding({
    indicator: "suspended",
    direction: "lower-is-better",
    hits: 100,
    rate: 0.25,
    comparisonRate: 0.05,
  });
  expect(shortfallSentence(suspended, en)).toContain("would not be suspended");
  expect(shortfallCounts(suspended, en)).toBe("Now 300 of 400 do: 75%. Of all other students, 95% do.");
  expect(shortfallCounts(finding(), en)).toBe("Now 100 of 400 do: 25%. Of all other students, 50% do.");
});

test("the likely range is rounded outward and stays inside the group", () => {
  expect(shortfallRange(finding(), en)).toBe("80 to 120");
  expect(shortfallRange(finding({ lower: -0.1, upper: 1.2 }), en)).toBe("0 to 400");
});

test("whether it moved is a sentence of its own", () => {
  const moved = (verdict: NonNullable<AnyFinding["change"]>["verdict"]): string =>
    sinceSentence(finding({ change: { verdict, since: 2023 } as NonNullable<AnyFinding["change"]> }), en);
  expect(moved("unclear")).toBe("The gap has not clearly changed since 2022-23.");
  expect(moved("closing")).toBe("The gap has narrowed since 2022-23.");
  expect(sinceSentence(finding(), en)).toBe("");
});

test("no sentence is longer than its language allows, a group counted as one word", () => {
  for (const words of [en, es])
    for (const indicator of Object.keys(shortfallsEn)) {
      const sentence = shortfallSentence(finding({ indicator }), words);
      expect(wordCount(sentence), sentence).toBeLessThanOrEqual(words.language.grammar.longestSentence + 4);
    }
});

test("a headline says how many more students would have the outcome, its lede the counts, the certainty and the range", () => {
  const gap = { value: -0.25, lower: -0.2999, upper: -0.2001, direction: "higher-is-better" as const };
  const clear = finding({
    verdict: "clear",
    comparisonN: 800,
    comparisonHits: 400,
    counted: gap,
    unit: "share-points",
  });
  expect(`${gapHeadline(clear, en)}.`).toBe(shortfallSentence(clear, en));
  expect(gapLede(clear, en)).toBe(
    `${shortfallCounts(clear, en)} This is a clear gap (between 80 and 120 students; 25 points).`,
  );
  const ahead = { ...clear, value: -0.25, counted: { ...gap, value: 0.25, lower: 0.2, upper: 0.3 }, hits: 300 };
  expect(gapHeadline(ahead, en)).toBe(
    "100 more English learners met the state standard in math than at everyone else’s rate (300 of 400)",
  );
  expect(gapHeadline(ahead, es)).toBe(
    "100 más de los 400 aprendices de inglés alcanzaron el estándar estatal en matemáticas que con la tasa de los demás (son 300)",
  );
  expect(gapHeadline({ ...clear, verdict: "cannot-tell" }, en)).toBe(
    "We can’t tell whether there is a gap for English learners",
  );
});
