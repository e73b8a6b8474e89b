import fc from "fast-check";
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
    "Of 400 English learners, 100 met the state standard in math. At everyone else’s rate it would have been 200.",
  );
  expect(shortfallSentence(finding({ comparison: "all" }), en)).toContain(
    "At the rate of all students it would have been 200.",
  );
  expect(shortfallSentence(finding(), en, {}, true)).toBe(
    "Of 400 English learners, 100 (25%) met the state standard in math. At everyone else’s rate it would have been 200 (50%).",
  );
  expect(shortfallSentence(finding(), es)).toBe(
    "De 400 aprendices de inglés, 100 alcanzaron el estándar estatal de matemáticas. Con la tasa de los demás habrían sido 200.",
  );
  expect(shortfallCaption(finding(), en)).toBe(
    "students: the gap between 100 English learners who met the state standard in math and 200",
  );
  expect(shortfallKey(finding(), en)).toBe(
    "students: the gap between 100 English learners who met the state standard in math and 200 at everyone else’s rate",
  );
  expect(shortfallKey(finding(), es)).toBe(
    "estudiantes: la brecha entre 100 aprendices de inglés que alcanzaron el estándar estatal de matemáticas y 200 con la tasa de los demás",
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

test("no shortfall is worded with a negation, as a forecast, or as fewer or more of something unsaid", () => {
  for (const words of [en, es])
    for (const [id, verb] of Object.entries(words.language.shortfalls)) {
      // "Had no suspensions" is how a school says it. A negated verb ("were not suspended") reads as two negations beside "less".
      const said = verb.replace(/^(had no|no tuvieron) /, "");
      expect(said, id).not.toMatch(/\b(not|no|none|never|nobody|would|ning[uú]n[ao]?|nadie|nunca)\b/i);
      const sentence = shortfallSentence(finding({ indicator: id }), words);
      // A reader took "fewer than at everyone else's rate" for a drop, or for what the others have more of.
      expect(sentence, id).not.toMatch(/\bfewer\b|\bwould (?!have\b)|\bfaltaron \d|serían\b|\b[Oo]tr[oa]s \d/);
    }
});

test("headline, lede and caption say both counts, whose difference is the number of the gap, which only the caption adds", () => {
  fc.assert(
    fc.property(
      fc.record({
        hits: fc.integer({ min: 1010, max: 1990 }),
        studentsToClose: fc.integer({ min: 3, max: 990 }),
        language: fc.constantFrom("en" as const, "es" as const),
      }),
      ({ hits, studentsToClose, language }) => {
        const lang = wordsOf(language);
        const n = 4000;
        const f = finding({
          n,
          hits,
          rate: hits / n,
          comparisonRate: (hits + studentsToClose) / n,
          studentsToClose,
          verdict: "clear",
          counted: { value: -studentsToClose / n, lower: -0.3, upper: -0.0001, direction: "higher-is-better" },
          comparisonN: 800,
          comparisonHits: 400,
          unit: "share-points",
        });
        const numbers = (text: string): number[] =>
          [...text.matchAll(/\d[\d,]*(?![\d.,]*%)/g)].map(([x]) => Number(x.replaceAll(",", "")));
        expect(numbers(gapHeadline(f, lang))).toEqual([n, hits, hits + studentsToClose]);
        expect(numbers(shortfallKey(f, lang))).toEqual([hits, hits + studentsToClose]);
        expect(numbers(shortfallRates(f, lang))).toEqual([]);
      },
    ),
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
  expect(shortfallSentence(suspended, en)).toContain(
    "300 had no suspensions. At everyone else’s rate it would have been 400.",
  );
  expect(shortfallRates(suspended, en)).toBe("That is 75%, against 95% of all other students.");
  expect(shortfallRates(finding(), en)).toBe("That is 25%, against 50% of all other students.");
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
      const said = shortfallSentence(finding({ indicator }), words, {}, true).replace(
        /English learners( who answered)?|aprendices de inglés( que respondieron)?/,
        "x",
      );
      for (const sentence of said.split(/(?<=\.) /))
        expect(wordCount(sentence), sentence).toBeLessThanOrEqual(words.language.grammar.longestSentence);
    }
});

test("a headline says how many had the outcome and how many it would have been at the other rate, its lede the rates, the certainty and the range", () => {
  const gap = { value: -0.25, lower: -0.2999, upper: -0.2001, direction: "higher-is-better" as const };
  const clear = finding({
    verdict: "clear",
    comparisonN: 800,
    comparisonHits: 400,
    counted: gap,
    unit: "share-points",
  });
  expect(gapHeadline(clear, en)).toBe(
    "Of 400 English learners, 100 met the state standard in math; at everyone else’s rate it would have been 200",
  );
  expect(gapLede(clear, en)).toBe(
    `${shortfallRates(clear, en)} This is a clear gap (between 80 and 120 students; 25 points).`,
  );
  const ahead = { ...clear, value: -0.25, counted: { ...gap, value: 0.25, lower: 0.2, upper: 0.3 }, hits: 300 };
  expect(gapHeadline(ahead, en)).toBe(
    "Of 400 English learners, 300 met the state standard in math; at everyone else’s rate it would have been 200",
  );
  expect(gapHeadline(ahead, es)).toBe(
    "De 400 aprendices de inglés, 300 alcanzaron el estándar estatal en matemáticas; con la tasa de los demás habrían sido 200",
  );
  expect(gapHeadline({ ...clear, verdict: "cannot-tell" }, en)).toBe(
    "We can’t tell whether there is a gap for English learners",
  );
});
