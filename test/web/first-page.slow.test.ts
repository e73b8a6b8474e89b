/** The first page of the sample district's report: its length, its weight, and how it reads. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wordsOf } from "../../src/ui/words.ts";
import { sampleReport } from "../sample-district.ts";
import { countText, fleschKincaid, inflesz, sentencesOf, wordCount } from "../ui/reading-level.ts";
import { onPage } from "./audit-in-chromium.ts";
import { chromiumPath, openChromium } from "./chromium.ts";

let folders: Readonly<Record<"en" | "es", string>>;
let browser: Browser;

beforeAll(async () => {
  folders = { en: await sampleReport("small", "en"), es: await sampleReport("small", "es") };
  if (chromiumPath !== undefined) browser = await openChromium();
});
afterAll(async () => browser?.close());

const first = (lang: "en" | "es"): string => readFileSync(join(folders[lang], "index.html"), "utf8");

describe.skipIf(chromiumPath === undefined)("in Chromium (skipped: no Chromium on this system)", () => {
  test.each([
    [1440, 3000],
    [360, 6400],
  ])("at %i px the first page is at most %i px high, in both languages", async (width, most) => {
    for (const lang of ["en", "es"] as const) {
      const height = await onPage(
        browser,
        join(folders[lang], "index.html"),
        { viewport: { width, height: 900 } },
        (page) => page.evaluate("document.documentElement.scrollHeight"),
      );
      expect(height, lang).toBeLessThanOrEqual(most);
      expect(height, lang).toBeGreaterThan(1500);
    }
  });

  test("a list by another measure is a click away, without script", async () => {
    const options = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };
    const shown = await onPage(browser, join(folders.en, "index.html"), options, async (page) => {
      const visible = async (): Promise<string[]> => {
        const names: string[] = [];
        for (const name of ["students", "points", "years", "certainty"])
          if (await page.locator(`.by-${name}`).isVisible()) names.push(name);
        return names;
      };
      const before = await visible();
      await page.getByRole("radio", { name: "points" }).check();
      return [before, await visible()];
    });
    expect(shown).toEqual([["students"], ["points"]]);
  });
});

test("no page weighs 100 kB", () => {
  for (const lang of ["en", "es"] as const)
    for (const name of readdirSync(folders[lang], { recursive: true, encoding: "utf8" }))
      if (name.endsWith(".html"))
        expect(statSync(join(folders[lang], name)).size, `${lang} ${name}`).toBeLessThan(100_000);
});

test("the first page weighs less than 100 kB", () => {
  for (const lang of ["en", "es"] as const)
    expect(statSync(join(folders[lang], "index.html")).size, lang).toBeLessThan(100_000);
});

/** Sentences of the page outside of tables and the footer; groups, questions and records count as one word. */
function proseOf(page: string): string {
  return (/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? "")
    .replace(/<(table|fieldset|dl)[\s\S]*?<\/\1>/g, " ")
    .replace(/<(p|h1|h2|h3|li)\b/g, "\n<$1")
    .replace(/<[^>]*>/g, " ")
    .replace(/&[a-z#0-9]+;/g, " ")
    .replace(/[\d,.]*\d[\d-]*/g, "7")
    .split("\n")
    .filter((line) => /[.!?]\s*$/.test(line))
    .join("\n");
}

/** Names of groups, the longest first; each counts as one word. */
const groupNames = Object.values(wordsOf("en").language.groups)
  .map(({ head }) => head)
  .filter((head) => head.includes(" ") && head !== "other students")
  .sort((a, b) => b.length - a.length);

test("the first page reads at grade 8, with short sentences", () => {
  const english = proseOf(first("en"));
  const counts = countText(english, "en");
  expect(counts.words).toBeGreaterThan(100);
  expect(fleschKincaid(counts)).toBeLessThanOrEqual(8);
  for (const sentence of sentencesOf(english)) {
    const bare = groupNames
      .reduce((text, name) => text.replaceAll(name, "x"), sentence)
      .replace(/(such as|least about) .+/, "$1 x.");
    expect(wordCount(bare), sentence).toBeLessThanOrEqual(20);
  }
  expect(inflesz(countText(proseOf(first("es")), "es"))).toBeGreaterThanOrEqual(55);
});

test("the first heading says who, what, how many, and whether it moved", () => {
  const heading = /<h1>([\s\S]*?)<\/h1>/.exec(first("en"))?.[1] ?? "";
  expect(heading).toMatch(
    /^Of [\d,]+ .+, [\d,]+ .+\. At everyone else’s rate it would have been [\d,]+\. The gap .+ 20\d\d-\d\d\.$/,
  );
  const key = /<div class="?key"?><b>([\d,]+)<\/b><p>([^<]+)/.exec(first("en"));
  const [, k = "", n2 = ""] = /, ([\d,]+) .+ would have been ([\d,]+)\./.exec(heading) ?? [];
  const number = (text = ""): number => Number(text.replaceAll(",", ""));
  expect(number(n2) - number(k)).toBe(number(key?.[1]));
  expect(key?.[2]).toMatch(new RegExp(`^students: the gap between ${k} .+ and ${n2} at everyone else’s rate$`));
  // The number of the gap is said once on the first screen.
  expect(heading).not.toContain(`${key?.[1]} `);
});
