import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  compareDashboard,
  type DashboardPart,
  type OfficialDashboardRow,
} from "../../src/reports/compare-dashboard.ts";
import { officialData } from "../official-data.ts";
import { whileOfficial } from "../sources/official-cells.ts";

const row = (given: Partial<OfficialDashboardRow>): OfficialDashboardRow => ({
  schoolYear: 2024,
  indicator: "CHRO",
  cds: "27661420000000",
  record: "D",
  placeName: "Shore City Elementary",
  group: "HOM",
  type: null,
  highSchoolCuts: false,
  hits: 698,
  n: 3526,
  status: 19.8,
  priorHits: 873,
  priorN: 3257,
  priorStatus: 26.8,
  change: -7,
  statusLevel: 2,
  changeLevel: 5,
  color: 3,
  box: 200,
  ...given,
});

test("a published row is reproduced from its counts", () => {
  const { indicators, differences } = compareDashboard(officialData({ rows: [row({})] }));
  expect(differences).toEqual([]);
  expect(indicators).toEqual([
    {
      indicator: "CHRO",
      schoolYear: 2024,
      rows: 1,
      fromCounts: 1,
      withoutRule: 0,
      parts: ["status", "change", "status-level", "change-level", "color", "box"].map((part) => ({
        part,
        compared: 1,
        agree: 1,
      })),
    },
  ]);
});

test.each<[string, Partial<OfficialDashboardRow>, readonly [DashboardPart, string][]]>([
  ["a wrong level by our rule", { statusLevel: 3 }, [["status-level", "rule"]]],
  [
    "a rate that is not its counts, and what follows",
    { status: 21, statusLevel: 1, color: 3 },
    [
      ["status", "counts"],
      ["status-level", "follows"],
    ],
  ],
  [
    "a color where the small numbers allow none",
    {
      hits: 4,
      n: 20,
      status: 20,
      priorHits: 6,
      priorN: 20,
      priorStatus: 30,
      change: -10,
      changeLevel: 4,
      color: 3,
      box: 190,
      group: "HI",
    },
    [["color", "not-shown"]],
  ],
  [
    "points rounded before they were subtracted",
    {
      indicator: "ELA",
      hits: null,
      priorHits: null,
      n: 40,
      status: -13.1,
      priorN: 40,
      priorStatus: -14.2,
      change: 1.2,
      statusLevel: 2,
      changeLevel: 3,
      color: 2,
      box: 180,
    },
    [["change", "rounded"]],
  ],
])("tells %s", (_, given, expected) => {
  expect(compareDashboard(officialData({ rows: [row(given)] })).differences.map((d) => [d.part, d.reason])).toEqual(
    expected,
  );
});

test("a row without values is not compared; an indicator without cut scores is compared only in its change", () => {
  const hidden = row({ hits: null, n: 7, status: null, statusLevel: 0, changeLevel: 0, color: 0, box: null });
  expect(compareDashboard(officialData({ rows: [hidden] })).indicators[0]?.parts).toEqual([]);
  const science = compareDashboard(
    officialData({
      rows: [
        row({
          indicator: "SCIENCE",
          hits: null,
          priorHits: null,
          status: -37.6,
          priorStatus: -41.2,
          change: 3.6,
          statusLevel: null,
          changeLevel: null,
          color: null,
          box: null,
        }),
      ],
    }),
  );
  expect(science.indicators[0]).toMatchObject({ withoutRule: 1, parts: [{ part: "change", compared: 1, agree: 1 }] });
});

/** The state's published files; not part of the project, so the test is skipped where they are missing. */
const folder = "../shared/data/real/ca-dashboard-monterey-2024";
describe.skipIf(!existsSync(folder))("the state's 2024 files of one county", () => {
  test("rates, levels, colors and cells of the table agree in every row", async () => {
    const names = readdirSync(folder).filter((f) => !f.startsWith("differentiated"));
    const texts = Object.fromEntries(names.map((f) => [f, readFileSync(join(folder, f))]));
    await whileOfficial(texts, async (p) => {
      const rows = (await p.ask("SELECT * FROM staged.dashboard_row")).map((r): OfficialDashboardRow => {
        const n = (name: string): number | null => (r[name] === null ? null : Number(r[name]));
        return row({
          schoolYear: Number(r["school_year"]),
          indicator: String(r["indicator"]),
          cds: String(r["cds"]),
          record: r["record"] === "D" ? "D" : "S",
          group: String(r["student_group"]),
          type: r["type"] === null ? null : String(r["type"]),
          highSchoolCuts: r["high_school_cuts"] === true,
          hits: n("hits"),
          n: n("n"),
          status: n("status"),
          priorHits: n("prior_hits"),
          priorN: n("prior_n"),
          priorStatus: n("prior_status"),
          change: n("change"),
          statusLevel: n("status_level"),
          changeLevel: n("change_level"),
          color: n("color"),
          box: n("box"),
        });
      });
      expect(rows).toHaveLength(2402);
      const { indicators, differences } = compareDashboard(officialData({ rows }));
      const total = (part: DashboardPart, of: "compared" | "agree"): number =>
        indicators.reduce((sum, i) => sum + (i.parts.find((x) => x.part === part)?.[of] ?? 0), 0);
      expect([total("status-level", "compared"), total("status-level", "agree")]).toEqual([1341, 1341]);
      expect([total("change-level", "compared"), total("change-level", "agree")]).toEqual([1287, 1287]);
      expect([total("box", "compared"), total("box", "agree")]).toEqual([1011, 1011]);
      expect(total("color", "agree")).toBe(total("color", "compared"));
      expect(total("status", "agree")).toBe(total("status", "compared"));
      // The academic files state points with one decimal; the change is of the unrounded ones.
      expect(new Set(differences.map((d) => `${d.part} ${d.reason}`))).toEqual(new Set(["change rounded"]));
      expect(new Set(differences.map((d) => d.indicator))).toEqual(new Set(["ELA", "MATH", "SCIENCE"]));
    });
  });
});

describe("a file that does not say which cut scores apply", () => {
  const compared = (schoolYear: number, statusLevel: number) =>
    compareDashboard(
      officialData({
        rows: [
          row({
            ...{ hits: null, n: null, priorHits: null, priorN: null, priorStatus: null, change: null },
            ...{ changeLevel: null, color: null, box: null },
            ...{ schoolYear, indicator: "ELA", status: 60, statusLevel, highSchoolCuts: null },
          }),
        ],
      }),
    );
  test("either may: a level that neither gives counts as different", () => {
    expect([1, 2, 3, 4, 5].map((level) => compared(2024, level).differences.length)).toEqual([1, 1, 1, 0, 0]);
  });
  test("if cut scores are unknown for the year, no level is compared", () => {
    expect([1, 4, 5].map((level) => compared(2018, level).differences.length)).toEqual([0, 0, 0]);
    expect(compared(2018, 4).indicators[0]).toMatchObject({ withoutRule: 1, parts: [] });
    expect(compared(2018, 5).indicators[0]).toMatchObject({
      withoutRule: 0,
      parts: [{ part: "status-level", agree: 1 }],
    });
  });
});
