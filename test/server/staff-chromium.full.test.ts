import { expect, test } from "vitest";
import { changeDecision } from "../../src/store/decisions.ts";
import { chromiumPath } from "../web/chromium.ts";
import { expectAccessible, expectTodayAndPeople, pathOf, StaffBrowser } from "./staff-browser.ts";

const staff = new StaffBrowser();

test.skipIf(chromiumPath === undefined)(
  "the data director signs in, opens the audit and the log, sees as a principal, and signs out",
  async () => {
    await staff.inBrowser({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(`${staff.address}/audit/index.html`);
      expect(pathOf(page)).toBe("/sign-in");
      await expectAccessible(page);
      await page.click(`button[value="${staff.app.ids["data-director"]}"]`);
      // It was asked for before signing in.
      expect(pathOf(page)).toBe("/audit/index.html");
      await expectAccessible(page);
      await page.click('a[href="/log"]');
      expect(await page.textContent("td:nth-child(2)")).toBe("The data-director");
      await expectAccessible(page);
      await page.click('a[href="/see-as"]');
      await expectAccessible(page);
      await page.click(`button[value="${staff.app.ids.principal}"]`);
      expect(pathOf(page)).toBe("/");
      expect(await page.textContent(".seal strong")).toBe("You see what The principal may see.");
      await expectAccessible(page);
      await page.click('form[action="/see-as/stop"] button');
      expect(pathOf(page)).toBe("/");
      await page.click('a[href="/account"]');
      await expectAccessible(page);
      await page.click('form[action="/sign-out"] button');
      expect(pathOf(page)).toBe("/sign-in");
      await page.goto(`${staff.address}/audit/index.html`);
      expect(pathOf(page)).toBe("/sign-in");
    });
  },
);

test.skipIf(chromiumPath === undefined)(
  "a principal signs in on a phone in Spanish, reads their school's page, and sees why another is refused",
  async () => {
    const phone = { viewport: { width: 360, height: 740 }, colorScheme: "dark", locale: "es-MX" } as const;
    await staff.inBrowser(phone, async (page) => {
      await page.goto(staff.address);
      expect(await page.textContent("h1")).toBe("Iniciar sesión");
      await expectAccessible(page);
      await page.click(`button[value="${staff.app.ids.principal}"]`);
      expect(pathOf(page)).toBe("/");
      await expectAccessible(page);
      await page.click("main a.button");
      expect(pathOf(page)).toBe(`/audit/es/schools/${staff.app.schools[0]}.html`);
      await expectAccessible(page);
      const wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
      expect(await page.evaluate(wide)).toBe(true);
      await page.goto(`${staff.address}/audit/es/schools/${staff.app.schools[1]}.html`);
      expect(await page.textContent("h1")).toBe("Esta página no es parte de su puesto");
      await expectAccessible(page);
      await page.click("main a");
      expect(pathOf(page)).toBe("/");
    });
  },
);

test.skipIf(chromiumPath === undefined).each([
  ["on a phone in Spanish and dark", { viewport: { width: 360, height: 740 }, colorScheme: "dark", locale: "es-MX" }],
  ["on a wide screen without script", { viewport: { width: 1440, height: 900 }, javaScriptEnabled: false }],
] as const)(
  "a principal decides at the end of their school's page, and finds the decision again (%s)",
  async (_, how) => {
    // axe needs script in the page, so it looks at the pages of the phone.
    const hasScript = !("javaScriptEnabled" in how);
    await staff.inBrowser(how, async (page) => {
      const look = async (name: string): Promise<void> => {
        const folder = process.env["FAIRLEAD_SCREENS"];
        if (folder !== undefined)
          await page.screenshot({ path: `${folder}/${name}-${how.viewport.width}.png`, fullPage: true });
        if (!hasScript) return;
        await expectAccessible(page);
        const wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        expect(await page.evaluate(wide), page.url()).toBe(true);
      };
      const task = `Offer a second bus (${how.viewport.width})`;
      await page.goto(staff.address);
      await page.click(`button[value="${staff.app.ids.principal}"]`);
      await page.click("main a.button");
      const school = pathOf(page);
      await page.click('a.button[href^="/decide?"]');
      await look("decide");
      await page.fill("#task", task);
      await page.fill("#responsible", "Ms. Ortiz");
      await page.fill("#due", "2026-11-01");
      await page.fill("#expected", "20 more students in school regularly");
      await page.click("form.decision button");
      expect(pathOf(page)).toMatch(/^\/decisions\/[\w-]+$/);
      await look("decision");
      await page.click('main a[href^="/audit/"]');
      expect(pathOf(page)).toBe(school);
      expect(await page.textContent(".decide ul")).toContain(task);
      await look("school");
      await page.click('header a[href="/decisions"]');
      await look("decisions");
      await page.click(`main a:has-text("${task}")`);
      // Somebody else saves while the form is open.
      await page.click('a.button[href$="/change"]');
      const id = page.url().split("/").at(-2) ?? "";
      const theirs = {
        task: "Their words",
        responsible: "B",
        due: "2026-12-01",
        expected: "C",
        status: "open",
      } as const;
      expect(
        await changeDecision(staff.app.state.db, { id, base: 1 }, theirs, {
          person: staff.app.ids["equity-director"],
          at: new Date(),
        }),
      ).toBe(true);
      await page.fill("#task", "My words");
      await page.selectOption("#status", "done");
      await page.click("form.decision button");
      expect(await page.textContent(".kept")).toBe("Their words");
      expect(await page.inputValue("#task")).toBe("My words");
      await look("conflict");
      await page.click("form.decision button");
      expect(await page.textContent(".kept")).toBe("My words");
      expect(await page.textContent("main")).toContain("Their words");
      await look("versions");
    });
  },
);

test.skipIf(chromiumPath === undefined).each([
  [360, "dark", "es-MX"],
  [1440, "light", "en-US"],
] as const)(
  "Today and the pages of people fit and are accessible; Today is used with the keyboard (%i pixels, %s, %s)",
  async (...look) => {
    await expectTodayAndPeople(staff, look);
  },
);

test.skipIf(chromiumPath === undefined)("the data director gives and takes a role without script", async () => {
  await staff.inBrowser({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${staff.address}/sign-in`);
    await page.click(`button[value="${staff.app.ids["data-director"]}"]`);
    await page.click('header a[href="/people"]');
    await page.fill("#email", "new@district.example");
    await page.fill("#name", "Ana Núñez");
    await page.selectOption("#role", "principal");
    await page.selectOption("#scope", "school");
    await page.fill("#part", staff.app.schools[0]);
    await page.click("form.stacked button");
    expect(await page.textContent("h1")).toBe("Ana Núñez");
    expect(await page.textContent(".notice code")).toMatch(/\/setup\//);
    await page.click('form[action$="/revoke-role"] button');
    expect(await page.textContent("main")).toContain("No role");
  });
});
