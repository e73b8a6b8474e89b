import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type OfficialRows, officialRows, withOfficialFile } from "../../src/app/database/official-rows.ts";
import { sampleFile } from "../../src/app/official-request.ts";
import { isNone } from "../../src/base/finding.ts";
import { outlierReport, type PlaceLevel } from "../../src/reports/outliers.ts";
import { loadDelivery } from "../../src/sources/load.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { createWorkspace, profilesPath } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { officialData } from "../official-data.ts";
import apiSubset from "../vectors/data/apipop-subset.json" with { type: "json" };
import districtData from "../vectors/data/caschools.json" with { type: "json" };

/** Rows as they were loaded, or a part of them. */
type Loaded = Pick<OfficialRows, "places" | "rows" | "outcome" | "covariates" | "wholePlace">;

interface Case {
  readonly id: string;
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: a vector's shape is its own
  readonly expected: any;
}
const vectors = join(import.meta.dirname, "..", "vectors", "08-positive-outliers.json");
const cases = (JSON.parse(readFileSync(vectors, "utf8")) as { cases: Case[] }).cases;
const expectedOf = (id: string) => cases.find((c) => c.id === id)!.expected;

const real = join(import.meta.dirname, "..", "..", "..", "shared", "data", "real");
const realFile = (name: string): string | null => (existsSync(join(real, name)) ? join(real, name) : null);
const now = new Date("2026-03-01T00:00:00Z");

const near = (actual: number, wanted: number, relative: number, what: string): void =>
  expect(Math.abs(actual - wanted), `${what}: ${actual}, not ${wanted}`).toBeLessThanOrEqual(
    1e-6 + relative * Math.abs(wanted),
  );

/** Names and scales: a file's percent is a share once loaded, so its coefficient is a hundred times as large. */
type Scales = Readonly<Record<string, { readonly name: string; readonly by: number }>>;

/**
 * The vector's regression, computed from the report's diagnostics.
 *
 * @param order     rows of the vector's data set, by the end of a place's code
 * @param relative  the vector's own tolerance; wider where loading keeps all published digits, which R's copy, stored in
 *   single precision, has lost
 */
function expectRegression(
  loaded: Loaded,
  id: string,
  { level, scales, order, relative }: { level: PlaceLevel; scales: Scales; order: readonly string[]; relative: number },
): void {
  const report = outlierReport(officialData(loaded), {
    level,
    outcome: { id: "score", unit: "scale-points", better: "high" },
    covariates: loaded.covariates,
    groups: { focal: ["all"], reference: null },
  });
  const found = report.diagnostics["all"];
  if (found === undefined || isNone(found)) throw new Error("no fit");
  const wanted = expectedOf(id);
  const { fit } = found;
  expect(fit.rows).toBe(wanted.n);
  expect(fit.df).toBe(wanted.df);
  if (isNone(fit.r2) || isNone(fit.adjustedR2)) throw new Error("no fit");
  near(fit.r2, wanted.r2, relative, "r2");
  near(fit.adjustedR2, wanted.adj_r2, relative, "adjusted r2");
  near(fit.sigma, wanted.sigma, relative, "sigma");
  near(fit.rss, wanted.rss_weighted, 2 * relative, "rss");
  expect(fit.coefficients).toHaveLength(Object.keys(wanted.coef).length);
  for (const one of fit.coefficients) {
    const { name, by } = scales[one.name] ?? { name: one.name, by: 1 };
    if (isNone(one.seHc3)) throw new Error("no HC3");
    near(one.value / by, wanted.coef[name], relative, name);
    near(one.se / by, wanted.se[name], relative, `se ${name}`);
    near(one.seHc1 / by, wanted.se_hc1[name], relative, `HC1 ${name}`);
    near(one.seHc3 / by, wanted.se_hc3[name], relative, `HC3 ${name}`);
  }
  const places = report.rows["all"]!.map(({ place }) => place);
  const at = order.map((code) => places.findIndex((place) => place.endsWith(code)));
  expect(at.every((i) => i >= 0)).toBe(true);
  const rows = at.map((i) => found.rows[i]!);
  const size = rows.map(({ studentized }) => (isNone(studentized) ? 0 : studentized));
  wanted.residual_first5.forEach((residual: number, i: number) => {
    near(rows[i]!.residual, residual, 10 * relative, `residual ${i}`);
    near(size[i]!, wanted.studentised_first5[i], 10 * relative, `studentized ${i}`);
    near(rows[i]!.leverage, wanted.leverage_first5[i], relative, `leverage ${i}`);
  });
  const largest = size.map((value, i) => ({ value: Math.abs(value), row: i + 1 })).sort((a, b) => b.value - a.value);
  expect(largest.slice(0, 10).map(({ row }) => row)).toEqual(wanted.top_abs_studentised_rows);
}

