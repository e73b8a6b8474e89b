/** The site in a browser: accessible, usable at 320 px, complete without script and style, on one sheet of paper. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicReport } from "../../src/reports/public/report.ts";
import { wordsFrom } from "../../src/ui/words.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { expectNoViolations, onPage } from "../web/audit-in-chromium.ts";
import { chromiumPath, openChromium } from "../web/chromium.ts";
import { printedSheets } from "../web/printed-sheets.ts";
import { aboutDistrict, districtRelease, districtTables } from "./public-district.ts";
import { type SiteFiles, siteAssets, siteOf } from "./read-site.ts";

/** One page of each kind. */
const kinds = [
  "index.html",
  "schools.html",
  "what-we-do.html",
  "ask.html",
  "methods.html",
  "numbers.html",
  "goals/1.html",
  "questions/math-met.html",
  "questions/suspended.html",
  "groups/disadvantaged.yes.html",
  "schools/6000001.html",
  "schools/6000005.html",
  "privacy.html",
  "accessibility.html",
  "search.html",
];

function written(files: SiteFiles): string {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe.skipIf(chromiumPath === undefined)("in Chromium (skipped: no Chromium on this system)", () => {
  let browser: Browser;
  let folder: string;
  let pseudo: readonly string[];

  beforeAll(async () => {
    const tables = districtTables({ seed: 5, schools: 5 });
    const report = publicReport(districtRelease(tables), aboutDistrict(tables));
    folder = written(await siteOf(report));
    writeFileSync(join(folder, "whole.css"), siteAssets.style);
    pseudo = [
      written(await siteOf(report, [wordsFrom(longLanguage, "es")])),
      written(await siteOf(report, [wordsFrom(rightToLeftLanguage, "es")])),
    ];
    browser = await openChromium();
  }, 300_000);
  afterAll(async () => browser.close());

  test.each([
    ["in light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
    ["in the dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
    ["at 320 px", { viewport: { width: 320, height: 800 } }],
  ] as const)("axe finds no violation on any kind of page, %s", async (_, options) => {
    await expectNoViolations(browser, folder, [...kinds, "es/index.html", "es/schools/6000001.html"], options);
  });

  test("axe finds no violation from right to left, and no page scrolls sideways in a longer language", async () => {
    for (const one of pseudo) await expectNoViolations(browser, one, kinds.slice(0, 12));
    for (const one of pseudo) for (const path of kinds) expect(await widthOf(one, path, 360), path).toBe(360);
  });

  const widthOf = (of: string, path: string, width: number): Promise<unknown> =>
    onPage(browser, join(of, path), { viewport: { width, height: 800 } }, (page) =>
      page.evaluate("document.documentElement.scrollWidth"),
    );

  test("no page scrolls sideways at 320, 360, 800 or 1440 px", async () => {
    const widths = [320, 360, 800, 1440];
    for (const path of [...kinds, ...kinds.map((one) => `es/${one}`)]) {
      const found = await onPage(browser, join(folder, path), {}, async (page) => {
        const scrolled: unknown[] = [];
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          scrolled.push(await page.evaluate("document.documentElement.scrollWidth"));
        }
        return scrolled;
      });
      expect(found, path).toEqual(widths);
    }
  });

  test("a page is complete without script and without style", async () => {
    for (const path of kinds) {
      const seen = await onPage(browser, join(folder, path), { javaScriptEnabled: false }, async (page) => ({
        heading: ((await page.locator("h1:visible").textContent()) ?? "").trim(),
        text: ((await page.locator("main").textContent()) ?? "").length,
      }));
      expect(seen.heading, path).toMatch(/\S/);
      expect(seen.text, path).toBeGreaterThan(60);
      const hidden = await onPage(browser, join(folder, path), {}, (page) =>
        page.evaluate(
          "document.querySelector('link[rel=stylesheet]').remove(), [...document.querySelectorAll('main *')].filter((e) => e.textContent.trim() !== '' && !e.closest('svg, details, [hidden]') && !e.checkVisibility()).length",
        ),
      );
      expect(hidden, path).toBe(0);
    }
  });

  test("the site's style sheet shows every page as the whole sheet does", async () => {
    const computed = `(() => [...document.querySelectorAll("body, body *")].map((e) => {
      const s = getComputedStyle(e), b = getComputedStyle(e, "::before");
      return ["display", "color", "backgroundColor", "fontSize", "fontWeight", "padding", "margin", "border", "width", "height", "fill", "stroke", "textAlign", "gridTemplateColumns"].map((p) => s[p]).concat([b.content, b.width, b.backgroundColor]).join("|");
    }))()`;
    let elements = 0;
    for (const viewport of [
      { width: 360, height: 800 },
      { width: 1280, height: 900 },
    ])
      for (const path of kinds) {
        const [own, whole] = await onPage(
          browser,
          join(folder, path),
          { viewport, reducedMotion: "reduce" },
          async (page) => {
            await page.evaluate("document.fonts.ready");
            const first = await page.evaluate<string[]>(computed);
            await page.evaluate(
              "new Promise((done) => { const sheet = document.querySelector('link[rel=stylesheet]'); sheet.onload = done; sheet.href = sheet.href.replace('style.css', 'whole.css'); })",
            );
            await page.evaluate("document.fonts.ready");
            return [first, await page.evaluate<string[]>(computed)];
          },
        );
        expect(own.filter((one, at) => one !== whole[at]).slice(0, 3), path).toEqual([]);
        elements += own.length;
      }
    expect(elements).toBeGreaterThan(3000);
  });

  test.each(["A4", "Letter"] as const)("a school's page fits one sheet, both sides, on %s", async (format) => {
    for (const path of ["schools/6000001.html", "schools/6000005.html", "es/schools/6000001.html"]) {
      const sheets = await printedSheets(browser, join(folder, path), format);
      expect(sheets.length, path).toBeLessThanOrEqual(2);
      for (const { parted } of sheets) expect(parted, path).toBeNull();
    }
  });

  test("search finds a school, and needs no server", async () => {
    const found = await onPage(browser, join(folder, "search.html"), {}, async (page) => {
      await page.locator("form[role=search] input").fill("granger");
      return page.locator("#found li:visible").allTextContents();
    });
    expect(found).toEqual(["Granger School"]);
  });
});
