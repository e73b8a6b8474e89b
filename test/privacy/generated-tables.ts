import type { ReleaseTables } from "../../src/privacy/release-tables.ts";
import { type GeneratedShape, generatedRelease } from "./generated-release.ts";

const single = ["race", "gender", "el", "low-income", "disability", "foster", "homeless", "migrant"];
const crossings = [
  ["race", "low-income"],
  ["race", "gender"],
  ["el", "disability"],
];

/** A generated release of plan B as the tables that a release is made from, with one indicator. */
export function generatedTables(shape: Omit<GeneratedShape, "plan">): ReleaseTables {
  const { grid, system, val, outcomes } = generatedRelease({ ...shape, plan: "B" });
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
        indicators: ["absent"],
        years: [{ schoolYear: "2025-26", records: "first", n: val, outcomes: new Map([["absent", outcomes]]) }],
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
