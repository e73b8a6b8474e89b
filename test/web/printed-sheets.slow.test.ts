import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleReport } from "../sample-district.ts";
import { mainPages, schoolPages } from "./audit-in-chromium.ts";
import { chromiumPath, openChromium } from "./chromium.ts";
import { printedSheets } from "./printed-sheets.ts";

describe.skipIf(chromiumPath === undefined)("on paper (skipped: no Chromium on this system)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => browser.close());

  test.each([
    ["en", "Letter"],
    ["es", "A4"],
  ] as const)(
    "every kind of page in %s on %s: no heading is apart from what it introduces",
    async (lang, format) => {
      const folder = await sampleReport("small", lang);
      const groups = readdirSync(join(folder, "groups"))
        .slice(0, 2)
        .map((name) => `groups/${name}`);
      const pages = [...mainPages, ...schoolPages(folder), ...groups, "board.html", "changes.html", "priorities.html"];
      const faults: string[] = [];
      for (const path of pages) {
        const sheets = await printedSheets(browser, join(folder, path), format);
        for (const [at, { parted }] of sheets.entries())
          if (parted !== null) faults.push(`${path}, sheet ${at + 1} ends with "${parted}"`);
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );
});
