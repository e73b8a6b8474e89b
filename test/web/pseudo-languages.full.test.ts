import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { auditSite } from "../../src/app/audit-site.ts";
import type { Language } from "../../src/ui/language/language.ts";
import { wordsFrom } from "../../src/ui/words.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { chromiumPath, openChromium } from "./chromium.ts";
import { deliveries, nasty, smallRun } from "./small-audit.ts";

const run = smallRun(7);
const languages: readonly (readonly [string, Language])[] = [
  ["a language 40 % longer", longLanguage],
  ["a language from right to left", rightToLeftLanguage],
];

async function pagesOf(language: Language): Promise<ReadonlyMap<string, string>> {
  const site = auditSite(await run, deliveries, wordsFrom(language, "es"));
  return new Map(auditPages(site).map(({ path, render }) => [path, render()]));
}

/** One page of each kind: the first of each folder, and those of the root. */
function oneOfEach(pages: ReadonlyMap<string, string>): string[] {
  const kinds = new Map<string, string>();
  for (const path of pages.keys()) {
    const kind = path.includes("/") ? dirname(path) : path;
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values(), "gaps/own-days.own-bands.html", "gaps/ela-met.race-ethnicity.html"];
}

const markup = nasty.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const escapedNasty = markup.replaceAll('"', "&quot;").replaceAll("'", "&#39;");

/** The text of the language on a page: without markup, code, texts marked as another language, and names from the data. */
const said = (page: string): string =>
  page
    .replace(/<(style|code|pre|title)[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<(\w+)[^>]*\slang="en"(?=[\s>])[^>]*>[^<]*<\/\1>/g, " ")
    .replaceAll(escapedNasty, " ")
    .replace(/audit\.(xlsx|json)|fairlead test|0123456789abcdef|own-bands/g, " ")
    .replace(/<[^>]*>/g, " ");

describe.each(languages)("the pages of an audit in %s", (_, language) => {
  const pages = pagesOf(language);

  test("say nothing in English", async () => {
    // The program's name, and names of the small audit's records, indicators and groups.
    const known = /^(Fairlead|SHA|District|district|state|Our|days|average|Ours|early|late)$/;
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
      copyFileSync("src/ui/style.css", join(folder, "style.css"));
      const browser = await openChromium();
      try {
        const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
        for (const path of oneOfEach(all)) {
          const file = join(folder, path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, all.get(path) ?? "");
          for (const width of [360, 1100]) {
            await page.setViewportSize({ width, height: 800 });
            await page.goto(pathToFileURL(file).href);
            expect(await page.evaluate(measure), `${path} at ${width}`).toEqual({ wide: width, cut: [] });
          }
        }
      } finally {
        await browser.close();
      }
    },
  );
});

/** The width of the page, and the chart texts that extend beyond the window. */
const measure = `({
  wide: document.documentElement.scrollWidth,
  cut: [...document.querySelectorAll(".chart > svg text")]
    .filter((text) => text.checkVisibility())
    .filter((text) => {
      const box = text.getBoundingClientRect();
      return box.width > 0 && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
    })
    .map((text) => text.textContent),
})`;