const apiScales: Scales = {
  "api-meals": { name: "meals", by: 100 },
  "api-english-learners": { name: "ell", by: 100 },
  "api-parent-education": { name: "avg_ed", by: 1 },
};

/** The vector's subset: the year 2000 in three counties, schools without missing values. */
async function apiRows(file: string): Promise<Loaded> {
  return await withOfficialFile(file, now, async (db) => {
    const loaded = await officialRows(db, {
      placeLevel: "school",
      outcomes: ["api"],
      covariates: ["api-meals", "api-english-learners", "api-parent-education"],
      groups: ["all"],
      size: "api-enrollment",
    });
    const counties = new Set(["10", "15", "34"]);
    const inside = new Set(
      loaded.places.filter(({ districtId }) => counties.has(districtId?.slice(0, 2) ?? "")).map(({ id }) => id),
    );
    return { ...loaded, rows: loaded.rows.filter(({ place, year }) => year === 2000 && inside.has(place)) };
  });
}

const files = [
  { file: sampleFile, name: "the shipped file" },
  { file: realFile("ca-api-2000/apipop.csv"), name: "the state's file" },
];
for (const { file, name } of files) {
  test.skipIf(file === null)(`${name}, loaded: the regression of California's schools of 2000 is R's`, async () => {
    const order = apiSubset.columns.cds.map((cds) => cds.slice(7));
    expectRegression(await apiRows(file!), "api-wls", { level: "school", scales: apiScales, order, relative: 1e-7 });
  });

  test.skipIf(file === null)(`${name}, loaded: the model of schools in districts equals lme4's`, async () => {
    const loaded = await apiRows(file!);
    const report = outlierReport(officialData(loaded), {
      level: "school",
      outcome: { id: "api", unit: "scale-points", better: "high" },
      covariates: loaded.covariates,
      groups: { focal: ["all"], reference: null },
    });
    const found = report.districts;
    if (isNone(found)) throw new Error("no fit");
    const wanted = expectedOf("api-multilevel");
    const loose = (actual: number, reference: number): void =>
      expect(Math.abs(actual - reference)).toBeLessThanOrEqual(2e-4 * Math.max(1, Math.abs(reference)));
    loose(found.varianceBetween, wanted.var_district);
    loose(found.varianceWithin, wanted.var_residual);
    loose(found.shareBetween, wanted.icc);
    for (const one of found.coefficients) {
      const { name: as, by } = apiScales[one.name] ?? { name: one.name, by: 1 };
      loose(one.value / by, wanted.fixed[as]);
      loose(one.se / by, wanted.fixed_se[as]);
    }
    // The vector numbers districts as its data set does; a school's code tells which is which.
    const columns = apiSubset.columns as Readonly<Record<string, readonly (string | number)[]>>;
    const numberOf = new Map(columns["cds"]!.map((cds, i) => [String(cds).slice(0, 7), columns["dnum"]![i]]));
    const byNumber = new Map(found.units.map((unit) => [numberOf.get(String(unit.unit)), unit]));
    expect(wanted.districts.length).toBe(found.units.length);
    for (const district of wanted.districts as { dnum: number; n_schools: number; effect: number; cond_se: number }[]) {
      const unit = byNumber.get(district.dnum)!;
      expect(unit.schools).toBe(district.n_schools);
      expect(Math.abs(unit.effect - district.effect)).toBeLessThan(2e-3);
      expect(Math.abs(unit.sd - district.cond_se)).toBeLessThan(2e-3);
    }
  });
}

