import fc from "fast-check";
import { expect, test } from "vitest";
import { type Reason, reasons, type Unit } from "../../src/base/finding.ts";
import { languages } from "../../src/base/lang.ts";
import { certaintyTag, certaintyWords, fillOf } from "../../src/ui/certainty.ts";
import {
  bandWords,
  countText,
  dayWords,
  listWords,
  placeWords,
  rangeWords,
  schoolYear,
  shortValue,
  signedValue,
  valueWords,
} from "../../src/ui/format.ts";
import { crossedPhrase, gradePhrase, groupPhrase, languagePhrase } from "../../src/ui/group-phrase.ts";
import { printHtml } from "../../src/ui/html.ts";
import { type GroupGlossaryKey, groupsEn } from "../../src/ui/language/en/groups.ts";
import { reasonWords } from "../../src/ui/reason-words.ts";
import { wordsOf } from "../../src/ui/words.ts";

const english = wordsOf("en");
const spanish = wordsOf("es");

test("numbers have California's format in both languages", () => {
  expect([countText(1234, english), countText(1234, spanish)]).toEqual(["1,234", "1,234"]);
  expect([shortValue(0.32, "share", english), shortValue(0.32, "share", spanish)]).toEqual(["32%", "32%"]);
  expect(dayWords("2026-03-27", english)).toBe("March 27, 2026");
  expect(dayWords("2026-03-27", spanish)).toBe("27 de marzo de 2026");
  expect([schoolYear(2026), schoolYear(2000)]).toEqual(["2025-26", "1999-00"]);
  const places = [1, 2, 3, 11, 22, 420];
  expect(places.map((n) => placeWords(n, wordsOf("en")))).toEqual(["1st", "2nd", "3rd", "11th", "22nd", "420th"]);
  expect(places.slice(3).map((n) => placeWords(n, wordsOf("es")))).toEqual(["11.º", "22.º", "420.º"]);
  expect(listWords(["a", "b", "c"], english)).toBe("a, b, and c");
});

test("a rare rate keeps a decimal; only exact rates print as 0% and 100%", () => {
  const words = [0, 0.004, 0.018, 0.32, 0.996, 1].map((v) => shortValue(v, "share", english));
  expect(words).toEqual(["0%", "0.4%", "1.8%", "32%", "99.6%", "100%"]);
});

test("a half is rounded up as it is written, though a computer stores a little less", () => {
  expect(shortValue(26.15, "days", english)).toBe("26.2");
  expect(shortValue(0.0015, "share", english)).toBe("0.2%");
  expect(valueWords(1.005, "standard-deviations", english)).toContain("1.01");
});

test("units are words, and points are never percent", () => {
  const said = (value: number, unit: Unit) => [valueWords(value, unit, english), valueWords(value, unit, spanish)];
  expect(said(0.11, "share-points")).toEqual(["11 points", "11 puntos"]);
  expect(said(0.01, "share-points")).toEqual(["1 point", "1 punto"]);
  expect(said(0.0004, "share-points")).toEqual(["less than 0.1 points", "menos de 0.1 puntos"]);
  expect(said(2.61, "ratio")).toEqual(["2.6 times", "2.6 veces"]);
  expect(said(27.41, "students")).toEqual(["27.4 students", "27.4 estudiantes"]);
  expect(said(12_345.6, "dollars-per-student")).toEqual(["$12,346", "$12,346"]);
  expect(said(-42.4, "scale-points")).toEqual(["−42 test points", "−42 puntos de la prueba"]);
  expect(signedValue(0.04, "share-points", english)).toBe("+4");
  expect(signedValue(-0.00001, "share-points", english)).toBe("0.0");
});

