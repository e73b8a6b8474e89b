import { expect, test } from "vitest";
import { auditSite } from "../../src/app/audit-site.ts";
import type { AuditRun } from "../../src/app/run-audit.ts";
import { officialCube } from "../../src/cube/official.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { audit } from "../../src/reports/audit.ts";
import { compareDashboard, type DashboardComparison, type DashboardRows } from "../../src/reports/compare-dashboard.ts";
import type { DataQuality } from "../../src/reports/data-quality.ts";
import type { Definitions } from "../../src/reports/definitions.ts";
import type { Delivery, DeliveryFacts } from "../../src/reports/delivery.ts";
import type { LeftOut } from "../../src/reports/left-out.ts";
import { outlierReport, type PlaceRows } from "../../src/reports/outliers.ts";
import type { PlaceRate } from "../../src/reports/place-rates.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { type AuditSite, siteOf } from "../../src/web/audit/site.ts";
import type { PageFor } from "../../src/web/page-kind.ts";
import { groupColumns, officialRow } from "../cube/official-row.ts";
import { publicData } from "../public-data.ts";
import { deliveries, smallRun, smallSite } from "../web/small-audit.ts";

const internal: AuditSite<"internal"> = smallSite(await smallRun(1, 60), "en");
const official: AuditSite<"public"> = auditSite(await officialRun(), deliveries, wordsOf("en"));
const [gapOf] = internal.gaps;
if (gapOf === undefined) throw new Error("the records have no gap");
const asked = official.audit.judged.indicators[0]?.id ?? "";
const leftOut = internal.gap(gapOf.indicator, gapOf.grouping).leftOut;

/** An audit of what an office published about two schools of a district. */
async function officialRun(): Promise<AuditRun<"public">> {
  const plan = { indicators, groupings };
  const rows = ["27", "28"].flatMap((place_id) =>
    ["all=all", "race-ethnicity=black", "race-ethnicity=white"].map((group, i) =>
      officialRow({ place_kind: "school", place_id, n: 100, hits: 10 + i, ...groupColumns(group) }),
    ),
  );
  const made = { program: "test", fingerprint: "test" };
  const cube = await officialCube(new Memory({ official_figure: rows, school: [] }), plan, made);
  const settings = { district: { id: "27", name: "Shore" }, rules: defaultAuditRules, thresholds: {} };
  return {
    audit: audit(cube, plan, { ...settings, comparison: "everyone-else" }),
    cube,
    ...plan,
    deliveries: [],
    matches: [],
  };
}

/** Takes public pages alone. */
const publish = (site: AuditSite<"public">): readonly PageFor<"public">[] => auditPages(site);
const [rates] = official.places;
if (rates === undefined) throw new Error("the figures have no second place");

// The compiler refuses each (`npm run types` fails where `@ts-expect-error` finds no error), and so does the program when it runs.
const internalParts: Readonly<Record<string, () => unknown>> = {
  // @ts-expect-error
  definitions: () => publish({ ...official, definitions: internal.definitions }),
  // @ts-expect-error
  "data quality": () => publish({ ...official, quality: internal.quality }),
  // @ts-expect-error
  deliveries: () => publish({ ...official, deliveries: internal.deliveries }),
  // @ts-expect-error
  rates: () => publish({ ...official, places: [{ ...rates, rates: internal.places[0]?.rates ?? [] }] }),
  "students left out": () => {
    const gap: AuditSite<"public">["gap"] = (i, g) => ({
      ...official.gap(i, g),
      // @ts-expect-error
      leftOut,
    });
    return siteOf({ ...official, gap }).gap(asked, "race-ethnicity");
  },
};
for (const [name, mix] of Object.entries(internalParts))
  test(`internal ${name} are no part of a public page`, () => {
    expect(mix).toThrow(expect.objectContaining({ code: "cube.audiences-differ" }));
  });

