import { expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { cellAt } from "../../src/cube/cube.ts";
import type { CubePlan } from "../../src/cube/plan.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { sharedValueOf } from "../../src/indicators/shared-value.ts";
import { audit } from "../../src/reports/audit.ts";
import { gapDetail } from "../../src/reports/gap-detail.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { randomRecords } from "../engine/random-records.ts";

const plan: CubePlan = { indicators, groupings, crossings: [] };
const engine = new Memory(randomRecords(5, 400));
const cube = await buildCube(engine, [], plan, { program: "test", fingerprint: "test" });
const done = audit(cube, plan, {
  district: { id: "0100001", name: "District" },
  rules: defaultAuditRules,
  comparison: "everyone-else",
  thresholds: {},
});
const year = cube.years.length - 1;

test("a gap is broken down by the places directly inside: counties of a state, districts of a county, schools of a district", () => {
  const found = new Map<string, readonly string[]>();
  // The indicator with the most students in the state.
  const counted = cube.plan.indicators.map((_, i) => cellAt(cube, i, year, 0, 0)?.n ?? 0);
  const asked = counted.indexOf(Math.max(...counted));
  expect(counted[asked]).toBeGreaterThan(30);
  const indicator = cube.plan.indicators[asked]?.id ?? "";
  cube.places.forEach((place, at) => {
    if (place.kind === "grade" || place.kind === "grade-band") return;
    const detail = gapDetail(cube, done, { indicator, grouping: "gender", place: at, year });
    found.set(place.kind, [...(found.get(place.kind) ?? []), ...detail.inside.map((p) => p.kind)]);
    for (const inside of detail.inside) {
      const there = cube.places.findIndex((p) => p.kind === inside.kind && p.id === inside.id);
      expect(cube.places[there]?.within).toBe(at);
      expect(inside.everybody.n).toBe(cellAt(cube, asked, year, there, 0)?.n);
    }
    // No student is left out: a student of several of these places is counted in each.
    if (detail.inside.length > 0)
      expect(detail.inside.reduce((n, p) => n + p.everybody.n, 0)).toBeGreaterThanOrEqual(detail.everybody.n);
  });
  expect(new Set(found.get("state"))).toEqual(new Set(["county"]));
  expect(new Set(found.get("county"))).toEqual(new Set(["district"]));
  expect(new Set(found.get("district"))).toEqual(new Set(["school"]));
  expect(found.get("school")).toEqual([]);
});

test("a rate whose values belong to teachers or schools has no interval; a rate of students' own values has one", () => {
  let [shared, own] = [0, 0];
  for (const { id: indicator } of cube.plan.indicators) {
    const declared = indicators.find((i) => i.id === indicator);
    if (declared === undefined) continue;
    const isShared = sharedValueOf(declared) !== undefined;
    const { levels } = gapDetail(cube, done, { indicator, grouping: "gender", place: 0, year });
    for (const { rate } of levels) {
      if (rate.value === null) continue;
      if (isShared) shared++;
      else own++;
      expect(rate.lower === null && rate.upper === null, indicator).toBe(isShared);
    }
  }
  expect(shared).toBeGreaterThan(3);
  expect(own).toBeGreaterThan(30);
});
