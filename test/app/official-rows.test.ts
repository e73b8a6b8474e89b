import { expect, test } from "vitest";
import { figuresIn } from "../../src/app/database/official-figures.ts";
import { type OfficialAsk, officialRows } from "../../src/app/database/official-rows.ts";
import { isNone } from "../../src/base/finding.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { outcomeOfFigure } from "../../src/indicators/figure-outcome.ts";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";

interface Cell {
  readonly place: string;
  readonly year: number;
  readonly group: string;
  readonly n: number;
  readonly hits: number | null;
  readonly grade?: string;
  readonly status?: string;
  readonly figure?: string;
}

/** A warehouse with only these cells of one indicator. */
async function withCells<T>(cells: readonly Cell[], use: (db: DuckDb) => Promise<T>): Promise<T> {
  const db = await openDuckDb();
  try {
    const official_figure = cells.map(
      ({ place, year, group, n, hits, grade = "all", status = "counted", figure = "ela-met" }) => {
        const [grouping = "all", level = "all"] = group.split("=");
        const district = { district_id: place, district_name: `District ${place}` };
        return {
          ...{ publication: "caaspp", indicator: figure, school_year: year, place_kind: "district", place_id: place },
          ...{ place_name: `District ${place}`, ...district, grouping, level, grade, counted_students: "all" },
          ...{ status, n, hits, value: null },
        };
      },
    );
    await loadRecords(db, { official_figure });
    return await use(db);
  } finally {
    await db.close();
  }
}

const races = ["black", "hispanic", "white"] as const;
/** Thirty districts, three years: each group's rate falls with its own share of disadvantaged students; the first three do better. */
const cells = Array.from({ length: 30 }, (_, d) => d).flatMap((d) =>
  [2022, 2023, 2024].flatMap((year, y) => [
    { place: `d${d}`, year, group: "all", n: 1500, hits: 700 },
    ...races.flatMap((race, r): Cell[] => {
      const share = ((d * 7 + r * 3) % 10) / 10;
      const rate = 0.7 - 0.4 * share + (d < 3 ? 0.15 : 0) + 0.01 * Math.sin(d * 5 + r * 11 + y * 7);
      return [
        { place: `d${d}`, year, group: `race-ethnicity=${race}`, n: 500, hits: Math.round(500 * rate) },
        {
          place: `d${d}`,
          year,
          group: `race-ethnicity*disadvantaged=${race}*yes`,
          n: Math.round(500 * share),
          hits: 1,
        },
      ];
    }),
  ]),
);
const ask: OfficialAsk = {
  placeLevel: "district",
  outcomes: ["ela-met"],
  covariates: ["disadvantaged=yes"],
  groups: ["race-ethnicity=black"],
  size: null,
};

test("a group's covariates are the share of its own students, by the outcome's own cells", async () => {
  const { rows, outcome, wholePlace } = await withCells(cells, (db) => officialRows(db, ask));
  expect(rows).toHaveLength(90);
  expect(outcome).toEqual({ id: "ela-met", unit: "share", better: "high" });
  expect(wholePlace).toEqual([]);
  for (const { place, covariates } of rows)
    expect(covariates["disadvantaged=yes"]).toBeCloseTo(((Number(place.slice(1)) * 7) % 10) / 10, 9);
});

test("the better direction is the figure's declared one, the user's, or an error", async () => {
  const named = (outcomes: readonly string[], better?: "high" | "low") =>
    withCells(
      cells.map((cell) => ({ ...cell, figure: outcomes[0] ?? "" })),
      (db) => officialRows(db, { ...ask, outcomes, covariates: [], ...(better !== undefined && { better }) }),
    );
  const directionOf = async (figure: string, better?: "high" | "low") => (await named([figure], better)).outcome.better;
  for (const i of [...indicators, ...officialIndicators]) {
    if (i.outcome === "neither") expect(outcomeOfFigure(i.id)).toBe("neither");
    else expect(outcomeOfFigure(i.id)).toBe(i.outcome);
  }
  expect(await directionOf("dashboard-chronic-absence")).toBe("low");
  expect(await directionOf("dashboard-graduation")).toBe("high");
  expect(await directionOf("api")).toBe("high");
  expect(await directionOf("some-figure", "low")).toBe("low");
  for (const figure of ["some-figure", "special-education"])
    await expect(directionOf(figure)).rejects.toMatchObject({ code: "cli.no-direction", facts: { figure } });
});

test("without published group values, the whole place's are used and reported", async () => {
  const whole = cells
    .filter(({ group }) => !group.includes("*"))
    .flatMap((cell) => (cell.group === "all" ? [cell, { ...cell, group: "disadvantaged=yes", n: 600 }] : [cell]));
  await withCells(whole, async (db) => {
    const found = await officialRows(db, ask);
    expect(found.wholePlace).toEqual(["disadvantaged=yes"]);
    expect(new Set(found.rows.map((row) => row.covariates["disadvantaged=yes"]))).toEqual(new Set([0.4]));
    // Without named groups, the request covers all students, whose covariates are their own.
    const { report, rows } = await figuresIn(db, { kind: "loaded" }).report({});
    expect(report.question.groups).toEqual({ focal: ["all"], reference: null });
    expect(rows.wholePlace).toEqual([]);
  });
});

test("with results and covariates by group, the default request compares underserved groups and White students", async () => {
  const { report } = await withCells(cells, (db) => figuresIn(db, { kind: "loaded" }).report({}));
  expect(report.question.groups).toEqual({
    focal: ["race-ethnicity=black", "race-ethnicity=hispanic"],
    reference: "race-ethnicity=white",
  });
  expect(report.rules.minimumN).toBe(200);
  const named = report.places.filter(({ learnFrom }) => learnFrom).map(({ id }) => id);
  expect(named).toEqual(["d0", "d1", "d2"]);
  const first = report.places[0]?.focal;
  if (first === undefined || isNone(first)) throw new Error("not judged");
  expect(first.n).toBe(1000);
});

test("a figure for all grades is preferred to single grades; withheld figures give no row", async () => {
  const own: Cell[] = [
    { place: "d1", year: 2024, group: "all", n: 30, hits: 15 },
    { place: "d1", year: 2024, group: "all", n: 10, hits: 9, grade: "03" },
    { place: "d2", year: 2024, group: "all", n: 12, hits: 6, grade: "03" },
    { place: "d2", year: 2024, group: "all", n: 14, hits: 7, grade: "04" },
    { place: "d3", year: 2024, group: "all", n: 5, hits: null, status: "suppressed" },
  ];
  const { rows } = await withCells(own, (db) => officialRows(db, { ...ask, covariates: [], groups: ["all"] }));
  expect(rows.map(({ place, grade, n, outcome }) => [place, grade, n, outcome])).toEqual([
    ["d1", "all", 30, 0.5],
    ["d2", "03", 12, 0.5],
    ["d2", "04", 14, 0.5],
  ]);
});
