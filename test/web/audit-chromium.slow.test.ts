/** Checks a page of each kind, and accessibility; `audit-chromium.full.test.ts` checks the rest on the pages that readers open most. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { sampleReport } from "../sample-district.ts";
import {
  expectCompleteWithoutScript,
  expectNoSidewaysScrolling,
  expectNoViolations,
  mainPages,
  schoolPages,
} from "./audit-in-chromium.ts";
import { chromiumPath, openChromium } from "./chromium.ts";

describe.skipIf(chromiumPath === undefined)("in Chromium (skipped: no Chromium on this system)", () => {
  let browser: Browser;
  let folders: { readonly en: string; readonly es: string };

  beforeAll(async () => {
    folders = { en: await sampleReport("small", "en"), es: await sampleReport("small", "es") };
    browser = await openChromium();
  });
  afterAll(async () => browser.close());

  test.each([
    ["in the dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
    ["at 360 px", { viewport: { width: 360, height: 800 } }],
  ] as const)("axe finds no violation on the main pages in Spanish, %s", async (_, options) => {
    await expectNoViolations(browser, folders.es, [...mainPages, ...schoolPages(folders.es)], options);
  });

  test("axe finds no violation on the main pages, in light and English", async () => {
    await expectNoViolations(browser, folders.en, [...mainPages, ...schoolPages(folders.en)]);
  });

  test("no page scrolls sideways at 360 px", async () => {
    await expectNoSidewaysScrolling(browser, folders.es, [...mainPages, ...schoolPages(folders.es)]);
  });

  test("pages are complete without script: text, charts, tables", async () => {
    await expectCompleteWithoutScript(browser, folders.en, mainPages);
  });
});
