/** The scan of a real site: clean as it is, and not with one number moved. */
import { expect, test } from "vitest";
import { surfaceLeaks } from "../../src/attack/surface.ts";
import { publicReport } from "../../src/reports/public/report.ts";
import { aboutDistrict, districtRelease, districtTables } from "./public-district.ts";
import { pagesOf, siteOf } from "./read-site.ts";

const tables = districtTables({ seed: 3, schools: 2 });
const release = districtRelease(tables);
const pages = pagesOf(await siteOf(publicReport(release, aboutDistrict(tables))));
const leaksOf = (text: string) => surfaceLeaks(release, [{ path: "site/a.html", text }]);

test("no page of a site shows more than cells.csv", () => {
  const keyed = pages.reduce((sum, [, page]) => sum + (page.match(/\sdata-(?:count|rate)=/gu)?.length ?? 0), 0);
  expect(keyed).toBeGreaterThan(300);
  expect(
    surfaceLeaks(
      release,
      pages.map(([path, text]) => ({ path, text })),
    ),
  ).toEqual([]);
});

test("a number in place of a mark, or beside one, is found on every page that has one", () => {
  let found = 0;
  for (const [, page] of pages) {
    const marked = /(<span data-(?:count|rate)=[^>]*>)<span class=["']?hid["']?>[^<]*<\/span>/u;
    if (!marked.test(page)) continue;
    expect(leaksOf(page.replace(marked, "$1 7")).map(({ kind }) => kind)).toContain("hidden-shown");
    found += 1;
  }
  expect(found).toBeGreaterThan(3);
});
