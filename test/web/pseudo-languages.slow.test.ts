import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { auditSite } from "../../src/app/audit-site.ts";
import type { Language } from "../../src/ui/language/language.ts";
import { wordsFrom } from "../../src/ui/words.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { outlierPages } from "../../src/web/outliers/pages.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { chromiumPath, openChromium } from "./chromium.ts";
import { deliveries, nasty, smallRun } from "./small-audit.ts";
import { evil, siteOf } from "./small-outliers.ts";

const run = smallRun(7);
const languages: readonly (readonly [string, Language])[] = [
  ["a language 40 % longer", longLanguage],
  ["a language from right to left", rightToLeftLanguage],
];

/** Places to learn from, for one group and for two, each in its own folder. */
const outlierFolders = [
  ["learn-one", false],
  ["learn-two", true],
] as const;

async function pagesOf(language: Language): Promise<ReadonlyMap<string, string>> {
  const words = wordsFrom(language, "es");
  return new Map([
    ...auditPages(auditSite(await run, deliveries, words)).map(({ path, render }) => [path, render()] as const),
    ...outlierFolders.flatMap(([folder, two]) =>
      outlierPages(siteOf(two), [words]).map(({ path, render }) => [`${folder}/${path}`, render()] as const),
    ),
  ]);
}

/** One page of each kind: the first of each folder, those of the root, and a place beside each first page of places to learn from. */
function oneOfEach(pages: ReadonlyMap<string, string>): string[] {
  const kinds = new Map<string, string>();
  for (const path of pages.keys()) {
    const kind = path.includes("/") ? join(dirname(path), basename(path).startsWith("place-") ? "place" : "") : path;
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values(), "gaps/own-days.own-bands.html", "gaps/ela-met.race-ethnicity.html"];
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** The text of the language on a page: without markup, code, texts marked as another language, and names from the data. */
const said = (page: string): string =>
  page
    .replace(/<(style|code|pre|title)[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<(\w+)[^>]*\slang="en"(?=[\s>])[^>]*>[^<]*<\/\1>/g, " ")
    .replaceAll(escaped(`enrollment ${nasty}.csv`), " ")
    .replaceAll(escaped(nasty), " ")
    .replaceAll(escaped(`${evil}.csv`), " ")
    .replaceAll(escaped(evil), " ")
    // Charts truncate long names.
    .replaceAll(escaped(evil.slice(0, evil.indexOf("</"))), " ")
    .replace(/audit\.(xlsx|json)|fairlead test|0123456789abcdef|own-bands|Note|[Tt]eachers say so|office/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot);/g, " ");

describe.each(languages)("the pages of an audit in %s", (_, language) => {
  const pages = pagesOf(language);

  test("say nothing in English", async () => {
    // The program's name, the language's own name, and names of the test data's records, indicators, groups and places.
    const known = /^(Fairlead|SHA|English|District|district|state|School|Our|days|average|Ours|early|late)$/;
    for (const [path, page] of await pages) {
      const english = [...said(page).matchAll(/[A-Za-z]{3,}(?:[ ’'-][A-Za-z]+)*/g)]
        .map((found) => found[0])
        .filter((phrase) => phrase.split(" ").some((word) => !known.test(word)));
      expect(english, path).toEqual([]);
    }
  });

  test("run in the direction of their script", async () => {
    for (const page of (await pages).values())
      expect(page).toMatch(new RegExp(`<html[^>]* dir="${language.direction}"`));
  });
});

describe.skipIf(chromiumPath === undefined)("in Chromium (skipped: no Chromium on this system)", () => {
  test.each(languages)(
    "in %s no page scrolls sideways at 360 px, and no text of a chart is cut off",
    async (_, language) => {
      const all = await pagesOf(language);
      const folder = mkdtempSync(join(tmpdir(), "pseudo-"));
      for (const root of ["", ...outlierFolders.map(([name]) => name)]) {
        mkdirSync(join(folder, root), { recursive: true });
        copyFileSync("src/ui/style.css", join(folder, root, "style.css"));
      }
      const browser = await openChromium();
      try {
        const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
        let measuredTexts = 0;
        for (const path of oneOfEach(all)) {
          const file = join(folder, path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, all.get(path) ?? "");
          for (const width of [360, 1100]) {
            await page.setViewportSize({ width, height: 800 });
            await page.goto(pathToFileURL(file).href);
            const { texts, ...measured } = await page.evaluate<Measured>(measure);
            expect(measured, `${path} at ${width}`).toEqual({ wide: width, cut: [] });
            measuredTexts += texts;
          }
        }
        expect(measuredTexts, "chart texts measured").toBeGreaterThan(100);
      } finally {
        await browser.close();
      }
    },
  );
});

interface Measured {
  readonly wide: number;
  readonly texts: number;
  readonly cut: readonly string[];
}

/** The width of the page, how many chart texts are visible, and those that extend beyond the window. */
const measure = `(() => {
  const texts = [...document.querySelectorAll(".chart svg text")].filter((text) => text.checkVisibility());
  return {
    wide: document.documentElement.scrollWidth,
    texts: texts.length,
    cut: texts
      .filter((text) => {
        const box = text.getBoundingClientRect();
        return box.width > 0 && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
      })
      .map((text) => text.textContent),
  };
})()`;
