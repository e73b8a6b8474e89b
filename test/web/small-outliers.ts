import { staffNotes } from "../../src/cube/staff-notes.ts";
import { outlierReport, type PlaceRow } from "../../src/reports/outliers.ts";
import type { OutlierSite } from "../../src/web/outliers/pages.ts";
import { officialData } from "../official-data.ts";

/** Forty schools of two groups over three years; the first five do better than predicted for both. */
export const evil = '<script>alert("x")</script>';
export const ids = Array.from({ length: 40 }, (_, i) => `s${i}`);
const wobble = (i: number): number => Math.sin(i * 12.9898) * 2;
export const rows: PlaceRow[] = ids.flatMap((place, i) =>
  ["race-ethnicity=black", "race-ethnicity=white"].flatMap((group, g) =>
    [2001, 2002, 2003].map((year, y) => ({
      place,
      group,
      year,
      grade: "all",
      subject: "",
      n: 100 + 10 * (i % 7),
      outcome: 600 + 50 * g - 3 * (i % 10) + (i < 5 ? 40 : 0) + wobble(i * 6 + g * 3 + y),
      covariates: { "disadvantaged=yes": ((i % 10) + g) / 20 },
    })),
  ),
);
export const places = ids.map((id, i) => ({
  id,
  name: i === 0 ? `=${evil}` : `School ${i}`,
  districtId: "d1",
  districtName: i === 0 ? evil : "District",
}));
export const siteOf = (two: boolean): OutlierSite<"internal"> => ({
  report: outlierReport(officialData({ places, rows }), {
    level: "school",
    outcome: { id: "api", unit: "scale-points", better: "high" },
    covariates: ["disadvantaged=yes"],
    groups: two
      ? { focal: ["race-ethnicity=black"], reference: "race-ethnicity=white" }
      : { focal: ["race-ethnicity=black"], reference: null },
  }),
  rows,
  groups: ["race-ethnicity=black", "race-ethnicity=white"],
  practices: staffNotes([
    {
      place: "s1",
      title: `Note ${evil}`,
      years: [2000, 2001],
      factors: ["shared-vision"],
      groups: ["race-ethnicity=black", "el-status=EL"],
      evidence: "teachers say so",
      contact: "office",
      date: "2026-03-27",
    },
  ]),
  wholePlace: [],
  source: { kind: "file", file: `${evil}.csv` },
  program: "Fairlead",
  auditAbove: false,
});
