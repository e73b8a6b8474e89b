import { expect, test } from "vitest";
import { ledgerFaults, ledgerOf } from "../../src/privacy/earlier-releases.ts";
import { type ProtectedRelease, protectRelease } from "../../src/privacy/protect-release.ts";
import { nodesOf, type ReleaseTables, releaseGroups } from "../../src/privacy/release-tables.ts";
import type { Release, ReleaseCell } from "../../src/release/cell.ts";
import { keyText, readCells } from "../../src/release/cells-file.ts";
import { printedNumber, printedText } from "../../src/release/printed.ts";
import { readStructure, writeStructure } from "../../src/release/structure-file.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { smallDistrict, tablesOf } from "../attack/students.ts";
import { cellsText } from "../release/cells-text.ts";
import { generatedTables } from "./generated-tables.ts";

const { "us-ca": california } = privacyPolicies;
const tables = generatedTables({ seed: 11, schools: 4, districts: 1, singleSchool: 0, scale: 0.6 });
const first = protectRelease(tables, california, [], "first secret");

const requireSafe = ({ uncertified, unsafeUnions, faults }: ProtectedRelease): void => {
  expect({ uncertified, unsafeUnions, faults }).toEqual({ uncertified: [], unsafeUnions: [], faults: [] });
};

/** What each row prints, by its key. */
const printedBy = ({ cells }: Release): Map<string, string> =>
  new Map(cells.map((c) => [keyText(c), `${printedText(c.n)} ${c.rate === null ? "" : printedText(c.rate)}`]));

/** The same tables with the students of one cell of the first school's first grade changed: one who is counted everywhere. */
function withoutOneStudent(from: ReleaseTables): ReleaseTables {
  const [population] = from.populations;
  const [year] = population!.years;
  const { names, system } = releaseGroups(from);
  const nodes = nodesOf(from, population!);
  const size = names.length;
  const n = year!.n.slice();
  const school = from.places.findIndex(({ kind }) => kind === "school");
  const grade = nodes.find((node) => node.place === school && node.grade > 0)!.grade;
  const at = (place: number, r: number): number => nodes.findIndex((node) => node.place === place && node.grade === r);
  // A student at the most common level of each attribute: some student surely is.
  const levels = system.levels.map((count, a) => {
    const sizeOf = (x: number): number =>
      n[
        at(school, grade) * size + system.groups.findIndex((g) => g.length === 1 && g[0]![0] === a && g[0]![1][0] === x)
      ]!;
    return Array.from({ length: count }, (_, x) => x).reduce((best, x) => (sizeOf(x) > sizeOf(best) ? x : best), 0);
  });
  for (const place of [0, school])
    for (const r of [0, grade])
      for (const [g, group] of system.groups.entries())
        if (group.every(([a, allowed]) => allowed.includes(levels[a]!))) n[at(place, r) * size + g]!--;
  const corrected = { ...year!, records: "corrected", n, outcomes: new Map() };
  return { ...from, populations: [{ ...population!, indicators: [], years: [corrected] }] };
}

test("a release is safe, reads back as written, and prints no small count", () => {
  requireSafe(first);
  const { structure, cells } = first.release;
  const again = readStructure(writeStructure(structure));
  expect(again).toEqual(structure);
  expect(readCells(cellsText(cells), again)).toEqual(cells);
  expect(cells.length).toBeGreaterThan(1000);
  for (const { n } of cells)
    if (n.kind === "number") expect(n.value === 0 || n.value >= california.minimumCount).toBe(true);
});

test("printed numbers are true", () => {
  const { names } = releaseGroups(tables);
  const [population] = tables.populations;
  const nodes = nodesOf(tables, population!);
  const rows = new Map<string, ReleaseCell>(first.release.cells.map((c) => [keyText(c), c]));
  let checked = 0;
  for (const [i, { place, grade }] of nodes.entries())
    for (const [g, { grouping, level }] of names.entries()) {
      const { kind, id } = tables.places[place]!;
      const where = `enrolled,,2025-26,${kind},${id},${population!.grades[grade - 1] ?? "all"},${grouping},${level}`;
      const n = rows.get(where)?.n;
      const truth = population!.years[0]!.n[i * names.length + g]!;
      if (n?.kind === "number") expect(n.value).toBe(truth);
      if (n?.kind === "range") expect(truth >= n.low && truth <= n.high).toBe(true);
      if (n !== undefined) checked++;
    }
  expect(checked).toBe(first.release.cells.filter(({ indicator }) => indicator === "").length);
});