test("a range is rounded outward: it always contains the unrounded range", () => {
  expect(rangeWords(0.261, 0.322, "share", english)).toBe("26% to 33%");
  expect(bandWords(0.3, 0.34, "share", spanish)).toBe("30–34%");
  expect(rangeWords(0.088, 0.141, "share-points", spanish)).toBe("de 8 a 15");
  fc.assert(
    fc.property(
      fc.double({ min: 0.03, max: 0.97, noNaN: true }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      (lower, long) => {
        const upper = Math.min(0.97, lower + long);
        const [a = Number.NaN, b = Number.NaN] = (
          rangeWords(lower, upper, "share", english).match(/[\d.]+/g) ?? []
        ).map(Number);
        expect(a / 100).toBeLessThanOrEqual(lower + 1e-9);
        expect(b / 100).toBeGreaterThanOrEqual(upper - 1e-9);
      },
    ),
  );
});

test("a certainty has its fixed words and a mark", () => {
  expect(certaintyWords("clear", english)).toBe("a clear gap");
  expect(certaintyWords("too-few", spanish)).toBe("muy pocos estudiantes para saberlo");
  const verdicts = ["clear", "clear-small", "probable", "no-sign", "cannot-tell", "too-few"] as const;
  expect(verdicts.map(fillOf)).toEqual(["filled", "small", "half", "open", "faint", "tiny"]);
  expect(printHtml(certaintyTag("probable", english))).toBe('<span class="tag mark-half">probably a gap</span>');
  expect(printHtml(certaintyTag("withheld", english))).toBe('<span class="hid">hidden</span>');
});

test("a crossing of two groups is named as people, in either order", () => {
  const both = (a: GroupGlossaryKey, b: GroupGlossaryKey) => [
    crossedPhrase(a, b, english).counted,
    crossedPhrase(b, a, spanish).the,
  ];
  expect(both("group.black", "group.swd")).toEqual([
    "Black or African American students with disabilities",
    "los estudiantes negros o afroamericanos con discapacidades",
  ]);
  expect(both("group.black", "group.female")).toEqual([
    "Black or African American girls",
    "las niñas y jóvenes mujeres negras o afroamericanas",
  ]);
  expect(both("group.female", "group.el")).toEqual([
    "girls among English learners",
    "las niñas y jóvenes mujeres entre los aprendices de inglés",
  ]);
  expect(both("group.el", "group.sed")).toEqual([
    "English learners from low-income families",
    "los aprendices de inglés de familias con bajos ingresos",
  ]);
  expect(both("group.sed", "group.two-or-more")[0]).toBe("students of two or more races from low-income families");
  const key = fc.constantFrom(...(Object.keys(groupsEn) as GroupGlossaryKey[]));
  fc.assert(
    fc.property(key, key, fc.constantFrom(...languages), (a, b, lang) => {
      const words = wordsOf(lang);
      fc.pre(a !== b);
      const text = crossedPhrase(a, b, words);
      expect(text).toEqual(crossedPhrase(b, a, words));
      expect(text.counted).not.toMatch(/[{}×]| x /);
    }),
  );
});

test("groups, grades and home languages have forms for sentences", () => {
  expect(groupPhrase("group.everyone-else", english)).toMatchObject({
    counted: "other students",
    the: "all other students",
  });
  expect(groupPhrase("group.female", spanish)).toMatchObject({ the: "las niñas y jóvenes mujeres", feminine: true });
  expect([gradePhrase("03", english).the, gradePhrase("KN", spanish).the]).toEqual([
    "students in grade 3",
    "los estudiantes de kínder",
  ]);
  expect(languagePhrase("Spanish", english).counted).toBe("students who speak Spanish at home");
});

test("every reason for a missing number has words in both languages", () => {
  for (const reason of reasons satisfies readonly Reason[]) {
    for (const words of [english, spanish]) {
      const { what, why } = reasonWords(reason, words);
      expect(what).toMatch(/\.$/);
      expect(why).toMatch(/\.$/);
    }
  }
});

test("a cached number prints what the language's own formatter prints, also near a tie and in any order", () => {
  const nearTie = fc
    .tuple(fc.integer({ min: -40_000, max: 40_000 }), fc.double({ min: -1e-8, max: 1e-8, noNaN: true }))
    .map(([halves, off]) => halves / 20 + off);
  const value = fc.oneof(fc.double({ min: -1e7, max: 1e7, noNaN: true }), nearTie, fc.integer());
  fc.assert(
    fc.property(value, (x) => {
      const shown = new Intl.NumberFormat("en-US", {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: "negative",
      }).format(x);
      expect(shortValue(x, "ratio", english)).toBe(shown.replace(/^-/, "−"));
    }),
    { numRuns: 2000 },
  );
});
