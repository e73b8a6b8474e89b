import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { rankRanges } from "../../src/models/rank-range.ts";
import { type OutlierQuestion, outlierReport, type PlaceRow, placesToVisit } from "../../src/reports/outliers.ts";
import { officialData } from "../official-data.ts";
import vectors from "../vectors/08-positive-outliers.json" with { type: "json" };

interface PanelRow {
  readonly district: number;
  readonly group: string;
  readonly year: number;
  readonly grade: number;
  readonly n: number;
  readonly ses: number;
  readonly mean_score: number;
}
const panel = vectors.cases.find((c) => c.id === "lpi-panel")!;
const { rows: panelRows, min_n: minimumN } = panel.input as unknown as { rows: PanelRow[]; min_n: number };
const wanted = (
  panel.expected as unknown as {
    districts: {
      district: number;
      residual: Readonly<Record<string, number | null>>;
      students_of_color_residual: number | null;
      included: boolean;
      quadrant: string;
    }[];
  }
).districts;

const rows: readonly PlaceRow[] = panelRows.map((row) => ({
  place: String(row.district),
  group: row.group,
  year: row.year,
  grade: String(row.grade).padStart(2, "0"),
  subject: "",
  n: row.n,
  outcome: row.mean_score,
  covariates: { ses: row.ses },
}));
const places = [...new Set(rows.map(({ place }) => place))].map((id) => ({
  id,
  name: `District ${id}`,
  districtId: id,
  districtName: `District ${id}`,
}));
const question: OutlierQuestion = {
  level: "district",
  outcome: { id: "score", unit: "standard-deviations", better: "high" },
  covariates: ["ses"],
  groups: { focal: ["african_american", "latino"], reference: "white" },
  minimumN,
};
const report = outlierReport(officialData({ places, rows }), question);
const quadrants: Readonly<Record<string, string>> = {
  positive_outlier: "both-above",
  underperforming: "both-below",
  white_above_color_below: "reference-above-focal-below",
  color_above_white_below: "focal-above-reference-below",
  not_included: "not-included",
};

test("two groups of districts have the quadrants of the vector's panel", () => {
  expect(wanted.length).toBeGreaterThan(10);
  for (const district of wanted) {
    const place = report.places.find(({ id }) => id === String(district.district))!;
    expect(place.included, place.id).toBe(district.included);
    expect(place.quadrant, place.id).toBe(quadrants[district.quadrant]);
    if (!district.included) continue;
    if (isNone(place.focal) || isNone(place.reference)) throw new Error("an included district without a number");
    expect(place.focal.difference).toBeCloseTo(district.students_of_color_residual!, 8);
    expect(place.reference.difference).toBeCloseTo(district.residual["white"]!, 8);
  }
});

test("expected value and difference add up to the published value", () => {
  for (const { focal, reference } of report.places) {
    for (const side of [focal, reference]) {
      if (!isNone(side)) expect(side.expected + side.difference).toBeCloseTo(side.actual, 9);
    }
  }
});

test("a place to learn from is included, above for both groups, and its range of ranks contains the expected rank", () => {
  const named = report.places.filter(({ learnFrom }) => learnFrom);
  expect(named.length).toBe(report.counts.learnFrom);
  for (const place of named) {
    expect(place.included).toBe(true);
    expect([place.focal, place.reference].map((side) => isNone(side) || side.verdict)).toEqual(["more", "more"]);
  }
  for (const { focal } of report.places) {
    if (isNone(focal) || isNone(focal.rank)) continue;
    expect(focal.rank.from).toBeLessThanOrEqual(focal.rank.expected + 1e-9);
    expect(focal.rank.to).toBeGreaterThanOrEqual(focal.rank.expected - 1e-9);
  }
  const visit = placesToVisit(report, 3).map(({ name }) => name);
  expect(visit).toEqual([...visit].sort());
  expect(visit.length).toBe(Math.min(3, named.length));
});

test("where low is better, the negated outcome names the same places", () => {
  const turnedRows = rows.map((row) => ({ ...row, outcome: -row.outcome! }));
  const turned = outlierReport(officialData({ places, rows: turnedRows }), {
    ...question,
    outcome: { ...question.outcome, better: "low" },
  });
  expect(turned.counts).toEqual(report.counts);
  expect(turned.places.map(({ quadrant }) => quadrant)).toEqual(report.places.map(({ quadrant }) => quadrant));
  for (const [i, { focal }] of turned.places.entries()) {
    const before = report.places[i]!.focal;
    if (isNone(focal) || isNone(before)) continue;
    expect(focal.actual).toBeCloseTo(-before.actual, 9);
    expect(focal.difference).toBeCloseTo(before.difference, 9);
    expect(focal.expected).toBeCloseTo(-before.expected, 9);
  }
});

