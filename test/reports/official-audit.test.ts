import { expect, test } from "vitest";
import type { Audience } from "../../src/cube/cube.ts";
import { officialCube } from "../../src/cube/official.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import { auditJson } from "../../src/printers/json.ts";
import type { Row } from "../../src/records/table.ts";
import { type Audit, audit } from "../../src/reports/audit.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { benchmarkColumn } from "../../src/reports/benchmarks.ts";
import type { ComparisonRule } from "../../src/reports/comparisons.ts";
import { printedFindings, printedRefused } from "../../src/reports/judged/finding-at.ts";
import { judge } from "../../src/reports/judged/judge.ts";
import { placeRates } from "../../src/reports/place-rates.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { type Given, groupColumns, officialRow } from "../cube/official-row.ts";

const questions = { indicators: [...indicators, ...officialIndicators], groupings };

const places: Readonly<Record<string, Given>> = {
  state: { place_kind: "state", place_id: "CA", place_name: "California" },
  county: { place_kind: "county", place_id: "27", place_name: "Monterey", county_id: "27" },
  shore: {
    place_kind: "district",
    place_id: "2766092",
    place_name: "Shore Unified",
    district_id: "2766092",
    county_id: "27",
  },
  hills: {
    place_kind: "district",
    place_id: "2711111",
    place_name: "Hills Unified",
    district_id: "2711111",
    county_id: "27",
  },
};
const row = (place: string, group: string, given: Given): Row =>
  officialRow({ ...groupColumns(group), ...places[place], ...given });

const cubeOf = (rows: readonly Row[]) =>
  officialCube(new Memory({ official_figure: rows, school: [] }), questions, { program: "test", fingerprint: "test" });
const settings = (comparison: ComparisonRule) => ({
  district: { id: "2766092", name: "Shore Unified" },
  rules: defaultAuditRules,
  comparison,
  thresholds: {},
});
const auditOf = async (rows: readonly Row[], comparison: ComparisonRule = "everyone-else") =>
  audit(await cubeOf(rows), questions, settings(comparison));

const findingsIn = (found: Audit<Audience>) => [...printedFindings(found)];
const refusedIn = (found: Audit<Audience>) => [...printedRefused(found.judged)];

const race = [
  row("shore", "all=all", { n: 1000, hits: 100 }),
  row("shore", "race-ethnicity=black", { n: 100, hits: 30 }),
  row("shore", "race-ethnicity=white", { n: 300, hits: 20 }),
  row("shore", "race-ethnicity=asian", { status: "suppressed", marker: "*" }),
];

test("everyone else is the published total minus the group, even when other groups are withheld", async () => {
  const found = await auditOf(race);
  const black = findingsIn(found).find((f) => f.group.level === "black");
  expect(black).toMatchObject({
    n: 100,
    hits: 30,
    comparisonN: 900,
    comparisonHits: 70,
    comparison: "everyone-else",
    verdict: "clear",
    official: { publication: "dataquest", counted: "all" },
  });
  expect(auditSchema.strict().safeParse(JSON.parse([...auditJson(found)].join(""))).error).toBeUndefined();
});

test("a withheld group is listed with its reason, and as recoverable where it is the only one", async () => {
  const asian = refusedIn(await auditOf(race)).find((n) => n.group.level === "asian");
  expect(asian).toMatchObject({ reason: "suppressed_input", n: null, recoverable: true });
  const two = await auditOf([...race, row("shore", "race-ethnicity=filipino", { status: "suppressed", marker: "*" })]);
  expect(refusedIn(two).find((n) => n.group.level === "asian")).not.toHaveProperty("recoverable");
});

test("everyone else is not shown when it is only the withheld group", async () => {
  const found = await auditOf([
    row("shore", "all=all", { n: 1000, hits: 100 }),
    row("shore", "disability=no", { n: 980, hits: 90 }),
    row("shore", "disability=yes", { status: "suppressed", marker: "*" }),
  ]);
  expect(findingsIn(found)).toEqual([]);
  const whites = await auditOf([
    row("shore", "all=all", { n: 1000, hits: 100 }),
    row("shore", "race-ethnicity=white", { n: 980, hits: 90 }),
    row("shore", "race-ethnicity=black", { status: "suppressed", marker: "*" }),
  ]);
  expect(refusedIn(whites).map((n) => [n.group.level, n.reason, n.official?.comparisonRate])).toEqual([
    ["black", "suppressed_input", null],
    ["white", "reference_suppressed", null],
  ]);
});

