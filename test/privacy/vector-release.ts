import { readFileSync } from "node:fs";
import type { CountsToProtect } from "../../src/privacy/count-disclosure.ts";
import { type GroupCondition, type GroupSystem, groupSystem } from "../../src/privacy/group-system.ts";
import { hashKey, textHash } from "../../src/privacy/keyed-hash.ts";
import { placeGrid } from "../../src/privacy/place-grid.ts";
import type { OutsideRelation } from "./check-worlds.ts";

interface Vector {
  readonly policy: { readonly minCount: number; readonly width: number };
  readonly cells: readonly { readonly id: string; readonly truth: number; readonly mustProtect: boolean }[];
  readonly relations: readonly { readonly terms: readonly (readonly [number, string])[] }[];
}

/** How the cells of a vector are laid out: places from the top, and the groups of each. */
interface VectorShape {
  /** Parent of each place by its name in the ids; the top place has "" as parent. */
  readonly places: Readonly<Record<string, string>>;
  /** Grades besides all; none if the vector has no grades. */
  readonly grades?: readonly string[];
  readonly levels: readonly number[];
  readonly groups: Readonly<Record<string, GroupCondition>>;
}

const flag = (yes: string, no: string, a = 0): Record<string, GroupCondition> => ({
  [yes]: [[a, [1]]],
  [no]: [[a, [0]]],
});
const partition = (names: readonly string[], a = 0): Record<string, GroupCondition> =>
  Object.fromEntries(names.map((name, x) => [name, [[a, [x]]]]));
const crossed = (
  a: Record<string, GroupCondition>,
  b: Record<string, GroupCondition>,
): Record<string, GroupCondition> =>
  Object.fromEntries(
    Object.entries(a).flatMap(([x, one]) => Object.entries(b).map(([y, other]) => [`${x}*${y}`, [...one, ...other]])),
  );

const twoSchools = { TOT: "", S1: "TOT", S2: "TOT" };
const races = ["AIAN", "ASIAN", "BLACK", "HISP", "NHPI", "WHITE", "TWO"];

export const vectorShapes = {
  "complementary-pair": { places: twoSchools, levels: [2], groups: { ALL: [], ...flag("SED", "nSED") } },
  "two-releases": { places: twoSchools, levels: [2], groups: { ALL: [], ...flag("EL", "nEL") } },
  "bounds-only": { places: twoSchools, levels: [3], groups: { ALL: [], ...partition(["AIAN", "NHPI", "WHITE"]) } },
  "singleton-school": {
    places: { ST: "", D: "ST", D2: "ST", S1: "D" },
    levels: [2],
    groups: { ALL: [], ...flag("EL", "nEL") },
  },
  "group-equals-all": {
    places: { "": "" },
    levels: [2, 2],
    groups: {
      ALL: [],
      ...partition(["HISP", "WHITE"]),
      ...flag("SED", "nSED", 1),
      ...crossed(partition(["HISP", "WHITE"]), flag("SED", "nSED", 1)),
    },
  },
  "zero-cells": {
    places: { TOT: "", G3: "TOT", G4: "TOT", G5: "TOT" },
    levels: [4],
    groups: { ALL: [], ...partition(["AIAN", "BLACK", "NHPI", "HISP"]) },
  },
  "nested-groups": {
    places: { "": "" },
    levels: [3],
    groups: { ALL: [], ...partition(["EL", "RFEP", "EO"]), "EL+RFEP": [[0, [0, 1]]] },
  },
  composite: {
    places: { TOT: "", G1: "TOT", G2: "TOT", G3: "TOT", G4: "TOT", G5: "TOT" },
    levels: [5],
    groups: { ALL: [], ...partition(["A", "B", "C", "D", "E"]) },
  },
  "derived-union": {
    places: { TOT: "", S1: "TOT", S2: "TOT", S3: "TOT" },
    levels: [4],
    groups: { ALL: [], ...partition(["AIAN", "NHPI", "BLACK", "WHITE"]), "AIAN|NHPI": [[0, [0, 1]]] },
  },
  "linked-district": {
    places: { ST: "", D1: "ST", D2: "ST", "D1.S1": "D1", "D1.S2": "D1", "D1.S3": "D1", "D2.S1": "D2" },
    grades: ["3", "4"],
    levels: [7, 2, 2, 2],
    groups: {
      ALL: [],
      ...partition(races),
      ...flag("EL", "nEL", 1),
      ...flag("SED", "nSED", 2),
      ...flag("SWD", "nSWD", 3),
      ...crossed(partition(races), flag("SED", "nSED", 2)),
    },
  },
} as const satisfies Readonly<Record<string, VectorShape>>;

export interface VectorRelease {
  readonly input: CountsToProtect;
  readonly system: GroupSystem;
  readonly relations: readonly OutsideRelation[];
  readonly mustProtect: readonly number[];
  readonly policy: Vector["policy"];
}

/** A vector as counts to protect, with the relations it lists. Cells it does not have are not offered and are 0. */
export function vectorRelease(name: keyof typeof vectorShapes): VectorRelease {
  const shape: VectorShape = vectorShapes[name];
  const vector: Vector = JSON.parse(readFileSync(`test/vectors/privacy-${name}.json`, "utf8"));
  const places = Object.keys(shape.places);
  const grades = shape.grades ?? [];
  const names = Object.keys(shape.groups);
  const grid = placeGrid(
    Object.entries(shape.places).map(([place, parent]) =>
      place === parent || parent === "" ? -1 : places.indexOf(parent),
    ),
    places.map(() => grades.map((_, r) => r + 1)),
  );
  const numberOf = (id: string): number => {
    const parts = id.split("/");
    const group = names.indexOf(parts.pop() ?? "");
    const grade = grades.length === 0 ? "ALL" : parts.pop();
    const place = places.indexOf(parts.pop() ?? "");
    const node = grid.nodeAt[place * grid.grades + (grade === "ALL" ? 0 : 1 + grades.indexOf(grade ?? ""))];
    if (group < 0 || place < 0 || node === undefined || node < 0) throw new Error(`no cell for ${id}`);
    return node * names.length + group;
  };
  const cells = grid.nodePlace.length * names.length;
  const val = new Int32Array(cells);
  const offered = new Uint8Array(cells);
  const mustProtect = new Uint8Array(cells);
  for (const { id, truth, mustProtect: must } of vector.cells) {
    const c = numberOf(id);
    val[c] = truth;
    offered[c] = 1;
    mustProtect[c] = must ? 1 : 0;
  }
  const key = hashKey("vectors");
  return {
    input: {
      grid,
      groups: names.length,
      isTotal: (g) => names[g] === "ALL",
      val,
      offered,
      mustProtect,
      jitter: Float64Array.from(val, (_, c) => textHash(key, String(c)) / 2 ** 32),
    },
    system: groupSystem(shape.levels, Object.values(shape.groups)),
    relations: vector.relations.map(({ terms }) => terms.map(([k, id]) => [k, numberOf(id)] as const)),
    mustProtect: [...mustProtect.keys()].filter((c) => mustProtect[c] === 1),
    policy: vector.policy,
  };
}
