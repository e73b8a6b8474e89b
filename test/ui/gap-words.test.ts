import fc from "fast-check";
import { expect, test } from "vitest";
import type { Unit } from "../../src/base/finding.ts";
import { languages } from "../../src/base/lang.ts";
import { type Direction, disadvantage, shownGap } from "../../src/measures/oriented-gap.ts";
import { rangeWords, signedValue } from "../../src/ui/format.ts";
import { gapRangeWords, gapWords } from "../../src/ui/gap-words.ts";
import { wordsOf } from "../../src/ui/words.ts";

const english = wordsOf("en");
const spanish = wordsOf("es");

/** A gap from its raw values, group minus comparison. */
const gapOf = (direction: Direction, value: number, lower: number, upper: number, unit: Unit = "share-points") => ({
  counted: { direction, value, lower, upper },
  unit,
});

test("less means less of the wanted outcome, whichever way the question runs", () => {
  const met = gapOf("higher-is-better", -0.23, -0.33, -0.12);
  const absent = gapOf("lower-is-better", 0.23, 0.12, 0.33);
  for (const gap of [met, absent]) {
    expect(gapWords(gap, english)).toBe("23 points less");
    expect(gapWords(gap, spanish)).toBe("23 puntos menos");
    expect(gapRangeWords(gap, english)).toBe("12 to 33 points less");
    expect(gapRangeWords(gap, spanish)).toBe("de 12 a 33 puntos menos");
  }
  expect(gapWords(gapOf("lower-is-better", -0.25, -0.3, -0.2), english)).toBe("25 points more");
});

test("a range with zero inside has a direction at each end", () => {
  expect(gapRangeWords(gapOf("higher-is-better", 0.1, -0.02, 0.22), english)).toBe(
    "from 2 points less to 22 points more",
  );
  expect(gapRangeWords(gapOf("lower-is-better", 0.1, -0.02, 0.22), english)).toBe(
    "from 22 points less to 2 points more",
  );
  expect(gapRangeWords(gapOf("higher-is-better", 0, -0.0351, 0.01), spanish)).toBe(
    "entre 4 puntos menos y 1 punto más",
  );
  expect(gapRangeWords(gapOf("higher-is-better", -0.05, -0.1, 0), english)).toBe(
    "from 10 points less to no difference",
  );
});

test("identification is more or less often, and an average keeps its unit", () => {
  expect(gapWords(gapOf("neither", 0.04, 0.01, 0.07), english)).toBe("4 points more often");
  expect(gapRangeWords(gapOf("neither", -0.04, -0.07, -0.01), english)).toBe("1 to 7 points less often");
  expect(gapWords(gapOf("higher-is-better", -42, -50, -34, "scale-points"), english)).toBe("42 test points less");
  expect(gapWords(gapOf("lower-is-better", 0.9, 0.4, 1.4, "students"), english)).toBe("less, by 0.9 students");
  expect(gapWords(gapOf("lower-is-better", 0, -1, 1, "days"), english)).toBe("no difference");
});

const unit = fc.constantFrom<Unit>("share-points", "scale-points", "students", "days", "index", "dollars-per-student");
const direction = fc.constantFrom<Direction>("higher-is-better", "lower-is-better", "neither");
const gap = fc
  .record({
    unit,
    direction,
    ends: fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1, max: 1, noNaN: true }))),
  })
  .map(({ unit: of, direction: way, ends }) => {
    const [lower = 0, value = 0, upper = 0] = [...ends].sort((a, b) => a - b);
    return gapOf(way, value, lower, upper, of);
  });

test("the words, the printed sign and the disadvantage of a gap agree", () => {
  fc.assert(
    fc.property(gap, (g) => {
      const shown = shownGap(g.counted);
      const text = gapWords(g, english);
      const signed = signedValue(shown.value, g.unit, english);
      if (signed.startsWith("−")) expect(text).toMatch(/less/);
      if (signed.startsWith("+")) expect(text).toMatch(/more/);
      expect(text === "no difference").toBe(shown.value === 0);
      if (g.counted.direction !== "neither") expect(disadvantage(g.counted).value).toBe(0 - shown.value);
      expect(shown.lower <= shown.value && shown.value <= shown.upper).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a range in words has the numbers of the same range in a table, and no minus sign", () => {
  const numbers = (text: string): string[] => (text.match(/[0-9.]+/g) ?? []).sort();
  fc.assert(
    fc.property(gap, fc.constantFrom(...languages), (g, lang) => {
      const words = wordsOf(lang);
      const { lower, upper } = shownGap(g.counted);
      const text = gapRangeWords(g, words);
      expect(text).not.toMatch(/[−-]\d/);
      expect(text).not.toMatch(/(?<![.\d])1 (points|puntos)\b/);
      const printed = numbers(rangeWords(lower, upper, g.unit, words));
      for (const number of numbers(text)) expect(printed).toContain(number);
    }),
    { numRuns: 300 },
  );
});
