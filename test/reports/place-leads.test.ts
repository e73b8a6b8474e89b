import { expect, test } from "vitest";
import { officialCube } from "../../src/cube/official.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import type { Row } from "../../src/records/table.ts";
import { audit } from "../../src/reports/audit.ts";
import { type PlaceLead, placeLeads } from "../../src/reports/place-leads.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { groupColumns, officialRow } from "../cube/official-row.ts";

const questions = { indicators: [...indicators, ...officialIndicators], groupings };
const suspended = (kind: "county" | "district", id: string, n: number, hits: number): Row =>
  officialRow({
    ...groupColumns("all=all"),
    place_kind: kind,
    place_id: id,
    place_name: id,
    county_id: "27",
    ...(kind === "district" && { district_id: id }),
    n,
    hits,
  });

/** Leads of districts with these students and suspensions in a county with the totals. */
async function leadsOf(districts: Readonly<Record<string, readonly [n: number, hits: number]>>) {
  const all = Object.values(districts);
  const total = (at: 0 | 1): number => all.reduce((sum, counts) => sum + counts[at], 0);
  const rows = [
    suspended("county", "27", total(0), total(1)),
    ...Object.entries(districts).map(([id, [n, hits]]) => suspended("district", id, n, hits)),
  ];
  const cube = await officialCube(new Memory({ official_figure: rows, school: [] }), questions, {
    program: "test",
    fingerprint: "test",
  });
  const settings = { rules: defaultAuditRules, comparison: "everyone-else" as const, thresholds: {} };
  const report = audit(cube, questions, { ...settings, district: { id: "2700001", name: "A" } });
  const at = (id: string): number => cube.places.findIndex((p) => p.id === id);
  const found = placeLeads(
    cube,
    report,
    Object.keys(districts).map((id) => ({ place: at(id), whole: at("27") })),
  );
  return Object.fromEntries(Object.keys(districts).map((id, i) => [id, found[i] ?? []]));
}

const rates = (leads: readonly PlaceLead<"internal" | "public">[] | undefined) =>
  leads?.map(({ indicator, here, rest }) => [indicator, here, rest]);

test("only what is clearly better than in the rest of the larger place goes well, and the rest leaves the place out", async () => {
  const leads = await leadsOf({ "2700001": [1000, 20], "2700002": [1000, 120], "2700003": [1000, 80] });
  expect(rates(leads["2700001"])).toEqual([["suspended", 0.02, 0.1]]);
  // Worse than the rest, and as good as the rest.
  expect(leads["2700002"]).toEqual([]);
  expect(leads["2700003"]).toEqual([]);
});

test("a few students, and a difference too small to act on, are no praise", async () => {
  const few = await leadsOf({ "2700001": [10, 0], "2700002": [3000, 300] });
  expect(few["2700001"]).toEqual([]);
  const small = await leadsOf({ "2700001": [100_000, 9000], "2700002": [100_000, 10_000] });
  expect(small["2700001"]).toEqual([]);
});

test("a place that is all of the larger one, or whose published counts do not fit into it, has no lead", async () => {
  expect(await leadsOf({ "2700001": [1000, 20] })).toEqual({ "2700001": [] });
  // The county has 20 suspensions, the district 40.
  const odd = await leadsOf({ "2700001": [1000, 40], "2700002": [500, -20] });
  expect(odd["2700001"]).toEqual([]);
});
