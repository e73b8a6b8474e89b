import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, originsOf, stopListening } from "../../src/server/listen.ts";
import { axe, chromiumPath, openChromium } from "../web/chromium.ts";
import { type TestApp, testApp } from "./staff-app.ts";

let browser: Browser;
let app: TestApp;
let address: string;
let stop: () => Promise<void>;

const here = { host: "127.0.0.1", port: 0 };

beforeAll(async () => {
  if (chromiumPath === undefined) return;
  const ready = Promise.withResolvers<TestApp>();
  const { server, port } = await listen(async (request) => (await ready.promise).fetch(request), here);
  const origins = originsOf(here, port);
  app = await testApp({ origins: new Set(origins) });
  ready.resolve(app);
  [address = ""] = origins;
  stop = () => stopListening(server);
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await stop?.();
});

/** axe violations: rule and first instance. */
const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(axe);
  const found = await page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map((v) => [v.id, v.nodes[0].html.slice(0, 160)]))",
  );
  expect(found, page.url()).toEqual([]);
};

const pathOf = (page: Page): string => new URL(page.url()).pathname;

async function inBrowser(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

test.skipIf(chromiumPath === undefined)(
  "the data director signs in, opens the audit and the log, sees as a principal, and signs out",
  async () => {
    await inBrowser({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(`${address}/audit/index.html`);
      expect(pathOf(page)).toBe("/sign-in");
      await expectAccessible(page);
      await page.click(`button[value="${app.ids["data-director"]}"]`);
      expect(pathOf(page)).toBe("/audit/index.html");
      await expectAccessible(page);
      await page.click('a[href="/log"]');
      expect(await page.textContent("td:nth-child(2)")).toBe("The data-director");
      await expectAccessible(page);
      await page.click('a[href="/see-as"]');
      await expectAccessible(page);
      await page.click(`button[value="${app.ids.principal}"]`);
      expect(pathOf(page)).toBe(`/audit/schools/${app.schools[0]}.html`);
      expect(await page.textContent(".seal strong")).toBe("You see what The principal may see.");
      await expectAccessible(page);
      await page.click('form[action="/see-as/stop"] button');
      expect(pathOf(page)).toBe("/audit/index.html");
      await page.click('a[href="/account"]');
      await expectAccessible(page);
      await page.click('form[action="/sign-out"] button');
      expect(pathOf(page)).toBe("/sign-in");
      await page.goto(`${address}/audit/index.html`);
      expect(pathOf(page)).toBe("/sign-in");
    });
  },
);

test.skipIf(chromiumPath === undefined)(
  "a principal signs in on a phone in Spanish, reads their school's page, and sees why another is refused",
  async () => {
    const phone = { viewport: { width: 360, height: 740 }, colorScheme: "dark", locale: "es-MX" } as const;
    await inBrowser(phone, async (page) => {
      await page.goto(address);
      expect(await page.textContent("h1")).toBe("Iniciar sesión");
      await expectAccessible(page);
      await page.click(`button[value="${app.ids.principal}"]`);
      expect(pathOf(page)).toBe(`/audit/es/schools/${app.schools[0]}.html`);
      await expectAccessible(page);
      const wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
      expect(await page.evaluate(wide)).toBe(true);
      await page.goto(`${address}/audit/es/schools/${app.schools[1]}.html`);
      expect(await page.textContent("h1")).toBe("Esta página no es parte de su puesto");
      await expectAccessible(page);
      await page.click("main a");
      expect(pathOf(page)).toBe(`/audit/es/schools/${app.schools[0]}.html`);
    });
  },
);
