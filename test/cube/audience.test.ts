import { beforeAll, expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { exactCounts } from "../../src/cube/cell.ts";
import { audienceOf, type Cube, cellAt } from "../../src/cube/cube.ts";
import { madeFrom } from "../../src/cube/made-from.ts";
import { officialCube } from "../../src/cube/official.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { randomRecords } from "../engine/random-records.ts";
import { officialRow } from "./official-row.ts";

const origin = { program: "p", fingerprint: "f" };
let internal: Cube<"internal">;
let official: Cube<"public">;
beforeAll(async () => {
  const records = randomRecords(7, 10);
  internal = await buildCube(new Memory(records), [], { indicators, groupings, crossings: [] }, origin, { threads: 0 });
  const official_figure = [officialRow({ place_kind: "district", place_id: "1", place_name: "Shore", n: 10, hits: 2 })];
  official = await officialCube(new Memory({ official_figure, school: [] }), { indicators, groupings }, origin);
});

test("each door sets the audience of what it makes", () => {
  expect(audienceOf(internal)).toBe("internal");
  expect(audienceOf(official)).toBe("public");
});

const publicReport = (cube: Cube<"public">): string => audienceOf(cube);
const internalReport = (cube: Cube<"internal">): string => audienceOf(cube);

test("an internal cube is not accepted as a public one", () => {
  // @ts-expect-error: the compiler refuses it
  expect(publicReport(internal)).toBe("internal");
});

// The compiler refuses each of these (`npm run types` fails where `@ts-expect-error` finds no error), and so does the run-time check.
const forgeries: Readonly<Record<string, () => string>> = {
  // @ts-expect-error
  "a spread copy": () => internalReport({ ...internal }),
  // @ts-expect-error
  "a spread copy that says it is public": () => publicReport({ ...internal, audience: "public" }),
  // @ts-expect-error
  "a public cube with internal cells": () => publicReport({ ...official, tally: internal.tally }),
  "a copy by Object.assign that says it is public": () =>
    // @ts-expect-error
    publicReport(Object.assign({}, internal, { audience: "public" as const })),
  "a literal of the same shape": () =>
    // @ts-expect-error
    publicReport({
      program: "p",
      fingerprint: "f",
      years: internal.years,
      places: internal.places,
      groups: internal.groups,
      oneWayGroups: internal.oneWayGroups,
      plan: internal.plan,
      tally: internal.tally,
      slots: internal.slots,
      missing: internal.missing,
    }),
  // @ts-expect-error
  "a clone": () => publicReport(structuredClone(internal)),
};
for (const [name, forge] of Object.entries(forgeries))
  test(`${name} is not a cube`, () => {
    expect(forge).toThrow(expect.objectContaining({ code: "cube.not-from-a-door" }));
  });

// To the compiler these have the type of the original, audience included; the run-time check rejects them.
test("a copy of the same type is rejected when read", () => {
  const notFromADoor = expect.objectContaining({ code: "cube.not-from-a-door" });
  const clone = structuredClone(internal);
  expect(() => audienceOf(clone)).toThrow(notFromADoor);
  expect(() => cellAt(clone, 0, 0, 0, 0)).toThrow(notFromADoor);
  expect(() => audienceOf(Object.assign({}, internal))).toThrow(notFromADoor);
  expect(() => audienceOf(Object.create(internal))).toThrow(notFromADoor);
});

test("what is made from a cube is neither another cube nor anything that has an audience", () => {
  // @ts-expect-error: a cube gets no second audience
  expect(() => madeFrom(official, internal)).toThrow(expect.objectContaining({ code: "cube.audiences-differ" }));
  expect(audienceOf(internal)).toBe("internal");
  // @ts-expect-error: a copy of a cube gets none
  madeFrom(official, { ...internal });
  const report = madeFrom(internal, { n: 3 });
  // @ts-expect-error: nor does a report
  expect(() => madeFrom(official, report)).toThrow(expect.objectContaining({ code: "cube.audiences-differ" }));
});

test("a cube cannot be changed after it was made", () => {
  expect(() => Object.assign(internal, { program: "another" })).toThrow(TypeError);
  expect(internal.program).toBe("p");
});

test("a public cell without exact counts gives the reason instead", () => {
  expect(exactCounts({ kind: "share", n: 40, hits: 4 })).toEqual({ kind: "share", n: 40, hits: 4 });
  const suppressed = { kind: "none", reason: "suppressed_input", value: null };
  expect(exactCounts({ kind: "range", n: 40, lower: 0, upper: 0.05 })).toEqual({ ...suppressed, n: 40 });
  expect(exactCounts({ kind: "code", code: "*", n: null })).toEqual({ ...suppressed, n: null });
});
