import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleReport } from "../sample-district.ts";
import { mainPages, schoolPages } from "./audit-in-chromium.ts";
import { chromiumPath, openChromium } from "./chromium.ts";
import { printedSheets } from "./printed-sheets.ts";

/** Share of a sheet that its text reaches down to, unless the page ends there. */
const leastFilled = 0.5;
/** Lines of text on a sheet with which a page ends. */
const fewestLines = 3;

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
    "every kind of page in %s on %s: no heading is apart from what it introduces, and no sheet is nearly empty",
    async (lang, format) => {
      const folder = await sampleReport("full", lang);
      const groups = readdirSync(join(folder, "groups"))
        .slice(0, 2)
        .map((name) => `groups/${name}`);
      const behind = readdirSync(join(folder, "school-gaps"))
        .map((name) => `school-gaps/${name}`)
        .sort((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size);
      const pages = [
        ...mainPages,
        ...schoolPages(folder),
        ...groups,
        ...behind.filter((_, at) => at === 0 || at === behind.length - 1),
        "board.html",
        "changes.html",
        "priorities.html",
      ];
      const faults: string[] = [];
      for (const path of pages) {
        const sheets = await printedSheets(browser, join(folder, path), format);
        for (const [at, { parted, filled, lines }] of sheets.entries()) {
          const sheet = `${path}, sheet ${at + 1} of ${sheets.length}`;
          if (parted !== null) faults.push(`${sheet} ends with "${parted}"`);
          if (at < sheets.length - 1 && filled < leastFilled)
            faults.push(`${sheet} is ${Math.round(filled * 100)}% full`);
          if (lines < fewestLines) faults.push(`${sheet} has ${lines} lines`);
        }
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );
});
