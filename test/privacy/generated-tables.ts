import type { ReleaseTables } from "../../src/privacy/release-tables.ts";
import { type GeneratedShape, generatedRelease } from "./generated-release.ts";

const single = ["race", "gender", "el", "low-income", "disability", "foster", "homeless", "migrant"];
const crossings = [
  ["race", "low-income"],
  ["race", "gender"],
  ["el", "disability"],
];

/**
 * A generated release of plan B as the tables that a release is made from: an indicator for each rate, in as many
 * school years.
 */
export function generatedTables(shape: Omit<GeneratedShape, "plan">, years = 1): ReleaseTables {
  const generated = Array.from({ length: years }, (_, y) =>
    generatedRelease({ ...shape, seed: shape.seed + y, plan: "B" }),
  );
  const { grid, system } = generated[0]!;
  const indicators = ["absent", ...(shape.otherRates ?? []).map((_, i) => `outcome-${i + 1}`)];
  const deepest = Math.max(...grid.depth);
  const kindOf = (p: number): string => ["school", "district", "state"][deepest - grid.depth[p]!]!;
  const kinds = ["state", "district", "school"].slice(2 - deepest);
  const grades = Array.from({ length: grid.grades - 1 }, (_, r) => String(r + 1).padStart(2, "0"));
  const name = (p: number): { kind: string; id: string } => ({ kind: kindOf(p), id: String(p) });
  return {
    released: "2026-12-01",
    places: grid.gradesOf.map((list, p) => ({
      ...name(p),
      parent: grid.parent[p]! < 0 ? null : name(grid.parent[p]!),
      grades: list.slice(1).map((r) => grades[r - 1]!),
    })),
    groupings: single.map((id, a) => ({
      id,
      levels: Array.from({ length: system.levels[a]! }, (_, x) =>
        system.levels[a] === 2 ? ["no", "yes"][x]! : `level-${x}`,
      ),
    })),
    crossings,
    populations: [
      {
        id: "enrolled",
        places: "exact",
        grades,
        indicators,
        years: generated.map(({ val, outcomes, otherOutcomes }, y) => ({
          schoolYear: `${2026 - years + y}-${String(27 - years + y).padStart(2, "0")}`,
          records: "first",
          n: val,
          outcomes: new Map([outcomes, ...otherOutcomes].map((one, i) => [indicators[i]!, one])),
        })),
        offers: [
          { placeKinds: kinds, grades: ["all", ...grades], groupings: ["all", ...single] },
          {
            placeKinds: kinds,
            grades: ["all"],
            groupings: crossings.map((ids) => ids.join("*")),
          },
        ],
      },
    ],
  };
}
