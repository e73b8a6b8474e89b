import { expect, test } from "vitest";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import type { AnyFinding } from "../../src/reports/judged/finding-at.ts";
import { gapHeadline, gapLede } from "../../src/ui/gap-headline.ts";
import { shortfallsEn } from "../../src/ui/language/en/shortfalls.ts";
import {
  shortfallCaption,
  shortfallCount,
  shortfallKey,
  shortfallRange,
  shortfallRates,
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

test("every question about a share with a better direction says what fewer students did, and no other does", () => {
  const directed = [...indicators, ...officialIndicators].filter((i) => i.kind === "share" && i.outcome !== "neither");
  expect(Object.keys(shortfallsEn).sort()).toEqual(directed.map((i) => i.id).sort());
});

test("the sentence names how many, who, what and the comparison, in both languages", () => {
  expect(shortfallSentence(finding(), en)).toBe(
    "Of 400 English learners, 100 met the state standard in math, 100 fewer than at everyone else’s rate.",
  );
  expect(shortfallSentence(finding({ comparison: "all" }), en)).toContain(
    "100 fewer than at the rate of all students.",
  );
  expect(shortfallSentence(finding(), en, {}, true)).toContain(", 100 (25%) met");
  expect(shortfallSentence(finding(), es)).toBe(
    "De 400 aprendices de inglés, 100 alcanzaron el estándar estatal de matemáticas; faltaron 100 para igualar la tasa de los demás.",
  );
  expect(shortfallCaption(finding(), en)).toBe("fewer met the state standard in math: English learners");
  expect(shortfallKey(finding(), en)).toBe(
    "fewer English learners met the state standard in math than at everyone else’s rate",
  );
  expect(shortfallKey(finding(), es)).toBe(
    "faltaron para igualar la tasa de los demás: aprendices de inglés que alcanzaron el estándar estatal de matemáticas",
  );
  expect(shortfallSentence(finding({ indicator: "belonging" }), en)).toMatch(/^Of 400 English learners who answered,/);
});

test("a count of which there is none, or whose verb would be another, is said as a share", () => {
  const start = (more: Partial<AnyFinding>, withShare: boolean): string | undefined =>
    shortfallSentence(finding({ n: 24, studentsToClose: 9, ...more }), en, {}, withShare).split(" met ")[0];
  for (const withShare of [false, true]) {
    expect(start({ hits: 1, rate: 1 / 24 }, withShare)).toBe("Of 24 English learners, 4%");
    expect(start({ hits: 0, rate: 0 }, withShare)).toBe("Of 24 English learners, 0%");
    expect(start({ hits: null, rate: 0.25 }, withShare)).toBe("Of 24 English learners, 25%");
  }
});

test("no shortfall is worded with a negation or as a forecast, so that fewer is always worse", () => {
  for (const words of [en, es])
    for (const [id, verb] of Object.entries(words.language.shortfalls)) {
      expect(verb, id).not.toMatch(/\b(not|no|none|never|nobody|would|ning[uú]n[ao]?|nadie|nunca)\b/i);
      const sentence = shortfallSentence(finding({ indicator: id }), words);
      expect(sentence, id).not.toMatch(/\bwould\b|rían\b|\b[Oo]tr[oa]s \d/);
    }
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
  expect(shortfallSentence(suspended, en)).toContain("300 went the year without a suspension, 100 fewer than");
  expect(shortfallRates(suspended, en)).toBe(
    "That is 75%, against 95% of all other students. At their rate it would be 400.",
  );
  expect(shortfallRates(finding(), en)).toBe(
    "That is 25%, against 50% of all other students. At their rate it would be 200.",
  );
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
      // A group is one word, and one more for those of a survey who answered.
      const sentence = shortfallSentence(finding({ indicator }), words, {}, true).replace(
        /English learners( who answered)?|aprendices de inglés( que respondieron)?/,
        "x",
      );
      expect(wordCount(sentence), sentence).toBeLessThanOrEqual(words.language.grammar.longestSentence);
    }
});

test("a headline says how many had the outcome and how many fewer than at the other rate, its lede the rates, the certainty and the range", () => {
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
    `${shortfallRates(clear, en)} This is a clear gap (between 80 and 120 students; 25 points).`,
  );
  const ahead = { ...clear, value: -0.25, counted: { ...gap, value: 0.25, lower: 0.2, upper: 0.3 }, hits: 300 };
  expect(gapHeadline(ahead, en)).toBe(
    "Of 400 English learners, 300 met the state standard in math, 100 more than at everyone else’s rate",
  );
  expect(gapHeadline(ahead, es)).toBe(
    "De 400 aprendices de inglés, 300 alcanzaron el estándar estatal en matemáticas, 100 por encima de la tasa de los demás",
  );
  expect(gapHeadline({ ...clear, verdict: "cannot-tell" }, en)).toBe(
    "We can’t tell whether there is a gap for English learners",
  );
});
