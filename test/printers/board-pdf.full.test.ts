import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { auditSite } from "../../src/app/audit-site.ts";
import { openWorkspace } from "../../src/app/open-workspace.ts";
import { type AuditRun, runAudit } from "../../src/app/run-audit.ts";
import { boardPdf } from "../../src/printers/board-pdf.ts";
import { boardGaps } from "../../src/reports/board.ts";
import type { Audience } from "../../src/reports/report.ts";
import { displayRules } from "../../src/rules/display.ts";
import type { Words } from "../../src/ui/words.ts";
import { wordsFrom, wordsOf } from "../../src/ui/words.ts";
import { boardDetails, boardSheet } from "../../src/web/audit/board-sheet.ts";
import { siteOf } from "../../src/web/audit/site.ts";
import "../property-seed.ts";
import { sampleDistrict } from "../sample-district.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { contentOf, nodesOf, type PdfFacts, readPdf, textOf } from "./read-pdf.ts";

const { resolve } = createRequire(import.meta.url);
const fonts = ["400Regular/PublicSans_400Regular.ttf", "700Bold/PublicSans_700Bold.ttf"].map((file) =>
  readFileSync(resolve(`@expo-google-fonts/public-sans/${file}`)),
);
const leastLetters = 9;
const numberIn = (text: string): number => Number(text.replaceAll(",", ""));

let run: AuditRun<Audience>;
beforeAll(async () => {
  const folder = await sampleDistrict("small");
  run = await runAudit(operator, openWorkspace(operator, folder, folder));
});
const siteIn = (words: Words) => auditSite(run, run.deliveries, words);
const pdfIn = (words: Words): Uint8Array => boardPdf(siteIn(words), fonts);

/** Requirements on every sheet, whatever its words. */
function expectTwoSides(pdf: PdfFacts): void {
  expect(pdf.pages.length).toBe(2);
  expect(pdf.marked).toBe(true);
  for (const page of pdf.pages) {
    expect([page.width, page.height], "letter").toEqual([612, 792]);
    expect(page.fonts.length).toBeGreaterThan(0);
    expect(
      page.fonts.filter(({ embedded }) => !embedded),
      "every font is in the file",
    ).toEqual([]);
    expect(Math.min(...page.texts.map(({ size }) => size)), "smallest letters").toBeGreaterThanOrEqual(
      leastLetters - 0.01,
    );
    const tagged = new Set(contentOf(page.tree));
    const untagged = page.texts.filter(({ content }) => content !== null && !tagged.has(content ?? ""));
    expect(untagged, "text that is neither tagged nor an artifact").toEqual([]);
  }
}

describe.each([
  ["en", "en"],
  ["es", "es"],
] as const)("the sheet for the board in %s", (_, lang) => {
  const words = wordsOf(lang);

  test("is a tagged PDF of two letter pages that says all of the sheet in reading order", async () => {
    const pdf = await readPdf(pdfIn(words));
    expectTwoSides(pdf);
    expect(pdf.language).toBe(lang);
    const sheets = boardDetails.map((detail) => boardSheet(siteOf(siteIn(words)), detail));
    const [sheet] = sheets;
    expect(pdf.title).toBe(sheet?.title);
    const [first, second] = pdf.pages;
    if (first === undefined || second === undefined || sheet === undefined) throw new Error("no pages");
    const heading = nodesOf(first.tree, "H1");
    expect(heading.length).toBe(1);
    const joined = pdf.pages.map((page) => textOf(page.tree, page)).join(" ");
    const squeezed = (text: string): string => text.replace(/[\s\u200b]/g, "");
    const said = squeezed(joined);
    expect(squeezed(textOf(heading[0]!, first))).toBe(squeezed(sheet.heading));
    const headings = pdf.pages.flatMap((page) => nodesOf(page.tree, "H2").map((node) => squeezed(textOf(node, page))));
    const { say } = sheet;
    expect(headings).toEqual(
      [say.numbers, say.picture, say.meaning, say.better, say.decide, say.unknown, say.basis].map(squeezed),
    );
    // One of the details is printed: each of its texts, in order.
    const printed = sheets.some((one) => {
      const texts = [
        one.seal,
        one.heading,
        one.lede,
        ...one.gaps.flatMap((gap) => [gap.name, gap.rate, gap.comparisonRate, gap.students, gap.sure, gap.moved]),
        ...one.better,
        one.say.toFill,
        ...one.gaps.map(({ question }) => question),
        ...one.unknown,
        ...one.basis.flatMap(({ term, says }) => [term, says]),
      ];
      let from = 0;
      return texts.map(squeezed).every((text) => {
        const at = said.indexOf(text, from);
        from = at + text.length;
        return at >= 0;
      });
    });
    expect(printed).toBe(true);
  });

  test("has tables with headers of columns and rows, and a chart with its numbers as text", async () => {
    const site = siteOf(siteIn(words));
    const gaps = boardGaps(site.audit, site.main);
    expect(gaps.length).toBeGreaterThan(1);
    const pdf = await readPdf(pdfIn(words));
    const tables = pdf.pages.flatMap((page) => nodesOf(page.tree, "Table"));
    expect(tables.map((table) => nodesOf(table, "TH").length)).toEqual([6 + gaps.length, 4 + gaps.length]);
    for (const table of tables) {
      for (const row of nodesOf(table, "TBody").flatMap((body) => nodesOf(body, "TR")))
        expect([...nodesOf(row, "TH"), ...nodesOf(row, "TD")]).toEqual(row.children);
      expect(nodesOf(table, "THead").length).toBe(1);
      expect(nodesOf(table, "TR").length).toBe(gaps.length + 1);
    }
    const [figure, ...others] = pdf.pages.flatMap((page) => nodesOf(page.tree, "Figure"));
    expect(others).toEqual([]);
    for (const { rate, comparisonRate } of boardSheet(site).gaps) {
      expect(figure?.alt).toContain(rate);
      expect(figure?.alt).toContain(comparisonRate);
    }
  });

  test("has the same bytes each time", () => {
    expect(Buffer.from(pdfIn(words)).equals(Buffer.from(pdfIn(words)))).toBe(true);
  });
});

