import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { studentsInGap } from "../../src/base/students.ts";
import {
  type AmountFinding,
  customOutcome,
  findingSentence,
  findingTitle,
  type ShareFinding,
} from "../../src/ui/finding-sentence.ts";
import { crossedPhrase, everyoneElse, groupPhrase } from "../../src/ui/group-phrase.ts";
import { outcomesEn, type WordedIndicatorId } from "../../src/ui/language/en/outcomes.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { sentencesOf, wordCount } from "./reading-level.ts";

const english = wordsOf("en");
const spanish = wordsOf("es");

/** Words with straight quotes, as the guide to words prints them. */
const straight = (text: string): string => text.replace(/[’]/g, "'");

const absent = (words = english): ShareFinding => ({
  indicator: "chronic-absence",
  group: groupPhrase("group.el", words),
  comparison: everyoneElse(words),
  certainty: "clear",
  n: 412,
  hits: 132,
  comparisonN: 8600,
  comparisonHits: 1796,
  gap: { value: 132 / 412 - 1796 / 8600, lower: 0.066, upper: 0.16, direction: "lower-is-better" },
});

test("a clear gap in English reads as the guide says", () => {
  expect(
    straight(findingSentence({ ...absent(), change: { kind: "closing", since: 2024, own: "better" } }, english)),
  ).toBe(
    "Of 412 English learners, 132 missed a tenth or more of their school days. " +
      "That is 46 more than the 86 at the rate of all other students. " +
      "This is a clear gap (between 27 and 66 students; 11 points). " +
      "The gap has narrowed since 2023-24, and English learners' rate improved.",
  );
});

test("a clear gap in Spanish reads as the guide says", () => {
  expect(findingSentence({ ...absent(spanish), change: { kind: "closing", since: 2024 } }, spanish)).toBe(
    "De 412 aprendices de inglés, 132 faltaron a una décima parte o más de sus días de clase. " +
      "Son 46 más que los 86 que habría con la tasa de los demás estudiantes. " +
      "Es una brecha clara (entre 27 y 66 estudiantes; 11 puntos). " +
      "La brecha se ha reducido desde 2023-24.",
  );
});

test("a favorable outcome uses 'more', and a group ahead gets the same wording", () => {
  const met: ShareFinding = {
    ...absent(),
    indicator: "math-met",
    n: 640,
    hits: 212,
    comparisonN: 5000,
    comparisonHits: 2465,
    gap: { value: 212 / 640 - 0.493, lower: -0.2, upper: -0.121, direction: "higher-is-better" },
  };
  expect(findingSentence(met, english)).toBe(
    "Of 640 English learners, 212 met the state standard in math. " +
      "That is 104 fewer than the 316 at the rate of all other students. " +
      "This is a clear gap (between 77 and 128 students; 16 points).",
  );
  const ahead: ShareFinding = {
    ...absent(),
    group: groupPhrase("group.filipino", english),
    n: 520,
    hits: 41,
    comparisonHits: 2580,
    gap: { value: 41 / 520 - 0.3, lower: -0.25, upper: -0.19, direction: "lower-is-better" },
  };
  expect(findingSentence(ahead, english)).toContain(
    "Of 520 Filipino students, 41 missed a tenth or more of their school days. That is 115 fewer than the 156 at the rate of all other students.",
  );
});

const suspended = (words = english): ShareFinding => ({
  ...absent(words),
  indicator: "suspended",
  group: groupPhrase("group.black", words),
  n: 308,
  hits: 54,
  comparisonN: 902,
  comparisonHits: 61,
  gap: { value: 54 / 308 - 61 / 902, lower: 0.063, upper: 0.155, direction: "lower-is-better" },
});

test("an outcome that is rare, unwanted and decided by adults gives two rates and their ratio", () => {
  expect(findingSentence(suspended(), english)).toBe(
    "Schools suspended 54 of 308 Black or African American students (18%), against 61 of 902 other students (7%): 2.6 times as often. " +
      "This is a clear gap (between 19 and 48 students more than at the others’ rate; 11 points).",
  );
  expect(findingSentence(suspended(spanish), spanish)).toContain(
    "Las escuelas suspendieron a 54 de 308 estudiantes negros o afroamericanos (18%), frente a 61 de 902 otros estudiantes (7%): la primera tasa es 2.6 veces la segunda.",
  );
  expect(findingTitle(suspended(), english)).toBe(
    "Black or African American students were suspended 2.6 times as often as all other students",
  );
  expect(findingTitle(suspended(spanish), spanish)).toBe(
    "La tasa de suspensión de los estudiantes negros o afroamericanos fue 2.6 veces la de los demás estudiantes",
  );
});

