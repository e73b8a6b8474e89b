import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { listen, originsOf, stopListening } from "../../src/server/listen.ts";
import { axe, chromiumPath, openChromium } from "../web/chromium.ts";
import { type TestApp, testApp } from "./staff-app.ts";

/** axe violations: rule and first instance. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(axe);
  const found = await page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map((v) => [v.id, v.nodes[0].html.slice(0, 160)]))",
  );
  expect(found, page.url()).toEqual([]);
};

export const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** The staff app on a port of its own and a browser, for the tests of a file. Nothing is started without Chromium. */
export class StaffBrowser {
  app!: TestApp;
  address = "";
  #browser: Browser | undefined;
  #stop: (() => Promise<void>) | undefined;

  constructor() {
    beforeAll(async () => {
      if (chromiumPath !== undefined) await this.#open();
    });
    afterAll(async () => {
      await this.#browser?.close();
      await this.#stop?.();
    });
  }

  async #open(): Promise<void> {
    const here = { host: "127.0.0.1", port: 0 };
    const ready = Promise.withResolvers<TestApp>();
    const { server, port } = await listen(async (request) => (await ready.promise).fetch(request), here);
    const origins = originsOf(here, port);
    this.app = await testApp({ origins: new Set(origins) });
    ready.resolve(this.app);
    [this.address = ""] = origins;
    this.#stop = () => stopListening(server);
    this.#browser = await openChromium();
  }

  /** A page of its own, without the cookies of others. */
  async inBrowser(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
    const context = await this.#browser!.newContext(options);
    try {
      await look(await context.newPage());
    } finally {
      await context.close();
    }
  }
}

/** How Today and the pages of people look: a width, a color scheme and a language. */
export type Look = readonly [width: number, colorScheme: "light" | "dark", locale: string];

/** Today of three roles and the pages of people fit and are accessible; the links of Today are reached by the keyboard. */
export async function expectTodayAndPeople(staff: StaffBrowser, [width, colorScheme, locale]: Look): Promise<void> {
  const { app, address } = staff;
  await staff.inBrowser({ viewport: { width, height: 900 }, colorScheme, locale }, async (page) => {
    for (const who of ["data-director", "principal", "board"] as const) {
      await page.goto(`${address}/sign-in`);
      await page.click(`button[value="${app.ids[who]}"]`);
      expect(pathOf(page)).toBe("/");
      await expectAccessible(page);
      const fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
      expect(await page.evaluate(fits), `${who} ${width}`).toBe(true);
      const links = await page.locator("main a").count();
      // A board member without counts has no line that leads to a page.
      if (who !== "board") expect(links).toBeGreaterThan(0);
      if (links > 0) await page.focus("main a >> nth=0");
      for (let i = 1; i < links; i++) {
        await page.keyboard.press("Tab");
        expect(await page.evaluate(`document.activeElement === document.querySelectorAll("main a")[${i}]`)).toBe(true);
      }
      if (who === "data-director")
        for (const path of ["/people", `/people/${app.ids.principal}`]) {
          await page.goto(`${address}${path}`);
          await expectAccessible(page);
          expect(await page.evaluate(fits), `${path} ${width}`).toBe(true);
        }
      await page.click('form[action="/sign-out"] button');
    }
  });
}