test("names in the letters of many languages are printed; a letter without a font is a box that the sheet explains", async () => {
  const named = async (name: string): Promise<string> => {
    const site = siteIn(wordsOf("en"));
    const english = wordsOf("en");
    const words: Words = { ...english, label: (key) => (key.startsWith("indicator.") ? name : english.label(key)) };
    const pdf = await readPdf(boardPdf({ ...site, words }, fonts));
    return pdf.pages.map((page) => textOf(page.tree, page)).join(" ");
  };
  const explained = "A letter that this file has no font for.";
  for (const name of ["Trường Nguyễn", "Txuj Ci Hmoob", "Հայկական", "ʻĀina Hāʻupu", "Школа"]) {
    const text = await named(name);
    expect(text).not.toContain("□");
    expect(text).not.toContain(explained);
  }
  const chinese = await named("學校");
  expect(chinese).toContain("□");
  expect(chinese).toContain(explained);
});

test.each([
  ["a language 40 % longer", longLanguage],
  ["a language from right to left", rightToLeftLanguage],
])("in %s the sheet has two sides, all of it tagged", async (_, language) => {
  expectTwoSides(await readPdf(pdfIn(wordsFrom(language, "es"))));
});

test("the gaps are clear, about different questions, in order of priority, and no more than the sheet has room for", () => {
  const { audit, main } = siteOf(siteIn(wordsOf("en")));
  const gaps = boardGaps(audit, main);
  expect(gaps.length).toBeLessThanOrEqual(displayRules.boardGaps);
  expect(new Set(gaps.map(({ indicator }) => indicator)).size).toBe(gaps.length);
  for (const gap of gaps) expect([gap.verdict, gap.value > 0]).toEqual(["clear", true]);
  const ranks = gaps.map(({ priority }) => priority?.rank ?? 0);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  const firstClear = main.priorities.find(({ verdict }) => verdict === "clear");
  expect(gaps[0]?.id).toBe(firstClear?.id);
});

test.each(["en", "es"] as const)(
  "in %s a gap is counted in one direction, and its sentence has its share and the two counts that its students are between",
  (lang) => {
    const site = siteOf(siteIn(wordsOf(lang)));
    const findings = boardGaps(site.audit, site.main);
    const sheet = boardSheet(site);
    expect(sheet.lede).toContain(String(sheet.gaps.length));
    const withCount = findings.map(({ hits }) => hits !== null);
    for (const [at, gap] of sheet.gaps.entries()) {
      expect(gap.at, gap.name).toBeLessThanOrEqual(gap.comparisonAt);
      if (withCount[at]) expect(gap.sentence).toMatch(new RegExp(`[ (]${gap.rate}[ )]`));
    }
    // Of one student a sentence prints only the share, as its verb is a plural.
    const twoCounts = sheet.gaps.filter(({ sentence }, at) => withCount[at] && sentence.includes(" ("));
    expect(twoCounts.length).toBeGreaterThan(1);
    for (const { sentence, students } of twoCounts) {
      const [did, wouldHave] = [...sentence.matchAll(/([\d,]+) \(/g)].map(([, count]) => numberIn(count ?? ""));
      expect((wouldHave ?? Number.NaN) - (did ?? Number.NaN), sentence).toBe(numberIn(students));
    }
  },
);

const nastyName = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 30 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
  fc.constantFrom(
    "#set page(width: 1pt) *_`$x$ <a> @b // \\ [",
    "W".repeat(300),
    "supercalifragilistic ".repeat(40),
    "學校 🏫 مدرسة \u202e abc \u0000 \ud800 ē",
  ),
);

test("whatever questions and groups are called, the sheet has two sides, all of it tagged", async () => {
  const english = wordsOf("en");
  const site = siteIn(english);
  await fc.assert(
    fc.asyncProperty(fc.array(nastyName, { minLength: 3, maxLength: 3 }), async (names) => {
      let at = 0;
      const next = (): string => names[at++ % names.length] ?? "x";
      const words: Words = {
        ...english,
        label: (key) => (key.startsWith("indicator.") ? next() : english.label(key)),
        group: (key) => {
          const { wrap } = english.group(key);
          return { ...english.group(key), head: next(), wrap };
        },
      };
      expectTwoSides(await readPdf(boardPdf({ ...site, words }, fonts)));
    }),
    { numRuns: 8 },
  );
});
