import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleReport } from "../sample-district.ts";
import { axe, chromiumPath, openChromium } from "./chromium.ts";

let folders: { readonly en: string; readonly es: string };
const main = [
  "index.html",
  "goals/1.html",
  "goals/2.html",
  "gaps/ela-met.race-ethnicity.html",
  "gaps/special-education.race-ethnicity.html",
  "gaps/chronic-absence.disadvantaged.html",
  "definitions.html",
  "not-judged.html",
];

let browser: Browser;

beforeAll(async () => {
  folders = { en: await sampleReport("small", "en"), es: await sampleReport("small", "es") };
  if (chromiumPath !== undefined) browser = await openChromium();
});
afterAll(async () => browser?.close());

const schools = (): string[] =>
  readdirSync(join(folders.en, "schools"))
    .slice(0, 2)
    .map((name) => `schools/${name}`);

async function on<T>(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    return await look(page);
  } finally {
    await context.close();
  }
}

describe.skipIf(chromiumPath === undefined)("in Chromium (skipped: no Chromium on this system)", () => {
  test("axe finds no violation on the main pages, in light and dark, English and Spanish", async () => {
    for (const [folder, scheme, paths] of [
      [folders.en, "light", [...main, ...schools()]],
      [folders.es, "dark", main.slice(0, 5)],
    ] as const) {
      for (const path of paths) {
        const violations = await on(
          join(folder, path),
          { colorScheme: scheme, viewport: { width: 1280, height: 900 } },
          async (page) => {
            await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
            await page.evaluate(axe);
            return page.evaluate(
              "axe.run(document).then(({ violations }) => violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160)]))",
            );
          },
        );
        expect(violations, `${path}, ${scheme}`).toEqual([]);
      }
    }
  });

  test("no page scrolls sideways at 360 px, and axe finds no violation there either", async () => {
    for (const path of [...main, ...schools()]) {
      const found = await on(join(folders.es, path), { viewport: { width: 360, height: 800 } }, async (page) => {
        await page.evaluate(axe);
        return page.evaluate(
          "axe.run(document).then(({ violations }) => ({ wide: document.documentElement.scrollWidth, violations: violations.map((v) => [v.id, v.nodes[0].html.slice(0, 160)]) }))",
        );
      });
      expect(found, path).toEqual({ wide: 360, violations: [] });
    }
  });

  test("pages are complete without script: text, charts in both widths, tables", async () => {
    for (const path of main) {
      const seen = await on(join(folders.en, path), { javaScriptEnabled: false }, async (page) => ({
        heading: ((await page.locator("h1").textContent()) ?? "").trim(),
        text: ((await page.locator("main").textContent()) ?? "").length,
        drawn: await page
          .locator("figure.chart svg.w")
          .first()
          .isVisible()
          .catch(() => null),
      }));
      expect(seen.heading, path).toMatch(/\S/);
      expect(seen.text, path).toBeGreaterThan(300);
      if (path.startsWith("gaps/")) expect(seen.drawn, path).toBe(true);
    }
  });

  test("it prints on A4 and Letter, with the seal and without the menu", async () => {
    for (const format of ["A4", "Letter"]) {
      const pdf = await on(join(folders.en, "index.html"), {}, (page) => page.pdf({ format }));
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
      expect(pdf.length).toBeGreaterThan(20_000);
    }
    const shown = await on(join(folders.en, "index.html"), {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      return [await page.locator(".seal").isVisible(), await page.locator("nav.menu").isVisible()];
    });
    expect(shown).toEqual([true, false]);
  });
});

test("no page weighs more than 200 kB, and style, font, workbook and data are in the same folder", () => {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
    );
  const files = walk(folders.en);
  for (const file of files.filter((f) => f.endsWith(".html"))) expect(statSync(file).size, file).toBeLessThan(200_000);
  for (const name of ["style.css", "fonts/public-sans.woff2", "audit.json", "audit.xlsx"])
    expect(existsSync(join(folders.en, name)), name).toBe(true);
  expect(readFileSync(join(folders.en, "audit.xlsx")).subarray(0, 2).toString()).toBe("PK");
});
