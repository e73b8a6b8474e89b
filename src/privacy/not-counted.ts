import { crossedGroupings, crossing } from "../base/keys.ts";
import { everyGrade, type Withdrawal } from "../release/structure.ts";
import { type CountedPopulation, nodesOf, type ReleaseTables, releaseGroups } from "./release-tables.ts";

type Cells = Omit<Withdrawal, "population" | "why">;

/**
 * Where a population has no data: places and grades at which nobody was counted, and groupings for which nobody's
 * level is known there. A row of zeros would look like "there are none", when often no records were delivered.
 */
export function notCountedIn(tables: ReleaseTables, population: CountedPopulation): readonly Cells[] {
  const { names } = releaseGroups(tables, population);
  const size = names.length;
  const { notBy = [] } = population;
  const divided = tables.groupings.filter(({ id }) => !notBy.includes(id));
  const crossed = tables.crossings.filter((ids) => !ids.some((id) => notBy.includes(id)));
  const every = [everyGrade, ...divided.map(({ id }) => id), ...crossed.map((ids) => crossing(...ids))];
  const groupsOf = divided.map(({ id, levels }) =>
    [...names.entries()].flatMap(([g, { grouping, level }]) => (grouping === id && levels.includes(level) ? [g] : [])),
  );
  const nodes = nodesOf(tables, population).map((node, i) => ({ ...node, i }));
  return population.years.flatMap(({ schoolYear, n }) => {
    /** Groupings without any data at a place and grade. */
    const silent = (i: number): readonly string[] => {
      if (n[i * size] === 0) return every;
      const ids = divided.filter((_, k) => groupsOf[k]!.every((g) => n[i * size + g] === 0)).map(({ id }) => id);
      return every.filter((id) => crossedGroupings(id).some((part) => ids.includes(part)));
    };
    const places = [...Map.groupBy(nodes, ({ place }) => place)].map(([place, own]) => ({
      place: { kind: tables.places[place]!.kind, id: tables.places[place]!.id },
      cells: [
        ...Map.groupBy(
          own.filter(({ grade }) => grade <= population.grades.length),
          ({ i }) => silent(i).join(),
        ),
      ]
        .filter(([groupings]) => groupings !== "")
        .map(([groupings, at]) => ({
          groupings: groupings.split(","),
          grades: at.map(({ grade }) => population.grades[grade - 1] ?? everyGrade),
        })),
    }));
    const alike = Map.groupBy(
      places.flatMap(({ place, cells }) => cells.map((one) => ({ place, ...one }))),
      ({ groupings, grades }) => `${groupings.join()}|${grades.join()}`,
    );
    return [...alike.values()].map((list) => ({
      schoolYears: [schoolYear],
      places: list.map(({ place }) => place),
      grades: list[0]!.grades,
      groupings: list[0]!.groupings,
    }));
  });
}
