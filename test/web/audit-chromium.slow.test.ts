/**
 * Runs axe in the second color scheme, the second language and on a phone; `audit-chromium.full.test.ts` covers the
 * first of each.
 */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleReport } from "../sample-district.ts";
import { mainPages, onPage, schoolPages, violationsOn } from "./audit-in-chromium.ts";
import { chromiumPath, openChromium } from "./chromium.ts";

describe.skipIf(chromiumPath === undefined)("in Chromium (skipped: no Chromium on this system)", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await sampleReport("small", "es");
    browser = await openChromium();
  });
  afterAll(async () => browser.close());

  test.each([
    ["in the dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
    ["at 360 px", { viewport: { width: 360, height: 800 } }],
  ] as const)("axe finds no violation on the main pages in Spanish, %s", async (_, options) => {
    for (const path of [...mainPages, ...schoolPages(folder)])
      expect(await onPage(browser, join(folder, path), options, violationsOn), path).toEqual([]);
  });
});
