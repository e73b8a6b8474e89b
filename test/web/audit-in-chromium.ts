/**
 * Opens the sample's audit in one browser. `npm test` checks a few pages, `npm run test:slow` a page of each kind, in
 * both languages and color schemes.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { axe } from "./chromium.ts";

/** A page of each kind, and those with the most charts. */
export const mainPages = [
  "index.html",
  "goals/1.html",
  "goals/2.html",
  "gaps/ela-met.race-ethnicity.html",
  "gaps/special-education.race-ethnicity.html",
  "gaps/chronic-absence.disadvantaged.html",
  "questions.html",
  "questions/chronic-absence.html",
  "methods.html",
  "groups/disability.yes.html",
  "map.html",
  "places.html",
  "data.html",
  "search.html",
  "not-judged.html",
];

/** The pages that readers open most; the others are of their kind or simpler. */
export const everydayPages = [
  "index.html",
  "goals/1.html",
  "gaps/special-education.race-ethnicity.html",
  "questions/chronic-absence.html",
  "search.html",
];

/** Two of the pages of schools. */
export const schoolPages = (folder: string): string[] =>
  readdirSync(join(folder, "schools"))
    .slice(0, 2)
    .map((name) => `schools/${name}`);

/** Opens a page in a context of its own and closes it again. */
export async function onPage<T>(
  browser: Browser,
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    return await look(page);
  } finally {
    await context.close();
  }
}

/** axe violations on a page with everything expanded: rule, count, first instance. */
async function violationsOn(page: Page): Promise<unknown> {
  await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
  await page.evaluate(axe);
  return page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160)]))",
  );
}

const desktop = { width: 1280, height: 900 };

export async function expectNoViolations(
  browser: Browser,
  folder: string,
  paths: readonly string[],
  options: BrowserContextOptions = { colorScheme: "light", viewport: desktop },
): Promise<void> {
  for (const path of paths) expect(await onPage(browser, join(folder, path), options, violationsOn), path).toEqual([]);
}

export async function expectNoSidewaysScrolling(
  browser: Browser,
  folder: string,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const width = await onPage(browser, join(folder, path), { viewport: { width: 360, height: 800 } }, (page) =>
      page.evaluate("document.documentElement.scrollWidth"),
    );
    expect(width, path).toBe(360);
  }
}

/** Text, charts and tables are there without script. */
export async function expectCompleteWithoutScript(
  browser: Browser,
  folder: string,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const seen = await onPage(browser, join(folder, path), { javaScriptEnabled: false }, async (page) => ({
      heading: ((await page.locator("h1:visible").textContent()) ?? "").trim(),
      text: ((await page.locator("main").textContent()) ?? "").length,
      drawn: (await page.locator("figure.chart table.dots svg:visible").count()) > 0,
    }));
    expect(seen.heading, path).toMatch(/\S/);
    expect(seen.text, path).toBeGreaterThan(300);
    if (path.startsWith("gaps/")) expect(seen.drawn, path).toBe(true);
  }
}
