import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import "../property-seed.ts";
import { AppError } from "../../src/base/errors.ts";
import { languages } from "../../src/base/lang.ts";
import type { Release } from "../../src/release/cell.ts";
import { readCells } from "../../src/release/cells-file.ts";
import { offeredKeys } from "../../src/release/offered-keys.ts";
import type { AttackFigures, PrintedNumbers } from "../../src/release/proof.ts";
import { readProof, writeProof } from "../../src/release/proof-file.ts";
import { proofOfRelease } from "../../src/release/proof-of-release.ts";
import { readStructure } from "../../src/release/structure-file.ts";
import { errorWords } from "../../src/ui/language/errors.ts";
import { anyRelease } from "./any-release.ts";

const attacked: AttackFigures = {
  unknowns: 0,
  relations: 21,
  solved: 12,
  unsolved: 0,
  isWhole: true,
  narrowest: 31,
};

const page = readFileSync("docs/release-form.md", "utf8");
const blocks = (kind: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, "gu"))].map(([, text = ""]) => text);
const [structureText = "", proofText = ""] = blocks("json");
const structure = readStructure(structureText);
const example: Release = { structure, cells: readCells(blocks("csv")[0] ?? "", structure) };

const sum = (all: readonly PrintedNumbers[]): PrintedNumbers =>
  all.reduce(
    (a, b) => ({
      offered: a.offered + b.offered,
      exact: a.exact + b.exact,
      ranges: a.ranges + b.ranges,
      hidden: a.hidden + b.hidden,
      withdrawn: a.withdrawn + b.withdrawn,
    }),
    { offered: 0, exact: 0, ranges: 0, hidden: 0, withdrawn: 0 },
  );

test("a proof counts every offered cell once, by place and by group, and reads as it was written", () => {
  fc.assert(
    fc.property(anyRelease, (release) => {
      const proof = proofOfRelease([release], attacked);
      expect(readProof(writeProof(proof))).toEqual(proof);
      const offered = [...offeredKeys({ ...release.structure, withdrawn: [] })].length;
      expect(proof.counts.offered + proof.measures.offered).toBe(offered);
      expect(offered - proof.counts.withdrawn - proof.measures.withdrawn).toBe(release.cells.length);
      for (const one of ["counts", "measures"] as const)
        for (const list of [proof.places, proof.groups])
          expect(sum(list.map((entry) => entry[one]))).toEqual(proof[one]);
      for (const { counts, measures, coarserCounts, coarserMeasures } of proof.groups)
        for (const [numbers, views] of [
          [counts, coarserCounts],
          [measures, coarserMeasures],
        ] as const)
          expect(Object.values(views).reduce((a, b) => a + b, 0)).toBe(numbers.hidden + numbers.withdrawn);
    }),
    { numRuns: 20 },
  );
});

test("the documented proof is that of the documented release", () => {
  const proof = proofOfRelease([example], attacked);
  expect(writeProof(proof)).toBe(proofText);
  const yes = proof.groups.find(({ grouping, level }) => grouping === "el" && level === "yes");
  // Both schools hide it; the district prints it.
  expect(yes).toMatchObject({
    counts: { offered: 3, exact: 1, hidden: 2 },
    coarserCounts: { allGrades: 0, largerPlace: 2, largerGroup: 0, none: 0 },
  });
});

test("a coarser view is all grades before the district, and that before a part of a crossing", () => {
  const crossed: Release["structure"] = {
    ...structure,
    places: structure.places.map((place) => ({ ...place, grades: ["03"] })),
    groupings: [...structure.groupings, { id: "sex", levels: ["f", "m"], sum: "exact" }],
    crossings: [["el", "sex"]],
    populations: structure.populations.map((one) => ({
      ...one,
      grades: ["03"],
      indicators: [],
      offers: [{ placeKinds: ["district", "school"], grades: ["all", "03"], groupings: ["el", "sex", "el*sex"] }],
    })),
  };
  const views = (...printed: readonly string[]): unknown => {
    const cells = [...offeredKeys(crossed)].map((key) => ({
      ...{ ...key, rate: null, value: null, unit: "" },
      n: printed.includes(`${key.placeId} ${key.grade} ${key.grouping} ${key.level}`)
        ? ({ kind: "number", value: 20, decimals: 0 } as const)
        : ({ kind: "hidden" } as const),
    }));
    const { groups } = proofOfRelease([{ structure: crossed, cells }], attacked);
    return groups.find(({ grouping, level }) => grouping === "el*sex" && level === "yes*f")?.coarserCounts;
  };
  expect(views()).toEqual({ allGrades: 0, largerPlace: 0, largerGroup: 0, none: 6 });
  expect(views("1 all el yes")).toEqual({ allGrades: 0, largerPlace: 0, largerGroup: 2, none: 4 });
  const district = "100 all el*sex yes*f";
  expect(views("1 all el yes", district)).toEqual({ allGrades: 1, largerPlace: 4, largerGroup: 0, none: 0 });
  expect(views("1 all el yes", district, "1 all el*sex yes*f")).toEqual({
    ...{ allGrades: 2, largerPlace: 2, largerGroup: 0, none: 0 },
  });
});

test.each<[string, (text: string) => string, string]>([
  ["not JSON", () => "{", "not-json"],
  ["another form", (text) => text.replace("fairlead-proof-1", "fairlead-proof-2"), "form"],
  ["an unknown key", (text) => text.replace('"released"', '"secret": 1, "released"'), "shape"],
  ["sums that do not add up", (text) => text.replace(/"hidden":\d+/u, '"hidden":99'), "shape"],
])("proof.json with %s is refused", (_, change, wrong) => {
  try {
    readProof(change(proofText));
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect([error.code, error.facts]).toMatchObject(["release.proof", { wrong }]);
    for (const lang of languages) expect(errorWords(error, lang).what).toContain("proof.json");
  }
});
