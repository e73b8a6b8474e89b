import { expect, test } from "vitest";
import { disclosureStatus } from "../../src/privacy/disclosure.ts";
import { worldTest } from "../../src/privacy/worlds.ts";
import { protectedRelease, testHiddenParts, testHidingMore, testSensitiveCells } from "./count-laws.ts";

test("outsiders' arithmetic finds a world for every value that a sensitive cell needs", () => testSensitiveCells(4));

test("hidden parts of a shown total are no small group", () => testHiddenParts(3));

test("hiding more never takes a world away", () => testHidingMore(2));

test("a change that breaks a relation, a bound or a shown cell is no world", () => {
  const { result } = protectedRelease({ seed: 3, schools: 3, districts: 1, singleSchool: 0, plan: "B" });
  const { table, disclosure, worlds } = result;
  const isWorld = worldTest(table, disclosure);
  const [from, to] = [worlds.start[0]!, worlds.start[1]!];
  const cells = worlds.cell.slice(from, to);
  const deltas = worlds.delta.slice(from, to);
  expect(isWorld(cells, deltas, 0, cells.length)).toBe(true);
  expect(isWorld(cells, deltas, 0, cells.length - 1)).toBe(false);
  expect(
    isWorld(
      cells,
      deltas.map((d) => d * 1000),
      0,
      cells.length,
    ),
  ).toBe(false);
  expect(
    isWorld(
      cells,
      deltas.map((d, i) => (i === 0 ? d + 1 : d)),
      0,
      cells.length,
    ),
  ).toBe(false);
  disclosure.status[cells[0]!] = disclosureStatus.shown;
  expect(isWorld(cells, deltas, 0, cells.length)).toBe(false);
});

test("a district and its only school say the same", () => {
  const { release, result } = protectedRelease({ seed: 5, schools: 6, districts: 3, singleSchool: 2, plan: "B" });
  const { grid } = release;
  const { status } = result.disclosure;
  let compared = 0;
  for (const [place, inside] of grid.children.entries()) {
    if (inside.length !== 1) continue;
    for (const r of grid.gradesOf[place]!)
      for (let g = 0; g < 62; g++) {
        const at = (p: number): number => grid.nodeAt[p * grid.grades + r]! * 62 + g;
        expect(status[at(place)]).toBe(status[at(inside[0]!)]);
        compared++;
      }
  }
  expect(compared).toBeGreaterThan(200);
});
