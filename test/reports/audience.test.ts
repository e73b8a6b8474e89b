import { expect, test } from "vitest";
import { auditSite } from "../../src/app/audit-site.ts";
import type { AuditRun } from "../../src/app/run-audit.ts";
import { officialCube } from "../../src/cube/official.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { type Audit, audit, auditInThread } from "../../src/reports/audit.ts";
import { compareDashboard, type DashboardComparison, type DashboardRows } from "../../src/reports/compare-dashboard.ts";
import type { DataQuality } from "../../src/reports/data-quality.ts";
import type { Definitions } from "../../src/reports/definitions.ts";
import type { Delivery, DeliveryFacts } from "../../src/reports/delivery.ts";
import { gapDetail } from "../../src/reports/gap-detail.ts";
import type { Judged } from "../../src/reports/judged/judged.ts";
import type { LeftOut } from "../../src/reports/left-out.ts";
import { outlierReport, type PlaceRows } from "../../src/reports/outliers.ts";
import { auditOverview } from "../../src/reports/overview.ts";
import type { PlaceRate } from "../../src/reports/place-rates.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { type AuditSite, siteOf } from "../../src/web/audit/site.ts";
import type { PageFor } from "../../src/web/page-kind.ts";
import { groupColumns, officialRow } from "../cube/official-row.ts";
import { officialData } from "../official-data.ts";
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
  test(`internal ${name} cannot be part of a public page`, () => {
    expect(mix).toThrow(expect.objectContaining({ code: "cube.audiences-differ" }));
  });

const publicAudit = official.audit;
const internalAudit = internal.audit;
/** Takes a public audit alone; a site reads it. */
const takesAudit = (given: Audit<"public">) => siteOf({ ...official, audit: given });
const settings = {
  district: { id: "27", name: "Shore" },
  rules: defaultAuditRules,
  thresholds: {},
  comparison: "everyone-else",
} as const;
const officialMade = await officialRun();
const gapDetailOf = (given: Audit<"public">) =>
  gapDetail(officialMade.cube, given, { indicator: asked, grouping: "race-ethnicity", place: 0, year: 0 });
const judgedOf = (judged: Judged<"public">) => audit(officialMade.cube, officialMade, settings, { judged });

// A public report with an internal part: neither its type nor its audience is that of the report it was copied from.
const reports: Readonly<Record<string, () => unknown>> = {
  "an audit with an internal table that says it is public": () =>
    takesAudit({
      ...publicAudit,
      // @ts-expect-error
      judged: { ...internalAudit.judged, audience: publicAudit.audience },
    }),
  // @ts-expect-error
  "a spread copy of an audit": () => takesAudit({ ...publicAudit }),
  // @ts-expect-error
  "an internal audit that says it is public": () => takesAudit({ ...internalAudit, audience: publicAudit.audience }),
  // @ts-expect-error
  "a table that says it is public": () => judgedOf({ ...internalAudit.judged, audience: publicAudit.audience }),
  "a table by Object.assign": () =>
    // @ts-expect-error
    judgedOf(Object.assign({}, internalAudit.judged, { audience: publicAudit.audience })),
  "an audit in the overview of a place": () =>
    // @ts-expect-error
    auditOverview(officialMade.cube, { ...internalAudit, audience: publicAudit.audience }, indicators, 0),
  // @ts-expect-error
  "an audit in the detail of a gap": () => gapDetailOf({ ...publicAudit }),
  "an overview that says it is public": () =>
    // @ts-expect-error
    publish({ ...official, main: { ...internal.main, audience: publicAudit.audience } }),
  "the overview of a place": () =>
    // @ts-expect-error
    publish({ ...official, places: [{ ...rates, overview: { ...rates.overview } }] }),
  "the detail of a gap": () => {
    const gap: AuditSite<"public">["gap"] = (i, g) => ({
      ...official.gap(i, g),
      // @ts-expect-error
      detail: { ...internal.gap(gapOf.indicator, gapOf.grouping).detail, audience: publicAudit.audience },
    });
    return siteOf({ ...official, gap }).gap(asked, "race-ethnicity");
  },
};
for (const [name, forge] of Object.entries(reports))
  test(`a forged report is refused: ${name}`, () => {
    expect(forge).toThrow(expect.objectContaining({ code: "cube.not-from-a-door" }));
  });

test("a clone of a report is rejected at run time", () => {
  const notFromADoor = expect.objectContaining({ code: "cube.not-from-a-door" });
  const { judged } = publicAudit;
  expect(() => takesAudit(Object.assign({}, publicAudit))).toThrow(notFromADoor);
  expect(() => judgedOf(structuredClone(judged))).toThrow(notFromADoor);
  expect(() => judgedOf(JSON.parse(JSON.stringify(judged)))).toThrow(notFromADoor);
  expect(() => auditInThread(structuredClone({ ...publicAudit, judged: { ...judged } }))).toThrow(notFromADoor);
});

test("an internal table in a public audit is refused as made for other readers", () => {
  // @ts-expect-error
  expect(() => judgedOf(internalAudit.judged)).toThrow(expect.objectContaining({ code: "cube.audiences-differ" }));
});

test("no column of a judged table or a cube can be written to", () => {
  const changes = (): void => {
    const { gaps, refused, depth, priority } = publicAudit.judged;
    // @ts-expect-error
    gaps.value[0] = 9;
    // @ts-expect-error
    gaps.n.fill(7);
    // @ts-expect-error
    refused.reason.set([1]);
    // @ts-expect-error
    depth.vGap.value.sort();
    // @ts-expect-error
    priority.score.subarray(0, 1)[0] = 1;
    // @ts-expect-error
    officialMade.cube.tally.counts.fill(7);
    // @ts-expect-error
    officialMade.cube.slots[0] = 1;
    // @ts-expect-error
    gaps.value = new Float64Array(1);
  };
  expect(changes).toBeTypeOf("function");
  expect(Object.isFrozen(publicAudit.judged)).toBe(true);
});

const rows: DashboardRows<"public"> = officialData({ rows: [] });
const places: PlaceRows = officialData({ places: [], rows: [] });
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
test("a clone, or a part from JSON, is rejected at run time", () => {
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

test("an audit of official figures uses only published files", () => {
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
