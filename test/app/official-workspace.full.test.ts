import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { auditJson } from "../../src/printers/json.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { printedFindings } from "../../src/reports/judged/finding-at.ts";
import { readLoads } from "../../src/sources/loads.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { ask, enrollmentFile, freshWorkspace, loadTexts, studentFile } from "../sources/small-district.ts";

const header =
  "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tCounty Name\tDistrict Name\tSchool Name\tCharter\tReporting Category\tAdjusted Cumulative Enrollment\tStability Count\tStability Rate (percent)\tNon-Stability Rate (percent)";
const row = (level: string, district: string, category: string, n: string, hits: string): string =>
  [
    "2025-26",
    level,
    "59",
    district,
    "0000000",
    "Alder",
    district === "00000" ? "" : `District ${district}`,
    "",
    "All",
    category,
    n,
    hits,
    hits === "*" ? "*" : ((100 * Number(hits)) / Number(n)).toFixed(1),
    "",
  ].join("\t");
const stability = (districts: readonly (readonly [string, number, number])[]): string =>
  [
    header,
    row("T", "00000", "TA", "9000", "8100"),
    row("T", "00000", "GF", "4000", "3800"),
    row("C", "00000", "TA", "1000", "800"),
    row("C", "00000", "GF", "500", "350"),
    ...districts.flatMap(([code, poor, hits]) => [
      row("D", code, "TA", "200", "150"),
      row("D", code, "GF", "100", String(hits)),
      row("D", code, "SS", String(poor), "20"),
    ]),
  ].join("\n");

test("a workspace with only published figures is audited from them; undo removes them", async () => {
  const w = freshWorkspace();
  const loaded = await loadTexts(w, {
    "stability26.txt": stability([
      ["12345", 50, 60],
      ["22222", 52, 80],
    ]),
  });
  expect(loaded.outcome).toBe("loaded");
  const { audit, cube } = await runAudit(operator, w);
  expect(cube.official).toBeDefined();
  expect(auditSchema.strict().safeParse(JSON.parse([...auditJson(audit)].join(""))).error).toBeUndefined();
  const girls = [...printedFindings(audit)].filter((f) => f.group.grouping === "gender" && f.place.kind !== "school");
  expect(girls.map((f) => [f.place.kind, f.place.id, f.rate, f.comparisonRate, f.official?.publication])).toEqual([
    ["state", "CA", 0.95, 0.86, "dataquest"],
    ["county", "59", 0.7, 0.9, "dataquest"],
    ["district", "5912345", 0.6, 0.9, "dataquest"],
    ["district", "5922222", 0.8, 0.7, "dataquest"],
  ]);
  expect(audit.notAsked.map((n) => n.indicator)).toContain("ela-met");
  await loadTexts(w, { "stability26.txt": stability([["12345", 50, 61]]) });
  expect(await ask(w, "SELECT hits FROM records.official_figure WHERE place_id = '5912345' AND level = 'F'")).toEqual([
    { hits: 61 },
  ]);
  // The newer file replaces the whole scope (the county's year), including districts it lacks.
  expect(await ask(w, "SELECT count(*) AS n FROM records.official_figure WHERE place_id = '5922222'")).toEqual([
    { n: 0 },
  ]);
  await revertLoad(w, "2", { now: new Date("2026-03-02T00:00:00Z") });
  expect(await ask(w, "SELECT hits FROM records.official_figure WHERE place_id = '5912345' AND level = 'F'")).toEqual([
    { hits: 60 },
  ]);
  expect((await readLoads(w)).filter((l) => l.stands)).toHaveLength(1);
});

test("if there are students, official figures become benchmarks for the district's own gaps", async () => {
  const w = freshWorkspace();
  const schoolYear = { schoolYear: 2026, schools: [40], ended: true };
  const boys = enrollmentFile({ ...schoolYear, first: 40, gender: "M" });
  const students = {
    "SENR.txt": enrollmentFile({ ...schoolYear, gender: "F" }) + boys,
    "SINF.txt": studentFile({ schoolYear: 2026, students: 80, localId: (i) => `L${i}` }).replaceAll(
      /^(.*\^)(10000000[4-7]\d)(\^.*)\^F(\^.*)$/gm,
      "$1$2$3^M$4",
    ),
  };
  await loadTexts(w, students, { now: new Date("2026-07-01T10:00:00Z") });
  await loadTexts(w, {
    "stability26.txt": stability([
      ["12345", 50, 60],
      ["22222", 52, 80],
      ["33333", 150, 90],
    ]),
  });
  const { audit, cube } = await runAudit(operator, w);
  expect(cube.official).toBeUndefined();
  const own = [...printedFindings(audit)].find(
    (f) => f.indicator === "stability" && f.place.kind === "district" && f.group.level === "F",
  );
  expect(own?.benchmarks?.map((b) => [b.relation, b.place.id, b.schoolYear, b.rate])).toEqual([
    ["as-published", "5912345", 2026, 0.6],
    ["county", "59", 2026, 0.7],
    ["state", "CA", 2026, 0.95],
    ["peer", "5922222", 2026, 0.8],
    ["peer", "5933333", 2026, 0.9],
  ]);
  expect(auditSchema.strict().safeParse(JSON.parse([...auditJson(audit)].join(""))).error).toBeUndefined();
});