const rows: DashboardRows<"public"> = publicData({ rows: [] });
const places: PlaceRows = publicData({ places: [], rows: [] });
const question = {
  level: "school",
  outcome: { id: "api", unit: "scale-points", better: "high" },
  covariates: [],
  groups: { focal: ["all"], reference: null },
} as const;

const takes = {
  definitions: (part: Definitions<"public">) => publish({ ...official, definitions: part }),
  quality: (part: DataQuality<"public">) => publish({ ...official, quality: part }),
  delivery: (part: Delivery<"public">) => publish({ ...official, deliveries: [part] }),
  rate: (part: PlaceRate<"public">) => publish({ ...official, places: [{ ...rates, rates: [part] }] }),
  leftOut: (part: LeftOut<"public">) =>
    siteOf({ ...official, gap: (i, g) => ({ ...official.gap(i, g), leftOut: part }) }).gap(asked, "race-ethnicity"),
  dashboard: (part: DashboardRows<"public">) => compareDashboard(part),
  places: (part: PlaceRows) => outlierReport(part, question),
};
const [delivery] = internal.deliveries;
const [facts]: readonly DeliveryFacts[] = deliveries;
const [rate] = internal.places[0]?.rates ?? [];
if (delivery === undefined || facts === undefined || rate === undefined) throw new Error("the site has no such part");

const copies: Readonly<Record<string, () => unknown>> = {
  // @ts-expect-error
  "definitions that say they are public": () => takes.definitions({ ...internal.definitions, audience: "public" }),
  // @ts-expect-error
  "a spread copy of the data quality": () => takes.quality({ ...official.quality }),
  // @ts-expect-error
  "the facts of a delivery": () => takes.delivery(facts),
  // @ts-expect-error
  "a delivery by Object.assign": () => takes.delivery(Object.assign({}, delivery, { audience: "public" as const })),
  // @ts-expect-error
  "a spread copy of a rate": () => takes.rate({ ...rate }),
  // @ts-expect-error
  "counts of students left out": () => takes.leftOut({ enrolled: 1, counted: 1, unknownGroup: 0 }),
  // @ts-expect-error
  "rows of a dashboard put together by hand": () => takes.dashboard({ rows: [] }),
  // @ts-expect-error
  "rows of places put together by hand": () => takes.places({ places: [], rows: [] }),
};
for (const [name, forge] of Object.entries(copies))
  test(`${name} has no audience`, () => {
    expect(forge).toThrow(expect.objectContaining({ code: "cube.not-from-a-door" }));
  });

// What comes as `any`, or keeps the type of the original, is refused when it runs.
test("a clone, or a part from JSON, is refused when it runs", () => {
  const fromJson = JSON.parse(JSON.stringify(official.definitions));
  const notFromADoor = expect.objectContaining({ code: "cube.not-from-a-door" });
  expect(() => takes.definitions(fromJson)).toThrow(notFromADoor);
  expect(() => takes.quality(structuredClone(official.quality))).toThrow(notFromADoor);
  expect(() => takes.places(structuredClone(places))).toThrow(notFromADoor);
  expect(() => takes.dashboard(structuredClone(rows))).toThrow(notFromADoor);
});

test("a comparison with a dashboard has the audience of its rows", () => {
  const comparison: DashboardComparison<"public"> = compareDashboard(rows);
  // @ts-expect-error: nobody but the public's own rows makes a public comparison
  const other: DashboardComparison<"internal"> = comparison;
  expect(other.indicators).toEqual([]);
});

test("an audit of official figures rests on files of offices alone", () => {
  const run = officialRun();
  const published = { ...facts, file: "published.csv", tables: ["official_figure", "school"] };
  return run.then((made) => {
    const site = auditSite(
      made,
      [...deliveries, { ...facts, file: "unknown.csv", tables: [] }, published],
      wordsOf("en"),
    );
    expect(site.deliveries.map(({ file }) => file)).toEqual(["published.csv"]);
    expect(site.quality).toMatchObject({ files: 1, unknownFiles: [] });
    expect(internal.deliveries).toHaveLength(deliveries.length);
  });
});