const districtOrder = districtData.columns.district.map(String);
const districts = realFile("ca-districts-1999/CASchools.csv");
test.skipIf(districts === null)(
  "420 California districts, loaded: the weighted regression of reading is R's",
  async () => {
    const loaded = await withOfficialFile(districts!, now, (db) =>
      officialRows(db, {
        placeLevel: "district",
        outcomes: ["ca1999-reading"],
        covariates: ["ca1999-calworks", "ca1999-english-learners", "ca1999-income"],
        groups: ["all"],
        size: "ca1999-students",
      }),
    );
    const scales: Scales = {
      "ca1999-calworks": { name: "calworks", by: 100 },
      "ca1999-english-learners": { name: "english", by: 100 },
      "ca1999-income": { name: "income", by: 1 },
    };
    expectRegression(loaded, "cas-read", { level: "district", scales, order: districtOrder, relative: 1e-6 });
  },
);

test.skipIf(districts === null)(
  "420 California districts, loaded: the mean of two scores on lunch, English and income is R's",
  async () => {
    const loaded = await withOfficialFile(districts!, now, (db) =>
      officialRows(db, {
        placeLevel: "district",
        outcomes: ["ca1999-reading", "ca1999-mathematics"],
        covariates: ["ca1999-lunch", "ca1999-english-learners", "ca1999-income"],
        groups: ["all"],
        size: "ca1999-students",
      }),
    );
    // The vector's score is the mean of the two; one row per district is made of the two loaded ones.
    const reading = loaded.rows.filter(({ subject }) => subject === "ca1999-reading");
    const mathematics = new Map(
      loaded.rows.filter(({ subject }) => subject === "ca1999-mathematics").map((row) => [row.place, row.outcome]),
    );
    const rows = reading.map((row) => ({
      ...row,
      subject: "score",
      outcome: (row.outcome! + mathematics.get(row.place)!) / 2,
    }));
    const scales: Scales = {
      "ca1999-lunch": { name: "lunch", by: 100 },
      "ca1999-english-learners": { name: "english", by: 100 },
      "ca1999-income": { name: "income", by: 1 },
    };
    const how = { level: "district", scales, order: districtOrder, relative: 1e-6 } as const;
    expectRegression({ ...loaded, rows }, "cas-wls", how);
    const unweighted = rows.map((row) => ({ ...row, n: 1 }));
    expectRegression({ ...loaded, rows: unweighted }, "cas-ols", how);
  },
);

test.skipIf(districts === null)(
  "420 California districts, loaded: the logarithm of income and students a teacher, calculated from the loaded figures, give R's regression",
  async () => {
    const loaded = await withOfficialFile(districts!, now, (db) =>
      officialRows(db, {
        placeLevel: "district",
        outcomes: ["ca1999-reading", "ca1999-mathematics"],
        covariates: ["ca1999-lunch", "ca1999-english-learners", "ca1999-income", "ca1999-teachers"],
        groups: ["all"],
        size: "ca1999-students",
      }),
    );
    const mathematics = new Map(
      loaded.rows.filter(({ subject }) => subject === "ca1999-mathematics").map((row) => [row.place, row.outcome]),
    );
    const rows = loaded.rows
      .filter(({ subject }) => subject === "ca1999-reading")
      .map((row) => {
        const of = row.covariates;
        return {
          ...row,
          subject: "score",
          outcome: (row.outcome! + mathematics.get(row.place)!) / 2,
          covariates: {
            "ca1999-lunch": of["ca1999-lunch"]!,
            "ca1999-english-learners": of["ca1999-english-learners"]!,
            "log income": Math.log(of["ca1999-income"]!),
            "students a teacher": row.n! / of["ca1999-teachers"]!,
          },
        };
      });
    const covariates = ["ca1999-lunch", "ca1999-english-learners", "log income", "students a teacher"];
    const scales: Scales = {
      "ca1999-lunch": { name: "lunch", by: 100 },
      "ca1999-english-learners": { name: "english", by: 100 },
      "log income": { name: "log(income)", by: 1 },
      "students a teacher": { name: "I(students/teachers)", by: 1 },
    };
    const how = { level: "district", scales, order: districtOrder, relative: 1e-6 } as const;
    expectRegression({ ...loaded, rows, covariates }, "cas-log", how);
  },
);