test("without a published total there is no everyone else, but a named group can be the comparison", async () => {
  const rows = race.filter((r) => r["grouping"] !== "all");
  expect(
    refusedIn(await auditOf(rows))
      .map((n) => n.reason)
      .sort(),
  ).toEqual(["no_data", "no_data", "suppressed_input"]);
  const named = await auditOf(rows, "race-ethnicity.white");
  expect(findingsIn(named).map((f) => [f.group.level, f.comparison, f.comparisonN])).toEqual([
    ["black", "level:white", 300],
  ]);
  const withheld = await auditOf(rows, "race-ethnicity.asian");
  expect(
    refusedIn(withheld)
      .filter((n) => n.reason === "reference_suppressed")
      .map((n) => n.group.level),
  ).toEqual(["black", "white"]);
});

test("a total smaller than its part gives no comparison", async () => {
  const found = await auditOf([
    row("shore", "all=all", { n: 50, hits: 5 }),
    row("shore", "gender=F", { n: 60, hits: 5 }),
  ]);
  expect(refusedIn(found).map((n) => n.reason)).toEqual(["invalid_input"]);
});

test("an average without a standard deviation is shown but not judged; everyone else's only where there are enough students", async () => {
  const mean = (group: string, n: number, value: number): Row =>
    row("shore", group, { indicator: "ela-distance", publication: "dashboard-2024", n, value });
  const found = await auditOf([
    mean("all=all", 100, -10),
    mean("disability=yes", 20, -90),
    mean("homeless=yes", 95, -12),
  ]);
  expect(findingsIn(found)).toEqual([]);
  expect(
    refusedIn(found).map((n) => [n.group.grouping, n.reason, n.official?.rate, n.official?.comparisonRate]),
  ).toEqual([
    ["disability", "not_estimable", -90, 10],
    ["homeless", "not_estimable", -12, null],
  ]);
});

test("an indicator known from official figures is no longer listed as not asked", async () => {
  const asked = await auditOf([row("shore", "all=all", { indicator: "college-career", n: 100, hits: 40 })]);
  expect(asked.notAsked.map((n) => n.indicator)).not.toContain("college-career");
  expect((await auditOf(race)).notAsked.map((n) => n.indicator)).toContain("college-career");
});

test("benchmarks give a district's gap in its county, state and peers: same group, comparison and orientation", async () => {
  const own = await cubeOf(race);
  const official = await cubeOf([
    row("county", "all=all", { n: 5000, hits: 500, school_year: 2023 }),
    row("county", "race-ethnicity=black", { n: 500, hits: 100, school_year: 2023 }),
    row("state", "all=all", { n: 90_000, hits: 4500 }),
    row("state", "race-ethnicity=black", { n: 6000, hits: 600 }),
    row("hills", "all=all", { n: 500, hits: 20 }),
    row("hills", "race-ethnicity=black", { status: "suppressed", marker: "*" }),
    row("shore", "race-ethnicity=black", { n: 99, value: 0.303 }),
  ]);
  const judged = judge(own, questions, settings("everyone-else"));
  const benchmarks = benchmarkColumn(judged, own, official, {
    minimumN: 11,
    peersOf: () => [{ kind: "district", id: "2711111" }],
  });
  const found = audit(own, questions, settings("everyone-else"), { judged, benchmarks });
  const black = findingsIn(found).find((f) => f.group.level === "black");
  expect(
    black?.benchmarks?.map((b) => [
      b.relation,
      b.place.name,
      b.schoolYear,
      b.rate,
      b.n,
      b.gap && Number(b.gap.toFixed(6)),
    ]),
  ).toEqual([
    ["as-published", "Shore Unified", 2024, 0.303, 99, null],
    ["county", "Monterey", 2023, 0.2, 500, Number((400 / 4500 - 100 / 500).toFixed(6))],
    ["state", "California", 2024, 0.1, 6000, Number((3900 / 84_000 - 600 / 6000).toFixed(6))],
  ]);
  expect(findingsIn(found).find((f) => f.group.level === "white")).not.toHaveProperty("benchmarks");
  expect(auditSchema.strict().safeParse(JSON.parse([...auditJson(found)].join(""))).error).toBeUndefined();
});

test("the rate of all students of a place is of the latest published year, with the same year's rate of the larger place", async () => {
  const reclassified = { indicator: "reclassified-of-learners", school_year: 2019 };
  const cube = await cubeOf([
    ...race,
    row("county", "all=all", { ...reclassified, n: 400, hits: 40 }),
    row("shore", "all=all", { ...reclassified, n: 100, hits: 20 }),
    row("shore", "all=all", { ...reclassified, school_year: 2018, n: 90, hits: 9 }),
  ]);
  const at = (id: string): number => cube.places.findIndex((p) => p.id === id);
  const rates = placeRates(cube, audit(cube, questions, settings("everyone-else")), at("2766092"), at("27"));
  expect(rates.map((r) => [r.indicator, r.schoolYear, r.here.value, r.whole.value])).toEqual([
    ["suspended", 2024, 0.1, null],
    ["reclassified-of-learners", 2019, 0.2, 0.1],
  ]);
});
