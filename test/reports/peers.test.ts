import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { staffNotes } from "../../src/cube/staff-notes.ts";
import { withoutNotes } from "../../src/reports/notes.ts";
import { outlierReport, type PlaceRow } from "../../src/reports/outliers.ts";
import { peersReport } from "../../src/reports/peers.ts";
import { selfReviewReport } from "../../src/reports/self-review.ts";
import { officialData } from "../official-data.ts";

const ids = ["a", "b", "c", "d", "e"];
const poverty = [0.1, 0.2, 0.9, 0.15, 0.5];
const rows: PlaceRow[] = ids.flatMap((place, i) =>
  [2001, 2002].flatMap((year) =>
    ["all", "race-ethnicity=black"].map((group) => ({
      place,
      group,
      year,
      grade: "all",
      subject: "",
      n: 100,
      outcome: 50 - 20 * poverty[i]! + (year - 2001) + (i % 2) - (group === "all" ? 0 : 5),
      covariates: { poverty: poverty[i]! },
    })),
  ),
);
const outliers = outlierReport(
  officialData({
    places: ids.map((id) => ({ id, name: id.toUpperCase(), districtId: `district-${id}`, districtName: null })),
    rows,
  }),
  {
    level: "school",
    outcome: { id: "score", unit: "scale-points", better: "high" },
    covariates: ["poverty"],
    groups: { focal: ["all"], reference: null },
  },
);
const ask = { outliers, rows, groups: ["all", "race-ethnicity=black"], practices: withoutNotes(outliers), most: 3 };

test("peers are the nearest in covariates, with their distance in standard deviations", () => {
  const found = peersReport({ ...ask, place: "a" });
  if (isNone(found)) throw new Error(found.reason);
  expect(found.peers.map(({ place }) => place.id)).toEqual(["d", "b", "e"]);
  const mean = poverty.reduce((s, v) => s + v, 0) / 5;
  const sd = Math.sqrt(poverty.reduce((s, v) => s + (v - mean) ** 2, 0) / 4);
  expect(found.by).toEqual([{ name: "poverty", sd: expect.closeTo(sd, 12) }]);
  expect(found.peers.map(({ distance }) => distance)).toEqual([0.05, 0.1, 0.4].map((d) => expect.closeTo(d / sd, 9)));
  expect(found.comparable).toBe(4);
  expect(found.audience).toBe("public");
});

test("outcomes by group are of the latest year, and an unpublished group has no number", () => {
  const found = peersReport({ ...ask, place: "a", groups: [...ask.groups, "race-ethnicity=white"] });
  if (isNone(found)) throw new Error(found.reason);
  expect(found.own.groups).toEqual({
    all: { value: expect.closeTo(49, 9), n: 100 },
    "race-ethnicity=black": { value: expect.closeTo(44, 9), n: 100 },
    "race-ethnicity=white": null,
  });
});

test("a school has its own practices and its district's, no others", () => {
  const practices = [
    { place: "d", title: "of the school" },
    { place: "district-b", title: "of the district" },
    { place: "zzz", title: "of nobody here" },
  ];
  const found = peersReport({ ...ask, place: "a", practices: staffNotes(practices) });
  if (isNone(found)) throw new Error(found.reason);
  // Notes name people of the district, so with them a report is no longer for the public.
  expect(found.audience).toBe("internal");
  expect(found.own.practices).toEqual([]);
  expect(found.peers.map((peer) => peer.practices.map(({ title }) => title))).toEqual([
    ["of the school"],
    ["of the district"],
    [],
  ]);
});

test("an unpublished place, or covariates that do not differ, give a reason instead of peers", () => {
  expect(peersReport({ ...ask, place: "nowhere" })).toEqual({ kind: "none", reason: "no_data" });
  const same = outlierReport(
    officialData({ places: outliers.places, rows: rows.map((row) => ({ ...row, covariates: { poverty: 0.5 } })) }),
    { ...outliers.question },
  );
  expect(peersReport({ ...ask, outliers: same, place: "a" })).toEqual({ kind: "none", reason: "zero_variance" });
});

test("a self-review shows each factor over the years and the other places' ratings of the time", () => {
  const found = selfReviewReport(
    [
      { place: "a", year: 2025, factor: "x", rating: 3 },
      { place: "a", year: 2023, factor: "x", rating: 1 },
      { place: "b", year: 2024, factor: "x", rating: 4 },
      { place: "b", year: 2026, factor: "x", rating: 1 },
      { place: "c", year: 2024, factor: "x", rating: 2 },
    ],
    ["x", "y"],
  );
  expect(found.map(({ place, factor }) => `${place} ${factor}`)).toEqual(["a x", "b x", "c x"]);
  expect(found[0]).toEqual({
    place: "a",
    factor: "x",
    ratings: [
      { year: 2023, rating: 1 },
      { year: 2025, rating: 3 },
    ],
    change: 2,
    others: { mean: 3, places: 2 },
  });
  expect(found[2]).toMatchObject({ change: null, others: { mean: 2.5, places: 2 } });
  const alone = selfReviewReport([{ place: "a", year: 2025, factor: "x", rating: 3 }], ["x"]);
  expect(alone[0]?.others).toBeNull();
  const withPeers = selfReviewReport(
    [
      { place: "a", year: 2025, factor: "x", rating: 3 },
      { place: "b", year: 2025, factor: "x", rating: 1 },
      { place: "c", year: 2025, factor: "x", rating: 2 },
    ],
    ["x"],
    () => new Set(["c"]),
  );
  expect(withPeers[0]?.others).toEqual({ mean: 2, places: 1 });
});
