import { expect, test } from "vitest";
import { auditSite } from "../../src/app/audit-site.ts";
import type { Lang } from "../../src/base/lang.ts";
import { officialCube } from "../../src/cube/official.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators as ourIndicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import type { Row } from "../../src/records/table.ts";
import { audit } from "../../src/reports/audit.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { type Given, groupColumns, officialRow } from "../cube/official-row.ts";

/** A row of a district's official figures: of all students, or of a group. */
const row = (district: string, group: string, given: Given): Row =>
  officialRow({
    place_kind: "district",
    place_id: `27${district}`,
    place_name: `${district} Unified`,
    district_id: `27${district}`,
    county_id: "27",
    ...groupColumns(group),
    ...given,
  });

/** Two districts with groups, one of which withholds a group and has averages without a standard deviation; a third with figures only of an older year. */
const rows: readonly Row[] = [
  row("Shore", "all=all", { n: 1000, hits: 100 }),
  row("Shore", "race-ethnicity=black", { n: 100, hits: 30 }),
  row("Shore", "race-ethnicity=white", { n: 300, hits: 20 }),
  row("Shore", "race-ethnicity=asian", { status: "suppressed", marker: "*" }),
  row("Shore", "homeless=yes", { n: 40, hits: 4 }),
  row("Alder", "all=all", { n: 400, hits: 40 }),
  row("Alder", "race-ethnicity=black", { n: 50, hits: 5 }),
  row("Shore", "all=all", { indicator: "ela-distance", n: 500, value: 4.2 }),
  row("Shore", "race-ethnicity=black", { indicator: "ela-distance", n: 50, value: -31.4 }),
  row("Old", "all=all", { school_year: 2023, n: 90, hits: 9 }),
  row("Old", "race-ethnicity=black", { school_year: 2023, n: 30, hits: 6 }),
];

async function pagesOf(lang: Lang): Promise<ReadonlyMap<string, string>> {
  const indicators = [...ourIndicators, ...officialIndicators];
  const cube = await officialCube(
    new Memory({ official_figure: rows, school: [] }),
    { indicators, groupings },
    { program: "test", fingerprint: "test" },
  );
  const done = audit(
    cube,
    { indicators, groupings },
    {
      district: { id: "", name: "Three districts" },
      rules: defaultAuditRules,
      comparison: "everyone-else",
      thresholds: {},
    },
  );
  const site = auditSite({ audit: done, cube, indicators, groupings, deliveries: [], matches: [] }, [], wordsOf(lang));
  return new Map(auditPages(site).map(({ path, render }) => [path, render()]));
}
const english = pagesOf("en");
const textOf = async (path: string): Promise<string> =>
  ((await english).get(path) ?? "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("a gap of a district without schools is shown with the same gap in the other districts, clear gaps first", async () => {
  const page = await textOf("gaps/suspended.race-ethnicity.html");
  const inside = page.slice(page.indexOf("in 1 of 2 districts"));
  expect(page).toContain("the gap is clear in 1 of 2 districts");
  const rows = inside.slice(inside.indexOf("Students counted"));
  expect(rows.indexOf("Shore Unified")).toBeLessThan(rows.indexOf("Alder Unified"));
  expect(rows.indexOf("Shore Unified")).toBeGreaterThan(0);
});

test("a withheld group keeps its panel, and the page does not say that its records are missing", async () => {
  const page = await textOf("gaps/suspended.race-ethnicity.html");
  expect(page).toMatch(/Asian students · Shore Unified, 2023-24 Not shown, to protect privacy /);
  expect(page).toMatch(/Its reference suspended\/2024\/district:27Shore\/race-ethnicity=asian\/everyone-else/);
  for (const path of (await english).keys())
    if (path.startsWith("gaps/")) expect(await textOf(path), path).not.toContain("the group is not on record");
});

test("averages published without a standard deviation are shown, with the reason why no gap can be judged", async () => {
  const page = await textOf("gaps/ela-distance.race-ethnicity.html");
  expect(page).toContain("−31");
  expect(page).toContain("The average is published, but not how far apart students are.");
});

test("the first page is about all places: how many have a clear gap, each with its largest, then the pages by goal of one of them", async () => {
  const page = await textOf("index.html");
  const text = (await english).get("index.html") ?? "";
  const heading = /<h1>([^<]*)<\/h1>/.exec(text)?.[1] ?? "";
  expect(heading).toBe("1 of 2 places has a clear gap");
  expect(heading).not.toContain("Shore");
  expect(text).toMatch(/<title>[^<]*Three districts<\/title>/);
  expect(page).toContain("Each place was audited on its own");
  const listed = text.slice(text.indexOf('id="places"'), text.indexOf('id="goals"'));
  expect(listed).toContain('href="places/district.27_53_hore.html"');
  expect(listed.replace(/<[^>]*>/g, " ")).toMatch(/Shore Unified\s+Black or African American students\s+\d+\s+had no/);
  expect(page.indexOf("Shore Unified: the six goals")).toBeGreaterThan(
    page.indexOf("The largest clear gap of each place"),
  );
  expect(page).toContain(
    "The pages by goal, group and question are about Shore Unified, which has the most comparisons.",
  );
  expect((await english).get("map.html")).toContain('<table class="quilt');
  expect(page).toContain("Place by place");
  expect(page).not.toContain("School by school");
  expect(await textOf("places.html")).toMatch(/1 place where nothing could be compared in 2023-24 Old Unified/);
  expect(await textOf("places/district.27_4f_ld.html")).toContain("Old Unified: nothing could be compared in 2023-24");
});

test("the pages work in Spanish too", async () => {
  const pages = await pagesOf("es");
  const page = (path: string): string => pages.get(path) ?? "";
  expect(page("gaps/ela-distance.race-ethnicity.html")).toContain(
    "Se publicó el promedio, pero no cuánto difieren los estudiantes.",
  );
  expect(page("index.html")).toContain("Lugar por lugar");
  expect(page("index.html")).toContain("1 de 2 lugares tiene una brecha clara");
});
