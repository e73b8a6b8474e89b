import { beforeAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { openWorkspace } from "../../src/app/open-workspace.ts";
import { offerOf } from "../../src/app/release/offer.ts";
import { releaseCube } from "../../src/app/release/release-cube.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { placeKey } from "../../src/base/keys.ts";
import { countsAt } from "../../src/cube/cube.ts";
import { type CubeOffer, tablesOfCube } from "../../src/privacy/cube-tables.ts";
import { notCountedIn } from "../../src/privacy/not-counted.ts";
import { type ProtectedRelease, protectRelease } from "../../src/privacy/protect-release.ts";
import { gradesOf, nodesOf, type ReleaseTables, releaseGroups } from "../../src/privacy/release-tables.ts";
import { keyText } from "../../src/release/cells-file.ts";
import { printedText } from "../../src/release/printed.ts";
import { printedCountRange, printedRate } from "../../src/release/rounding.ts";
import { unlisted } from "../../src/release/structure.ts";
import { readStructure, writeStructure } from "../../src/release/structure-file.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { releaseOffer } from "../../src/rules/release.ts";
import type { Config } from "../../src/sources/config.ts";
import { sampleDistrict } from "../sample-district.ts";

const california = privacyPolicies["us-ca"];
const allGrades = ["TK", "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

interface Truth {
  readonly n: number;
  readonly hits: number;
}

let settings: Config;
let tables: ReleaseTables;
let byGrade: ReleaseTables;
let release: ProtectedRelease;
/** What the audit counts: by indicator, year, place, grade and group. */
let audited: (indicator: string, year: string, place: string, grade: string, group: string) => Truth;

beforeAll(async () => {
  const home = await sampleDistrict("small");
  const workspace = openWorkspace(operator, home, home);
  settings = workspace.config;
  const offer = offerOf(settings);
  const cube = await releaseCube(operator, workspace, offer.plan);
  const options: CubeOffer = {
    ...{ released: "2026-12-01", indicators: offer.indicators },
    ...{ groupings: offer.groupings, crossings: offer.crossings, crossedAt: releaseOffer.crossedAt },
    ...{ grades: releaseOffer.grades, recordsOf: () => "2026-12-01" },
  };
  tables = tablesOfCube(cube, options);
  byGrade = tablesOfCube(cube, { ...options, grades: allGrades });
  const few = new Set(["ela-met", "suspended", "stability", "graduation-4yr", "same-offense-suspended"]);
  release = protectRelease(
    { ...tables, populations: tables.populations.filter(({ id }) => few.has(id)) },
    california,
    [],
    "secret",
  );
  const { cube: audit } = await runAudit(operator, workspace);
  const places = new Map(audit.places.map((place, p) => [placeKey(place) as string, p]));
  const groups = new Map(audit.groups.map(({ grouping, level }, g) => [`${grouping} ${level}`, g]));
  const indicators = new Map(audit.plan.indicators.map(({ id }, i) => [id, i]));
  audited = (indicator, year, place, grade, group) => {
    const p = grade === "all" ? places.get(place) : places.get(`${place.replace("school:", "grade:")}/${grade}`);
    const y = audit.years.findIndex((one) => `${one - 1}-${String(one % 100).padStart(2, "0")}` === year);
    const g = groups.get(group);
    const i = indicators.get(indicator);
    if (p === undefined || g === undefined || i === undefined) return { n: 0, hits: 0 };
    const counts = countsAt(audit, i, y, p, g);
    return counts?.kind === "share" ? counts : { n: counts?.n ?? 0, hits: 0 };
  };
}, 300_000);

/** A rate or an average of a population: each counts the same students. */
const firstOf = ({ indicators, averages }: ReleaseTables["populations"][number]): string =>
  indicators[0] ?? averages?.[0]?.id ?? "";

/** Every cell of the tables: its population, year, place, grade, group, and number in the arrays. */
function* cellsOf(from: ReleaseTables) {
  for (const population of from.populations) {
    const { names } = releaseGroups(from, population);
    const grades = gradesOf(population);
    for (const [i, node] of nodesOf(from, population).entries())
      for (const [g, group] of names.entries())
        for (const year of population.years)
          yield {
            population,
            year,
            place: from.places[node.place]!,
            grade: grades[node.grade]!,
            group,
            cell: i * names.length + g,
          };
  }
}

test("a release counts what the audit counts, in every place, year and group, for every indicator of a population", () => {
  let compared = 0;
  const wrong: string[] = [];
  for (const from of [tables, byGrade])
    for (const { population, year, place, grade, group, cell } of cellsOf(from)) {
      const hasOwnCell =
        !group.level.includes(unlisted) &&
        (grade === "all" || (place.kind === "school" && grade !== unlisted && !group.grouping.includes("*")));
      if (!hasOwnCell) continue;
      for (const id of population.indicators) {
        const truth = audited(id, year.schoolYear, placeKey(place), grade, `${group.grouping} ${group.level}`);
        if (year.n[cell] !== truth.n || year.outcomes.get(id)?.[cell] !== truth.hits)
          wrong.push([id, year.schoolYear, placeKey(place), grade, group.grouping, group.level].join());
        compared += 1;
      }
    }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(50_000);
  expect(byGrade.populations.some(({ grades }) => grades.length > 1)).toBe(true);
});

test("groups and grades add up to their whole in every cell, with what they do not list", () => {
  let sums = 0;
  let wrong = 0;
  for (const population of byGrade.populations) {
    const { names, system } = releaseGroups(byGrade, population);
    const nodes = nodesOf(byGrade, population);
    for (const { n, outcomes } of population.years)
      for (const counts of [n, ...outcomes.values()]) {
        for (const i of nodes.keys())
          for (const [whole, ...parts] of system.relations) {
            const at = (g: number): number => counts[i * names.length + g]!;
            if (parts.reduce((sum, g) => sum + at(g), 0) !== at(whole!)) wrong += 1;
            sums += 1;
          }
        for (const [place, own] of Map.groupBy(nodes.entries(), ([, node]) => node.place)) {
          if (byGrade.places[place]!.kind !== "school" || own.length === 1) continue;
          const [[all] = [0], ...single] = own;
          for (const g of names.keys())
            if (single.reduce((sum, [i]) => sum + counts[i * names.length + g]!, 0) !== counts[all * names.length + g])
              wrong += 1;
        }
      }
  }
  expect(wrong).toBe(0);
  expect(sums).toBeGreaterThan(10_000);
});

test("indicators share a population if and only if they count the same students in every cell", () => {
  const shape = ({ grades, notBy, placeKinds }: ReleaseTables["populations"][number]): string =>
    JSON.stringify([grades, notBy, placeKinds]);
  for (const [i, a] of tables.populations.entries())
    for (const b of tables.populations.slice(0, i)) {
      if (shape(a) !== shape(b) || a.years.length !== b.years.length) continue;
      const isEqual = a.years.every(({ n, schoolYear }, y) => {
        const other = b.years[y]!;
        return schoolYear === other.schoolYear && n.every((count, c) => count === other.n[c]);
      });
      expect(isEqual && a.places === b.places).toBe(false);
    }
  expect(tables.populations.find(({ id }) => id === "ela-met")?.indicators).toContain("math-met");
});

test("an indicator is divided by a grouping if and only if everybody whom it counts is at a level, however few are not", () => {
  const asked = new Map(offerOf(settings).indicators.map((one) => [one.id, one]));
  let divided = 0;
  let left = 0;
  for (const { population, year, place, grade, group } of cellsOf(tables)) {
    if (group.grouping !== "all" || grade !== "all") continue;
    for (const indicator of population.indicators)
      for (const { id, levels } of tables.groupings) {
        if (asked.get(indicator)!.notBy.includes(id)) continue;
        const at = (key: string): number => audited(indicator, year.schoolYear, placeKey(place), "all", key).n;
        const unknown = at("all all") - levels.reduce((sum, level) => sum + at(`${id} ${level}`), 0);
        if (population.unknownBy!.includes(id)) left += unknown;
        else {
          expect(unknown, `${indicator} ${id}`).toBe(0);
          divided += 1;
        }
        expect(population.offers.some(({ groupings }) => groupings.includes(id))).toBe(
          !population.unknownBy!.includes(id),
        );
      }
  }
  expect(divided).toBeGreaterThan(1000);
  expect(left).toBeGreaterThan(0);
  // So every table that the structure allows has no such student either, and would be offered alike.
  expect(new Set(release.release.structure.groupings.map(({ sum }) => sum))).toEqual(new Set(["exact"]));
  for (const { population, unknownBy = [] } of tables.populations.map((one) => ({ population: one, ...one })))
    for (const id of unknownBy) {
      const rests = [...cellsOf({ ...tables, populations: [population] })].some(({ year, place, grade, group }) => {
        if (group.grouping !== "all" || grade !== "all") return false;
        const at = (key: string): number =>
          audited(firstOf(population), year.schoolYear, placeKey(place), "all", key).n;
        const { levels } = tables.groupings.find((one) => one.id === id)!;
        return at("all all") !== levels.reduce((sum, level) => sum + at(`${id} ${level}`), 0);
      });
      expect(rests, `${population.id} ${id}`).toBe(true);
    }
});

test("places add up only where no student can be at two schools: in graduation cohorts", () => {
  const isAtOneSchool = new Map(offerOf(settings).indicators.map((one) => [one.id, one.isAtOneSchool]));
  expect([isAtOneSchool.get("graduation-4yr"), isAtOneSchool.get("suspended")]).toEqual([true, false]);
  expect(new Set(tables.populations.map(({ places }) => places))).toEqual(new Set(["separate"]));
});

test("what is printed is true: numbers, ranges that contain the number, rates as their ladder says", () => {
  expect([release.uncertified, release.unsafeUnions, release.faults]).toEqual([[], [], []]);
  const { structure, cells } = release.release;
  expect(readStructure(writeStructure(structure))).toEqual(structure);
  const shown = new Map([...cells].map((cell) => [keyText(cell), cell]));
  let printed = 0;
  for (const { n, rate, indicator, population, ...key } of cells) {
    const ofPopulation = tables.populations.find(({ id }) => id === population)!;
    const truth = audited(
      indicator === "" ? firstOf(ofPopulation) : indicator,
      key.schoolYear,
      `${key.placeKind}:${key.placeId}`,
      key.grade,
      `${key.grouping} ${key.level}`,
    );
    if (n.kind === "number") expect(n.value).toBe(truth.n);
    if (n.kind === "range") expect(printedText(n)).toBe(printedText(printedCountRange(truth.n, california.ranges)));
    if (n.kind === "number" && n.value > 0) expect(n.value).toBeGreaterThanOrEqual(california.minimumCount);
    if (rate === null || rate.kind === "hidden") continue;
    const size = n.kind === "range" ? n.low : truth.n;
    expect(printedText(rate)).toBe(printedText(printedRate(truth.hits, truth.n, california.rates, size)));
    printed += 1;
  }
  expect(printed).toBeGreaterThan(100);
  expect(shown.size).toBe(cells.length);
});

test("where nobody was counted there is no row, and the structure says so", () => {
  const [first] = release.release.structure.places.filter(({ kind }) => kind === "school");
  const [population] = tables.populations.filter(({ id }) => id === "suspended");
  const { names } = releaseGroups(tables, population);
  const nodes = nodesOf(tables, population!);
  const emptied = population!.years.map((year) => {
    const n = year.n.slice();
    for (const [i, { place }] of nodes.entries())
      if (tables.places[place]!.id === first!.id) n.fill(0, i * names.length, (i + 1) * names.length);
    return { ...year, n };
  });
  const notCounted = notCountedIn(tables, { ...population!, years: emptied });
  for (const { schoolYear } of emptied) {
    const here = notCounted.filter(
      ({ schoolYears, places }) => schoolYears.includes(schoolYear) && places.some(({ id }) => id === first!.id),
    );
    expect(here.flatMap(({ groupings }) => groupings)).toContain("all");
  }
  expect(notCountedIn(tables, population!).flatMap(({ groupings }) => groupings)).not.toContain("all");
});
