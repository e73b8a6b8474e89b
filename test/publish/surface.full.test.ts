/** The scan of a real site: clean as it is, and not with one number moved. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { builtFiles } from "../../src/app/built-files.ts";
import { surfaceLeaks } from "../../src/attack/surface.ts";
import { publicReport } from "../../src/reports/public/report.ts";
import { aboutDistrict, districtRelease, districtTables } from "./public-district.ts";
import { packetOf } from "./read-packet.ts";
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

test("every row of a workbook and of a chart is that of its line; one number moved is found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "packet-"));
  for (const [path, content] of await packetOf(publicReport(release, aboutDistrict(tables)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const kinds = new Set<string>();
  let [files, rows] = [0, 0];
  for await (const file of builtFiles(folder)) {
    const { path, text, sheets = [] } = file;
    files++;
    expect(surfaceLeaks(release, [file])).toEqual([]);
    expect(text).toContain("Alder Valley Unified");
    const keyed = sheets.filter(([head]) => String(head?.at(-1)).includes("cells.csv"));
    expect(keyed.length, path).toBeGreaterThan(2);
    const moved = (change: (row: readonly unknown[]) => readonly unknown[], at: number): void => {
      const [head = [], ...others] = keyed[0]!;
      const row = others[at];
      if (row === undefined) return;
      for (const { kind } of surfaceLeaks(release, [{ path, text: "", sheets: [[head, change(row)]] }]))
        kinds.add(kind);
    };
    keyed[0]!.slice(1).forEach((row, at) => {
      rows++;
      moved((one) => [...one.slice(0, -2), 7, one.at(-1)], at);
      moved((one) => [...one.slice(0, -1), null], at);
      if (row.at(-2) === "*") moved((one) => [one[0], 7, ...one.slice(2)], at);
    });
  }
  expect(files).toBe(2 * 2 * tables.places.length);
  expect(rows).toBeGreaterThan(100);
  expect([...kinds].toSorted()).toEqual(["beside-hidden", "hidden-shown", "no-cell", "otherwise"]);
});
