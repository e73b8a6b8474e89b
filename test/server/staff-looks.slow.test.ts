/** Today and the pages of people in every width, color scheme and language. */
import { test } from "vitest";
import { chromiumPath } from "../web/chromium.ts";
import { expectTodayAndPeople, type Look, StaffBrowser } from "./staff-browser.ts";

const staff = new StaffBrowser();
const looks = [360, 800, 1440].flatMap((width) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    ["en-US", "es-MX"].map((locale): Look => [width, colorScheme, locale]),
  ),
);

test.skipIf(chromiumPath === undefined).each(looks)(
  "Today and the pages of people fit and are accessible (%i pixels, %s, %s)",
  async (...look) => {
    await expectTodayAndPeople(staff, look);
  },
);
