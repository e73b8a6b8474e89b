/**
 * Opens the sample's audit in one browser; shared by the quick checks of `npm test` and the thorough ones of `npm run
 * test:slow`.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
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
export async function violationsOn(page: Page): Promise<unknown> {
  await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
  await page.evaluate(axe);
  return page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160)]))",
  );
}