const one = (
  place: string,
  year: number,
  outcome: number | null,
  ses: number | null,
  n: number | null = 100,
): PlaceRow => ({
  place,
  group: "all",
  year,
  grade: "all",
  subject: "",
  n,
  outcome,
  covariates: { ses },
});
const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: id, districtId: "d", districtName: "D" }));
const school: OutlierQuestion = {
  level: "school",
  outcome: { id: "score", unit: "scale-points", better: "high" },
  covariates: ["ses"],
  groups: { focal: ["all"], reference: null },
};

test("withheld and absent values are counted and left out, never treated as 0", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const full = ids.flatMap((id, i) => [1, 2].map((year) => one(id, 2000 + year, 50 + 3 * i + (i % 2) * year, i)));
  const dirty = [
    ...full,
    one("g", 2001, null, 1),
    one("h", 2001, 50, null),
    one("i", 2001, 50, 1, null),
    one("j", 2001, 50, 1, 10),
  ];
  const found = outlierReport(officialData({ places: named([...ids, "g", "h", "i", "j"]), rows: dirty }), school);
  expect(found.leftOut).toEqual({ noOutcome: 1, noSize: 1, smallCell: 1, noCovariate: { ses: 1 }, places: 4 });
  expect(found.places.slice(6).map(({ focal }) => (isNone(focal) ? focal.reason : "judged"))).toEqual(
    Array(4).fill("no_data"),
  );
  const clean = outlierReport(officialData({ places: named(ids), rows: full }), school);
  expect(found.places.slice(0, 6)).toEqual(clean.places);
});

test("with one year no place is named: chance and a lasting difference can't be distinguished", () => {
  const ids = Array.from({ length: 20 }, (_, i) => `s${i}`);
  const rowsOf = ids.map((id, i) => one(id, 2001, 50 + i + (i === 7 ? 40 : 0), i));
  const found = outlierReport(officialData({ places: named(ids), rows: rowsOf }), { ...school, minimumYears: 1 });
  expect(found.counts).toEqual({ more: 0, close: 0, less: 0, "not-judged": 20, learnFrom: 0 });
  const seventh = found.places[7]!.focal;
  if (isNone(seventh)) throw new Error("no residual");
  expect(seventh.best).toEqual({ kind: "none", reason: "too_few_rows" });
  expect(seventh.difference).toBeGreaterThan(20);
});

test("a collinear covariate is an error with its name, and no place is judged", () => {
  const ids = Array.from({ length: 9 }, (_, i) => `s${i}`);
  const rowsOf = ids.flatMap((id, i) =>
    [2001, 2002].map((year) => ({ ...one(id, year, 50 + i, i), covariates: { ses: i, twice: 2 * i } })),
  );
  const found = outlierReport(officialData({ places: named(ids), rows: rowsOf }), {
    ...school,
    covariates: ["ses", "twice"],
  });
  const line = found.diagnostics["all"]!;
  expect(line).toMatchObject({ kind: "none", reason: "not_estimable", aliased: ["twice"] });
  expect(found.counts["not-judged"]).toBe(9);
});

test("a place's range of ranks is complete with large uncertainty, and a single rank without uncertainty", () => {
  expect(rankRanges([3, 1, 2], [9, 9, 9])).toEqual(Array(3).fill({ from: 1, to: 3 }));
  expect(rankRanges([3, 1, 2], [0, 0, 0])).toEqual([
    { from: 1, to: 1 },
    { from: 3, to: 3 },
    { from: 2, to: 2 },
  ]);
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ v: fc.double({ min: -9, max: 9, noNaN: true }), sd: fc.double({ min: 0, max: 5, noNaN: true }) }),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      (units) => {
        const ranges = rankRanges(
          units.map(({ v }) => v),
          units.map(({ sd }) => sd),
        );
        const order = units.map((_, i) => i).sort((a, b) => units[b]!.v - units[a]!.v);
        order.forEach((unit, place) => {
          expect(ranges[unit]!.from).toBeLessThanOrEqual(place + 1);
          expect(ranges[unit]!.to).toBeGreaterThanOrEqual(place + 1);
        });
      },
    ),
  );
});
