import { expect, test } from "vitest";
import { groupKey, placeKey } from "../../src/base/keys.ts";
import { explore } from "../../src/reports/judged/explore.ts";
import { findingsOf, refusedOf } from "../../src/reports/judged/finding-at.ts";
import { smallRun } from "../web/small-audit.ts";

const run = smallRun(5);

test("a view answers every combination of its places, years, indicators and groups, and leaves out combinations without a comparison", async () => {
  const { audit, cube } = await run;
  const year = cube.years.length - 1;
  const place = cube.places.findIndex((p) => p.kind === "district");
  const known = cube.places[place];
  if (known === undefined) throw new Error("the records have no district");
  const answers = explore(cube, audit.judged, {
    indicators: cube.plan.indicators.map(({ id }) => id),
    groups: cube.groups.map(groupKey),
    places: [placeKey(known), placeKey({ kind: "school", id: "nowhere" })],
    years: [cube.years[year] ?? 0, 1900],
  });
  const found = answers.flatMap((answer) => ("finding" in answer ? [answer.finding] : []));
  const refused = answers.flatMap((answer) => ("refused" in answer ? [answer.refused] : []));
  expect(found).toEqual(findingsOf({ judged: audit.judged }, { place, year }));
  expect(refused).toEqual(refusedOf(audit.judged, { place, year }));
  expect(found.length).toBeGreaterThan(50);
});

test("a view of one comparison has only that comparison", async () => {
  const { audit, cube } = await run;
  const place = cube.places.findIndex((p) => p.kind === "district");
  const [first] = findingsOf({ judged: audit.judged }, { place, year: 0 });
  if (first === undefined) throw new Error("nothing was judged");
  const view = { indicators: [first.indicator], groups: [groupKey(first.group)], places: [placeKey(first.place)] };
  expect(explore(cube, audit.judged, { ...view, years: [first.schoolYear] })).toEqual([{ finding: first }]);
  expect(explore(cube, audit.judged, { ...view, years: [] })).toEqual([]);
});