test("the order of the schools changes nothing, the secret does", () => {
  const nodes = nodesOf(tables, tables.populations[0]!);
  const size = releaseGroups(tables).names.length;
  const places = [tables.places[0]!, ...tables.places.slice(1).toReversed()];
  const moved = (values: Int32Array): Int32Array =>
    Int32Array.from(
      places.flatMap((place) =>
        nodes.flatMap((node, i) =>
          tables.places[node.place] === place ? [...values.subarray(i * size, (i + 1) * size)] : [],
        ),
      ),
    );
  const turned: ReleaseTables = {
    ...tables,
    places,
    populations: tables.populations.map((population) => ({
      ...population,
      years: population.years.map((year) => ({
        ...year,
        n: moved(year.n),
        outcomes: new Map([...year.outcomes].map(([id, x]) => [id, moved(x)])),
      })),
    })),
  };
  const again = protectRelease(turned, california, [], "first secret").release;
  expect([...printedBy(again)].toSorted()).toEqual([...printedBy(first.release)].toSorted());
  const other = protectRelease(tables, california, [], "another secret").release;
  expect(cellsText(other.cells)).not.toBe(cellsText(first.release.cells));
});

test("a second release of the same records hides all that the first hid, and is safe together with it", () => {
  const second = protectRelease(tables, california, [first.release], "another secret");
  requireSafe(second);
  const before = printedBy(first.release);
  for (const [row, text] of printedBy(second.release)) expect(text).toBe(before.get(row));
});

test("an offer that grows is safe, and what was hidden stays hidden", () => {
  const [population] = tables.populations;
  const one = { ...population!, offers: population!.offers.slice(0, 1) };
  const small = protectRelease({ ...tables, populations: [one] }, california, [], "a");
  requireSafe(small);
  const grown = protectRelease(tables, california, [small.release], "b");
  requireSafe(grown);
  const before = printedBy(small.release);
  const now = printedBy(grown.release);
  expect(now.size).toBeGreaterThan(before.size);
  for (const [row, text] of before) if (text.startsWith("*")) expect(now.get(row)).toMatch(/^\*/);
});

test("a grouping that nothing protects by single grade after an earlier release is left out at that grade", () => {
  const small = tablesOf(smallDistrict(59));
  const [population] = small.populations;
  const withoutGrades = { ...population!, offers: population!.offers.slice(0, 1) };
  const before = protectRelease({ ...small, populations: [withoutGrades] }, california, [], "a");
  requireSafe(before);
  const now = protectRelease(small, california, [before.release], "a");
  requireSafe(now);
  expect(now.release.structure.withdrawn.map(({ why, grades }) => [why, grades])).toEqual([
    ["unsafe", ["04"]],
    ["unsafe", ["04"]],
  ]);
  expect(now.release.cells.length).toBeGreaterThan(before.release.cells.length);
});

test("a hidden cell that is shown again is refused", () => {
  const ledger = ledgerOf([first.release]);
  expect(ledgerFaults(ledger, first.release)).toEqual([]);
  const at = first.release.cells.findIndex(({ n, indicator }) => n.kind === "hidden" && indicator === "");
  const cells = first.release.cells.with(at, { ...first.release.cells[at]!, n: printedNumber(40) });
  expect(ledgerFaults(ledger, { ...first.release, cells })).toEqual([{ key: cells[at], fault: "shown-again" }]);
});

test("a correction by one student is not printed, and a printed one is refused", () => {
  const corrected = withoutOneStudent(tables);
  const unprotected = protectRelease(corrected, california, [], "first secret");
  const ledger = ledgerOf([first.release]);
  const faults = ledgerFaults(ledger, unprotected.release);
  expect(faults.length).toBeGreaterThan(5);
  expect(new Set(faults.map(({ fault }) => fault))).toEqual(new Set(["small-revision"]));
  requireSafe(protectRelease(corrected, california, [first.release], "first secret"));
});

test("a status that all students of a place have is not told", () => {
  const { names } = releaseGroups(tables);
  const size = names.length;
  const [population] = tables.populations;
  const [year] = population!.years;
  const n = year!.n.slice();
  // Everybody is from a low-income family, in every group.
  for (let from = 0; from < n.length; from += size)
    for (const [g, { grouping, level }] of names.entries()) {
      if (grouping !== "low-income" && grouping !== "race*low-income") continue;
      const [race, income] = grouping === "low-income" ? ["all", level] : level.split("*");
      const whole = names.findIndex((name) => name.level === race && (race === "all" || name.grouping === "race"));
      n[from + g] = income === "yes" ? n[from + whole]! : 0;
    }
  const everybody = { ...population!, indicators: [], years: [{ ...year!, n, outcomes: new Map() }] };
  const result = protectRelease({ ...tables, populations: [everybody] }, california, [], "a");
  requireSafe(result);
  const told = result.release.cells.filter(
    ({ grouping, level, n: count }) => grouping === "low-income" && level === "no" && count.kind !== "hidden",
  );
  expect(told).toEqual([]);
});
