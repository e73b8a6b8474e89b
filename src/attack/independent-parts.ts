import type { Release, ReleaseCell } from "../release/cell.ts";

/**
 * Splits releases into parts without a relation between them: by school year, and by sets of populations that are not
 * part of each other. Every part has as many releases, some of them without a population.
 */
export function independentParts(releases: readonly Release[]): readonly (readonly Release[])[] {
  const leaderOf = leaders(releases);
  const partOf = (population: string, schoolYear: string): string => `${schoolYear}\t${leaderOf(population)}`;
  const parts = new Set(
    releases.flatMap(({ structure }) =>
      structure.populations.flatMap(({ id, years }) => years.map(({ schoolYear }) => partOf(id, schoolYear))),
    ),
  );
  const cellsOf = releases.map(({ cells }) =>
    Map.groupBy(cells, ({ population, schoolYear }: ReleaseCell) => partOf(population, schoolYear)),
  );
  return [...parts].map((part) =>
    releases.map(({ structure }, at) => ({
      structure: {
        ...structure,
        populations: structure.populations
          .map((one) => ({ ...one, years: one.years.filter(({ schoolYear }) => partOf(one.id, schoolYear) === part) }))
          .filter(({ years }) => years.length > 0),
      },
      cells: cellsOf[at]?.get(part) ?? [],
    })),
  );
}

/** Representative of all populations that are parts of each other, in any release (union-find). */
function leaders(releases: readonly Release[]): (population: string) => string {
  const above = new Map<string, string>();
  const leaderOf = (population: string): string => {
    const next = above.get(population);
    return next === undefined ? population : leaderOf(next);
  };
  for (const { structure } of releases)
    for (const { id, partOf } of structure.populations) {
      if (partOf === null) continue;
      const [a, b] = [leaderOf(id), leaderOf(partOf.population)];
      if (a !== b) above.set(a, b);
    }
  return leaderOf;
}