test("the panel of the positive-outlier study, published as a table and loaded by a profile, gives R's coefficients and quadrants", async () => {
  const panel = cases.find(({ id }) => id === "lpi-panel")!;
  // biome-ignore lint/suspicious/noExplicitAny: a vector's shape is its own
  const { rows: given, min_n: minimumN } = (panel as any).input as {
    rows: readonly Readonly<Record<string, string | number>>[];
    min_n: number;
  };
  const columns = ["district", "year", "grade", "group", "n", "ses", "mean_score"];
  const folder = mkdtempSync(join(tmpdir(), "fairlead-panel-"));
  try {
    const workspace = createWorkspace(join(folder, "w"), { name: "Study", language: "en" }, languageOf.en.settingsFile);
    mkdirSync(profilesPath(workspace.folder), { recursive: true });
    writeFileSync(
      join(profilesPath(workspace.folder), "panel.yaml"),
      [
        "name: panel",
        "kind: published",
        "state: CA",
        `headings: [${columns.join(", ")}]`,
        "year: { from: year }",
        "place: { kind: district, id: [district] }",
        "group: { from: group }",
        "grade: { from: grade }",
        "figures:",
        "  - { indicator: panel-score, n: n, value: mean_score, reads: number }",
        "  - { indicator: panel-ses, value: ses, reads: number }",
      ].join("\n"),
    );
    const path = join(folder, "panel.csv");
    writeFileSync(
      path,
      [columns, ...given.map((row) => columns.map((c) => row[c]))].map((r) => r.join(",")).join("\n"),
    );
    const done = await loadDelivery(workspace, [{ name: "panel.csv", path }], { add: false, accept: false, now });
    if (done.outcome !== "loaded") throw new Error(done.outcome);
    expect(done.reading.problems).toEqual([]);
    expect(done.reading.files[0]).toMatchObject({ rowsIn: 504, rowsLoaded: 504 });
    const db = await openWarehouse(workspace.folder);
    const groups = {
      african_american: "race-ethnicity=black",
      latino: "race-ethnicity=hispanic",
      white: "race-ethnicity=white",
    };
    const loaded = await officialRows(db, {
      placeLevel: "district",
      outcomes: ["panel-score"],
      better: "high",
      covariates: ["panel-ses"],
      groups: Object.values(groups),
      size: null,
    }).finally(() => db.close());
    expect(loaded.wholePlace).toEqual([]);
    const report = outlierReport(loaded, {
      level: "district",
      outcome: { id: "panel-score", unit: "standard-deviations", better: "high" },
      covariates: loaded.covariates,
      groups: { focal: [groups.african_american, groups.latino], reference: groups.white },
      minimumN,
    });
    const wanted = panel.expected;
    const names: Readonly<Record<string, string>> = { "panel-ses": "ses" };
    for (const [name, id] of Object.entries(groups)) {
      const found = report.diagnostics[id];
      if (found === undefined || isNone(found)) throw new Error("no fit");
      for (const { name: own, value } of found.fit.coefficients) {
        const as = names[own] ?? own.replace(/^year /, "yearf").replace(/^grade 0?/, "gradef");
        near(value, wanted.coefficients[name][as], 1e-7, `${name} ${as}`);
      }
      expect(found.fit.coefficients).toHaveLength(Object.keys(wanted.coefficients[name]).length);
    }
    const quadrants: Readonly<Record<string, string>> = {
      positive_outlier: "both-above",
      underperforming: "both-below",
      white_above_color_below: "reference-above-focal-below",
      color_above_white_below: "focal-above-reference-below",
      not_included: "not-included",
    };
    for (const district of wanted.districts) {
      const place = report.places.find(({ id }) => id === String(district.district))!;
      expect(place.quadrant).toBe(quadrants[district.quadrant]);
      expect(place.included).toBe(district.included);
      if (!district.included) continue;
      if (isNone(place.focal) || isNone(place.reference)) throw new Error("no difference");
      near(place.focal.difference, district.students_of_color_residual, 1e-7, `focal ${place.id}`);
      near(place.reference.difference, district.residual.white, 1e-7, `reference ${place.id}`);
    }
    expect(report.places).toHaveLength(14);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
