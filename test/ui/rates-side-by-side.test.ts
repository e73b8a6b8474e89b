import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnyFinding } from "../../src/reports/judged/finding-at.ts";
import { findingOf } from "../../src/ui/audit-sentence.ts";
import { findingSentence } from "../../src/ui/finding-sentence.ts";
import { valueWords } from "../../src/ui/format.ts";
import { ratesSideBySide } from "../../src/ui/rates-side-by-side.ts";
import { wordsOf } from "../../src/ui/words.ts";

const english = wordsOf("en");

/** Two rates of counts, both above 0. */
const twoRates = fc.tuple(fc.integer({ min: 11, max: 9000 }), fc.integer({ min: 11, max: 9000 })).chain(([n, n2]) =>
  fc.record({
    n: fc.constant(n),
    hits: fc.integer({ min: 1, max: n }),
    n2: fc.constant(n2),
    hits2: fc.integer({ min: 1, max: n2 }),
  }),
);
const number = (text: string): number => Number.parseFloat(text.replace("−", "-").replace(",", ""));

test("14.4% is 3.3 times 4.4%; two rates that agree as whole percents have no decimals", () => {
  expect(ratesSideBySide(90 / 624, 371 / 8377, english, { ratio: true })).toEqual(["14.4%", "4.4%"]);
  expect(ratesSideBySide(0.25, 0.52, english)).toEqual(["25%", "52%"]);
  expect(ratesSideBySide(0.254, 0.526, english)).toEqual(["25.4%", "52.6%"]);
});

test("two rates side by side give the printed difference and, where it is printed, the printed ratio", () => {
  fc.assert(
    fc.property(twoRates, ({ n, hits, n2, hits2 }) => {
      const [a, b] = [hits / n, hits2 / n2];
      const [first, second] = ratesSideBySide(a, b, english, { ratio: true }).map(number) as [number, number];
      // With three decimals in percent, a rate is off by at most 0.0005: a tie in the last printed digit may fall either way.
      const points = valueWords(a - b, "share-points", english);
      const step = points.includes(".") ? 0.1 : 1;
      if (!points.startsWith("less than"))
        expect(Math.abs(first - second - number(points))).toBeLessThan(step / 2 + 0.0011);
      const ratio = number(valueWords(a / b, "ratio", english));
      expect(Math.abs(first / second - ratio)).toBeLessThanOrEqual(0.05 + (0.0006 / second) * (1 + a / b));
    }),
  );
});

test("a sentence with a ratio shows rates whose quotient is that ratio", () => {
  fc.assert(
    fc.property(twoRates, ({ n, hits, n2, hits2 }) => {
      const [rate, comparisonRate] = [hits / n, hits2 / n2];
      const value = rate - comparisonRate;
      const said = findingSentence(
        findingOf(
          {
            indicator: "suspended",
            group: { grouping: "race-ethnicity", level: "black" },
            comparison: "everyone-else",
            verdict: "clear",
            direction: "lower-is-better",
            unit: "share-points",
            n,
            hits,
            comparisonN: n2,
            comparisonHits: hits2,
            rate,
            comparisonRate,
            counted: { value, lower: value - 0.001, upper: value + 0.001, direction: "lower-is-better" },
          } as AnyFinding,
          english,
        ),
        english,
      );
      const [first = 0, second = 0] = [...said.matchAll(/([\d.]+)%\)/g)].map(([, text = ""]) => number(text));
      const times = number(/([\d.,]+) times/.exec(said)?.[1] ?? "");
      expect(Math.abs(first / second - times), said).toBeLessThanOrEqual(0.05 + (0.0006 / second) * (1 + times));
    }),
  );
});
