import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleReport } from "../sample-district.ts";
import {
  everydayPages,
  expectCompleteWithoutScript,
  expectNoSidewaysScrolling,
  onPage,
  schoolPages,
} from "./audit-in-chromium.ts";
import { chromiumPath, openChromium } from "./chromium.ts";

let folders: { readonly en: string; readonly es: string };
let browser: Browser;

beforeAll(async () => {
  folders = { en: await sampleReport("small", "en"), es: await sampleReport("small", "es") };
  if (chromiumPath !== undefined) browser = await openChromium();
});
afterAll(async () => browser?.close());

const on = <T>(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> =>
  onPage(browser, path, options, look);

describe.skipIf(chromiumPath === undefined)("in Chromium (skipped: no Chromium on this system)", () => {
  test("none of the pages that readers open most scrolls sideways at 360 px", async () => {
    await expectNoSidewaysScrolling(browser, folders.es, [...everydayPages, ...schoolPages(folders.es).slice(0, 1)]);
  });

  test("the pages that readers open most are complete without script: text, charts, tables", async () => {
    await expectCompleteWithoutScript(browser, folders.en, everydayPages);
  });

  test("an address of a crossing shows its chart before every group's panel, without script", async () => {
    const name = readdirSync(join(folders.en, "gaps")).find((file) =>
      readFileSync(join(folders.en, "gaps", file), "utf8").includes("class=crossing"),
    );
    const text = readFileSync(join(folders.en, "gaps", name ?? ""), "utf8");
    const anchor = /class=crossing id="?([^">\s]+)/.exec(text)?.[1] ?? "";
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    try {
      const page = await context.newPage();
      await page.goto(`${pathToFileURL(join(folders.en, "gaps", name ?? "")).href}#${anchor}`);
      const tops: number[] = [];
      for (const part of [`#${anchor}`, ".panel.focus"])
        tops.push((await page.locator(part).boundingBox())?.y ?? Number.NaN);
      expect(tops[0]).toBeLessThan(tops[1] ?? Number.NaN);
      expect(tops[0]).toBeLessThan(900);
    } finally {
      await context.close();
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

test("no page weighs more than 150 kB, a school's no more than 100 kB, and style, font, workbook and data are in the same folder", () => {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
    );
  const files = walk(folders.en);
  for (const file of files.filter((f) => f.endsWith(".html")))
    expect(statSync(file).size, file).toBeLessThan(file.includes("school") ? 100_000 : 150_000);
  for (const name of ["style.css", "fonts/public-sans.woff2", "audit.json", "audit.xlsx"])
    expect(existsSync(join(folders.en, name)), name).toBe(true);
  expect(readFileSync(join(folders.en, "audit.xlsx")).subarray(0, 2).toString()).toBe("PK");
});