test("there is no ratio where the comparison's rate is zero", () => {
  expect(findingSentence({ ...suspended(), comparisonHits: 0 }, english)).toContain(
    "(18%), against none of 902 other students.",
  );
  expect(findingSentence({ ...suspended(), hits: 0, comparisonHits: 0, certainty: "no-sign" }, english)).toContain(
    "Schools suspended none of 308 Black or African American students (0%), and none of 902 other students.",
  );
});

test("identification is neither better nor worse: more often, less often", () => {
  const identified: ShareFinding = {
    ...suspended(),
    indicator: "special-education",
    group: crossedPhrase("group.male", "group.black", english),
    n: 400,
    hits: 60,
    comparisonN: 4800,
    comparisonHits: 480,
    gap: { value: 0.05, lower: 0.02, upper: 0.09, direction: "neither" },
  };
  expect(findingSentence(identified, english)).toContain(
    "Schools identified Black or African American boys for special education more often than all other students: 60 of 400, against 480 of 4,800. That is 1.5 times as often.",
  );
  const rarer = { ...identified, gap: { value: -0.05, lower: -0.09, upper: -0.02, direction: "neither" as const } };
  expect(findingSentence(rarer, english)).toContain("less often than");
  const enEspanol = {
    ...identified,
    group: crossedPhrase("group.black", "group.male", spanish),
    comparison: everyoneElse(spanish),
  };
  expect(findingSentence(enEspanol, spanish)).toContain(
    "Las escuelas identificaron a los niños y jóvenes varones negros o afroamericanos para educación especial con más frecuencia que a los demás estudiantes: 60 de 400, frente a 480 de 4,800. La primera tasa es 1.5 veces la segunda.",
  );
});

const distance = (words = english): AmountFinding => ({
  indicator: "math-distance",
  group: groupPhrase("group.el", words),
  comparison: everyoneElse(words),
  certainty: "clear",
  value: -62.4,
  comparisonValue: 11.8,
  unit: "scale-points",
  gap: { value: -74.2, lower: -80.1, upper: -68.3, unit: "scale-points", direction: "higher-is-better" },
});

test("an average says above or below, never a bare minus", () => {
  expect(findingSentence(distance(), english)).toBe(
    "On average, English learners scored 62 test points below the standard in math. " +
      "For all other students it was 12 test points above the standard. " +
      "This is a clear gap (likely range 68 to 81; 74 test points).",
  );
  expect(findingSentence(distance(spanish), spanish)).toContain(
    "En promedio, los aprendices de inglés quedaron 62 puntos de la prueba por debajo del estándar en matemáticas.",
  );
});

test("the sentence on a resource names the district as its provider", () => {
  const teachers: AmountFinding = {
    ...distance(),
    indicator: "novice-teacher",
    value: 9 / 40,
    comparisonValue: 4 / 40,
    unit: "share",
    gap: { value: 0.125, lower: 0.04, upper: 0.21, unit: "share-points", direction: "lower-is-better" },
    counts: { k: 9, n: 40, k2: 4, n2: 40 },
  };
  expect(findingSentence(teachers, english)).toContain(
    "The district placed new teachers more often with English learners than with all other students. It was 9 of 40 of their core teachers, against 4 of 40.",
  );
});

test("the sentence on a survey is about respondents and has the response rate", () => {
  const safe: ShareFinding = { ...absent(), indicator: "safe-at-school", answered: 0.61 };
  const text = findingSentence(safe, english);
  expect(text).toContain("Of 412 English learners who answered, 132 said they feel safe at school.");
  expect(text).toContain("61% of those asked answered.");
  expect(findingSentence({ ...safe, ...absent(spanish), indicator: "safe-at-school" }, spanish)).toContain(
    "De 412 aprendices de inglés que respondieron, 132 dijeron que la escuela es un lugar seguro.",
  );
});

