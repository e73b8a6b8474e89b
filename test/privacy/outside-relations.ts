import type { PlaceGrid } from "../../src/privacy/place-grid.ts";
import type { OutsideRelation } from "./check-worlds.ts";

/** The 31 relations between the 62 generated groups, written down by hand: the whole, then its parts. */
function groupSums(): number[][] {
  const span = (from: number, count: number, step = 1): number[] =>
    Array.from({ length: count }, (_, i) => from + i * step);
  const [race, gender, flags, raceIncome, raceGender, elDisability] = [1, 8, 11, 23, 37, 58];
  return [
    [0, ...span(race, 7)],
    [0, ...span(gender, 3)],
    ...span(0, 6).map((f) => [0, flags + 2 * f, flags + 2 * f + 1]),
    ...span(0, 7).map((r) => [race + r, raceIncome + 2 * r, raceIncome + 2 * r + 1]),
    ...span(0, 2).map((s) => [flags + 2 + s, ...span(raceIncome + s, 7, 2)]),
    ...span(0, 7).map((r) => [race + r, ...span(raceGender + 3 * r, 3)]),
    ...span(0, 3).map((x) => [gender + x, ...span(raceGender + x, 7, 3)]),
    ...span(0, 2).map((e) => [flags + e, elDisability + 2 * e, elDisability + 2 * e + 1]),
    ...span(0, 2).map((d) => [flags + 4 + d, elDisability + d, elDisability + 2 + d]),
  ];
}

/** Every relation of a generated release, without the code that writes them for the protector. */
export function outsideRelations({ parent, nodePlace, nodeGrade }: PlaceGrid): OutsideRelation[] {
  const size = 62;
  const nodes = [...nodePlace.keys()];
  const sum = (whole: number, parts: readonly number[]): OutsideRelation => [
    [1, whole],
    ...parts.map((c) => [-1, c] as const),
  ];
  const relations: OutsideRelation[] = [];
  for (const v of nodes) {
    for (const [whole, ...parts] of groupSums())
      relations.push(
        sum(
          v * size + whole!,
          parts.map((g) => v * size + g),
        ),
      );
    const grades = nodeGrade[v] === 0 ? nodes.filter((u) => nodePlace[u] === nodePlace[v] && nodeGrade[u] !== 0) : [];
    const inside = nodes.filter((u) => parent[nodePlace[u]!] === nodePlace[v] && nodeGrade[u] === nodeGrade[v]);
    for (const parts of [grades, inside].filter((list) => list.length > 0))
      for (let g = 0; g < size; g++)
        relations.push(
          sum(
            v * size + g,
            parts.map((u) => u * size + g),
          ),
        );
  }
  return relations;
}
