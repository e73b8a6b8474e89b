import { expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { type Lang, languages } from "../../src/base/lang.ts";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import { indicatorLabel, wantedName } from "../../src/ui/audit-sentence.ts";
import { glossaryEn } from "../../src/ui/language/en/glossary.ts";
import { groupsEn } from "../../src/ui/language/en/groups.ts";
import { type OutcomeWording, outcomesEn } from "../../src/ui/language/en/outcomes.ts";
import { sentencesEn } from "../../src/ui/language/en/sentences.ts";
import { wantedEn } from "../../src/ui/language/en/wanted.ts";
import { glossaryEs } from "../../src/ui/language/es/glossary.ts";
import { groupsEs } from "../../src/ui/language/es/groups.ts";
import { outcomesEs } from "../../src/ui/language/es/outcomes.ts";
import { sentencesEs } from "../../src/ui/language/es/sentences.ts";
import type { Sentence } from "../../src/ui/language/sentence.ts";
import { definitionSource } from "../../src/ui/rule-words.ts";
import { fillSlots, wordsOf } from "../../src/ui/words.ts";
import {
  countText,
  fernandezHuerta,
  fleschKincaid,
  inflesz,
  sentencesOf,
  syllablesEnglish,
  syllablesSpanish,
  wordCount,
} from "./reading-level.ts";

const sentences: Record<Lang, Readonly<Record<string, Sentence>>> = { en: sentencesEn, es: sentencesEs };
const glossaries = { en: glossaryEn, es: glossaryEs };
const outcomes: Record<Lang, Readonly<Record<string, OutcomeWording>>> = { en: outcomesEn, es: outcomesEs };

const dictionaryOf = (sentence: Sentence): string[] =>
  typeof sentence === "string" ? [sentence] : Object.values(sentence);
const slotsIn = (sentence: Sentence): string[] =>
  [
    ...new Set(dictionaryOf(sentence).flatMap((t) => [...t.matchAll(/\{([a-z0-9]+)\}/g)].map((m) => m[1] ?? ""))),
  ].sort();

/** All text of a language, with its path. */
function everyText(lang: Lang): { key: string; text: string }[] {
  const all: { key: string; text: string }[] = [];
  for (const [key, sentence] of Object.entries(sentences[lang])) {
    for (const text of dictionaryOf(sentence)) all.push({ key, text });
  }
  for (const [key, { label, plain }] of Object.entries(glossaries[lang])) {
    all.push({ key, text: label }, { key: `${key} (plain)`, text: plain });
  }
  for (const [key, outcome] of Object.entries(outcomes[lang])) {
    for (const [part, text] of Object.entries(outcome)) if (part !== "form") all.push({ key, text });
  }
  const groups = lang === "en" ? groupsEn : groupsEs;
  for (const [key, forms] of Object.entries(groups)) {
    for (const text of Object.values(forms)) if (typeof text === "string") all.push({ key, text });
  }
  return all;
}

test("both languages have the same keys and none is empty", () => {
  expect(Object.keys(sentencesEs).sort()).toEqual(Object.keys(sentencesEn).sort());
  expect(Object.keys(glossaryEs).sort()).toEqual(Object.keys(glossaryEn).sort());
  expect(Object.keys(outcomesEs).sort()).toEqual(Object.keys(outcomesEn).sort());
  for (const lang of languages) {
    for (const { key, text } of everyText(lang)) expect(text.trim(), `${lang} ${key}`).not.toBe("");
  }
});

test("a sentence has the same slots in both languages", () => {
  for (const key of Object.keys(sentencesEn) as (keyof typeof sentencesEn)[]) {
    expect(
      slotsIn(sentencesEs[key]).filter((s) => s !== "n"),
      key,
    ).toEqual(slotsIn(sentencesEn[key]).filter((s) => s !== "n"));
  }
  for (const key of Object.keys(outcomesEn) as (keyof typeof outcomesEn)[]) {
    const [a, b] = [outcomesEn[key], outcomesEs[key]];
    expect(b.form, key).toBe(a.form);
    if ("act" in a && "act" in b) expect(slotsIn(b.act), key).toEqual(slotsIn(a.act));
    if ("title" in a && "title" in b) expect(slotsIn(b.title), key).toEqual(slotsIn(a.title));
    if ("above" in a) expect("above" in b, key).toBe(true);
  }
});

test("no Spanish text is untranslated English", () => {
  const same = (Object.keys(glossaryEn) as (keyof typeof glossaryEn)[]).filter(
    (key) => glossaryEn[key].plain === glossaryEs[key].plain,
  );
  expect(same).toEqual([]);
});

test("no sentence is longer than 20 words, in Spanish 25", () => {
  const tooLong: string[] = [];
  for (const lang of languages) {
    for (const { key, text } of everyText(lang)) {
      for (const sentence of sentencesOf(text)) {
        if (wordCount(sentence) > (lang === "en" ? 20 : 25)) tooLong.push(`${lang} ${key}: ${sentence}`);
      }
    }
  }
  expect(tooLong).toEqual([]);
});

/** Words that describe a child or a group by a deficit, or that claim a cause (words.md, sections 1, 4 and 7). */
const banned: Record<Lang, readonly RegExp[]> = {
  en: [
    /\bLEP\b|non-english|\bthe ELs\b|\bstuck\b|at[- ]risk|special needs|handicap|\bSPED\b|suffers? from|wheelchair-bound/i,
    /\b(normal|regular|typical) students\b|homeless students|the homeless|housing insecure|foster kids/i,
    /poor kids|low-SES|free-lunch|\bBlacks\b|\burban\b|inner-city|Latinx|\bIndians\b|Oriental|model minority/i,
    /\bmixed race\b|minorities|non-white|\bBIPOC\b|\bfemales\b|\bmales\b|\billegal|undocumented|\bdropouts?\b/i,
    /broken homes|hard to reach|stakeholders?|unqualified|\b(bad|weak) teachers?\b|low[- ]perform|failing|achievement gap/i,
    /\b(low|weak|failing|behind) (students|groups?|children)\b|repeat offenders|held back|\bN\/A\b|\boops\b|\binvalid\b/i,
    /\bimpact\b|\bled to\b|times more (often|likely)|approximately|utiliz|in excess of|terminate|!/i,
    /\b(colour|counsellor|offence|centre|behaviour|programme|enrolment)\b/i,
  ],
  es: [
    /en riesgo|necesidades especiales|minusv|discapacitad|niños adoptivos|\bilegal|indocumentad|desert(or|ores)\b/i,
    /estudiantes normales|minorías|latinx|\bdesertor|bajo rendimiento|fracasad|[a-z]@|[lrnst]xs?\b(?<!ex)/i,
    /\bimpacto\b|veces más|!|¡/i,
  ],
};

test("forbidden words never occur", () => {
  const found: string[] = [];
  for (const lang of languages) {
    for (const { key, text } of everyText(lang)) {
      for (const pattern of banned[lang]) {
        const hit = pattern.exec(text);
        if (hit) found.push(`${lang} ${key}: "${hit[0]}" in "${text}"`);
      }
    }
  }
  expect(found).toEqual([]);
});

test("plurals follow the language and numbers get their thousands mark", () => {
  const [a, b] = [wordsOf("en"), wordsOf("es")];
  expect([1, 2, 1234].map((n) => a.say("quality.rows", { n }))).toEqual(["1 row", "2 rows", "1,234 rows"]);
  expect([1, 2, 1_000_000].map((n) => b.say("quality.rows", { n }))).toEqual(["1 fila", "2 filas", "1,000,000 filas"]);
});

test("a sentence never has an empty slot", () => {
  expect(() => fillSlots("{a} and {b}", { a: "x" }, "en-US")).toThrow(AppError);
});

test("syllable counts are within one of manual counts", () => {
  for (const [word, n] of [
    ["student", 2],
    ["school", 1],
    ["education", 4],
    ["graduate", 3],
    ["table", 2],
    ["missed", 1],
  ] as const) {
    expect(Math.abs(syllablesEnglish(word) - n), word).toBeLessThanOrEqual(1);
  }
  for (const [word, n] of [
    ["estudiantes", 4],
    ["escuela", 3],
    ["días", 2],
    ["aprendices", 4],
    ["que", 1],
    ["ciudad", 2],
    ["leer", 2],
    ["país", 2],
    ["guía", 2],
    ["muy", 1],
  ] as const) {
    expect(syllablesSpanish(word), word).toBe(n);
  }
});

test("the formulas are those of the guide to words", () => {
  const counts = { words: 100, sentences: 10, syllables: 150 };
  expect(fleschKincaid(counts)).toBeCloseTo(0.39 * 10 + 11.8 * 1.5 - 15.59, 10);
  expect(fernandezHuerta(counts)).toBeCloseTo(206.84 - 90 - 10.2, 10);
  expect(inflesz(counts)).toBeCloseTo(206.835 - 93.45 - 10, 10);
});

const filled = (text: string): string => text.replace(/\{[a-z0-9]+\}/g, "ten");
const joined = (lang: Lang, wanted: (key: string) => boolean): string =>
  everyText(lang)
    .filter(({ key }) => wanted(key))
    .map(({ text }) => (/[.?!]$/.test(text) ? text : `${text}.`))
    .map(filled)
    .join("\n");

test("texts for families stay at grade 8, texts for staff at grade 10", () => {
  const plain = (key: string): boolean => key.endsWith("(plain)");
  const screens = (key: string): boolean => /^(finding|sure|change|audit|page)\./.test(key);
  expect(fleschKincaid(countText(joined("en", plain), "en"))).toBeLessThanOrEqual(8);
  expect(fleschKincaid(countText(joined("en", screens), "en"))).toBeLessThanOrEqual(8);
  for (const kind of [plain, screens]) {
    const counts = countText(joined("es", kind), "es");
    expect(inflesz(counts)).toBeGreaterThanOrEqual(55);
    expect(fernandezHuerta(counts)).toBeGreaterThanOrEqual(60);
  }
});

test("an outcome of which less is better has a name for what is wanted, and no other has", () => {
  const unwanted = [...indicators, ...officialIndicators]
    .filter(({ outcome }) => outcome === "unfavorable")
    .map(({ id }) => id);
  expect(Object.keys(wantedEn).sort()).toEqual([...new Set(unwanted)].sort());
  for (const lang of languages) {
    const words = wordsOf(lang);
    for (const indicator of unwanted) {
      const name = wantedName({ indicator, direction: "lower-is-better" }, words);
      expect(name).not.toBe(indicatorLabel(indicator, words));
      expect(name).not.toMatch(/[{}“]/);
    }
    expect(wantedName({ indicator: "attendance", direction: "higher-is-better" }, words)).toBe(
      indicatorLabel("attendance", words),
    );
    expect(
      wantedName({ indicator: "our-own", direction: "lower-is-better" }, words, { "our-own": "Tardies" }),
    ).toContain("“Tardies”");
  }
});

test("a source in another language has the numbers and names of the definition's own", () => {
  // Words that both languages write the same: laws, programs, files, authors.
  const citations = (text: string): string[] =>
    (text.match(/\d[\d.]*\d|\d|\b[A-Z]{3,}\b/g) ?? []).filter((word) => word !== "ELA").sort();
  for (const lang of languages) {
    const words = wordsOf(lang);
    for (const { id, source } of [...indicators, ...officialIndicators]) {
      const said = definitionSource({ id, source }, words);
      if (lang === "en") expect(said).toEqual({ text: source, lang: "en" });
      else {
        expect(said.lang).toBe(lang);
        expect([...new Set(citations(said.text))], id).toEqual([...new Set(citations(source))]);
      }
    }
    expect(definitionSource({ id: "our-own", source: "Board policy 5113" }, words).text).toBe("Board policy 5113");
  }
});