test("the sentence on change says which rate changed", () => {
  const change = (own?: "worse", because?: "comparison-worse") =>
    findingSentence(
      { ...absent(), change: { kind: "closing", since: 2025, ...(own && { own }), ...(because && { because }) } },
      english,
    );
  expect(change(undefined, "comparison-worse")).toMatch(
    /The gap is smaller because the rate of all other students got worse\.$/,
  );
  expect(straight(change("worse"))).toMatch(/since 2024-25, and English learners' rate got worse\.$/);
  for (const kind of ["growing", "same", "unclear", "new"] as const) {
    expect(findingSentence({ ...absent(), change: { kind, since: 2025 } }, english)).toMatch(/\.$/);
  }
});

test("uncertainty is worded without made-up counts of people", () => {
  const few: ShareFinding = {
    ...absent(),
    certainty: "cannot-tell",
    n: 24,
    hits: 0,
    gap: { value: -0.04, lower: -0.11, upper: 0.09, direction: "lower-is-better" },
    wanted: "In school regularly",
  };
  expect(findingSentence(few, english)).toBe(
    "Of 24 English learners, none missed a tenth or more of their school days. " +
      "That is 0%, against 21% of all other students. " +
      "We can’t tell (in school regularly: from 9 points less to 11 points more).",
  );
  expect(
    findingSentence(
      { ...few, group: groupPhrase("group.female", spanish), comparison: everyoneElse(spanish) },
      spanish,
    ),
  ).toContain("De 24 niñas y jóvenes mujeres, ninguna faltó");
});

test("one or two students are not counted exactly", () => {
  const tiny = {
    ...absent(),
    n: 20,
    hits: 5,
    gap: { value: 0.08, lower: 0.01, upper: 0.2, direction: "lower-is-better" as const },
  };
  expect(findingSentence(tiny, english)).toContain("That is 1 or 2 more than at the rate of all other students.");
  expect(findingSentence(tiny, english)).toContain("(up to 4 students; 8 points)");
});

test("a missing number has its reason, a missing record its name", () => {
  expect(findingSentence({ none: "below_min_n" }, english)).toBe(
    "Too few students to say. The number would say more about chance than about the school.",
  );
  expect(findingSentence({ none: "missing_data", record: "course results" }, english)).toBe(
    "Not asked: course results missing.",
  );
  expect(findingSentence({ ...absent(), certainty: "withheld" }, english)).not.toMatch(/\d/);
});

test("an outcome of the wrong kind is an error; a district's own has words", () => {
  expect(() => findingSentence({ ...absent(), indicator: "class-size" }, english)).toThrow(AppError);
  expect(findingSentence({ ...absent(), indicator: customOutcome("Arts", english) }, english)).toContain(
    "Of 412 English learners, 132 counted in “Arts”.",
  );
});

test("the three displayed numbers always subtract exactly", () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 10, max: 5000 })
        .chain((n) =>
          fc.record({ n: fc.constant(n), hits: fc.nat(n), other: fc.double({ min: 0, max: 1, noNaN: true }) }),
        ),
      fc.constantFrom(english, spanish),
      ({ n, hits, other }, words) => {
        const value = hits / n - other;
        const text = findingSentence(
          {
            ...absent(words),
            n,
            hits,
            comparisonHits: Math.round(other * 8600),
            gap: { value, lower: value - 0.01, upper: value + 0.01, direction: "lower-is-better" },
          },
          words,
        );
        const found =
          /is (?<k>[\d,]+) (?<way>fewer|more) than the (?<n>[\d,]+) at|Son (?<k>[\d,]+) (?<way>menos|más) que (?<n>los [\d,]+|el único) que habría|(?<n>none|ninguno)(?:, so that is|: son) (?<k>[\d,]+) (?<way>more|más)/.exec(
            text,
          )?.groups;
        if (!found) {
          expect(studentsInGap(value, n)).toBeLessThan(3);
          return;
        }
        const number = (t = ""): number => (/^n/.test(t) ? 0 : /único/.test(t) ? 1 : Number(t.replace(/\D/g, "")));
        const sign = /fewer|menos/.test(found["way"] ?? "") ? 1 : -1;
        expect(hits + sign * number(found["k"])).toBe(number(found["n"]));
      },
    ),
  );
});

test("every indicator has a sentence of at most 20 words in English and 25 in Spanish, and a title", () => {
  const long: string[] = [];
  for (const words of [english, spanish]) {
    for (const key of Object.keys(outcomesEn)) {
      const indicator = key.slice("indicator.".length, -".did".length) as WordedIndicatorId;
      const form = words.outcome(indicator).form;
      const finding =
        form === "placed"
          ? { ...distance(words), indicator, value: 0.23, comparisonValue: 0.1, unit: "share" as const }
          : form === "amount"
            ? { ...distance(words), indicator }
            : { ...absent(words), indicator, group: groupPhrase("group.el", words) };
      const text = findingSentence(finding, words);
      expect(text).not.toMatch(/[{}]|undefined| {2}/);
      expect(findingTitle(finding, words)).not.toMatch(/[{}:]|undefined|\.$/);
      for (const sentence of sentencesOf(text)) {
        if (
          wordCount(
            sentence.replace(
              /English learners|(los )?aprendices de inglés|(all )?other students|(los )?(otros|demás) estudiantes/g,
              "x",
            ),
          ) > (words === english ? 20 : 25)
        )
          long.push(sentence);
      }
    }
  }
  expect(long).toEqual([]);
});
