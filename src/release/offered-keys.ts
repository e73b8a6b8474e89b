import { crossedLevel, crossing } from "../base/keys.ts";
import type { ReleaseKey } from "./cell.ts";
import {
  everyGrade,
  type ReleasePlace,
  type ReleasePlaceId,
  type ReleasePopulation,
  type Structure,
  type Withdrawal,
} from "./structure.ts";

/** A grouping as rows are listed: `all`, a grouping or a crossing, with its levels. */
interface ListedGrouping {
  readonly id: string;
  readonly levels: readonly string[];
}

/** All students, then groupings, then crossings, in the order of the structure. */
function listedGroupings({ groupings, crossings }: Structure): readonly ListedGrouping[] {
  const levelsOf = new Map(groupings.map(({ id, levels }) => [id, levels]));
  const crossed = crossings.map((ids) => ({
    id: crossing(...ids),
    levels: ids
      .map((id) => levelsOf.get(id) ?? [])
      .reduce<readonly (readonly string[])[]>(
        (before, levels) => before.flatMap((start) => levels.map((level) => [...start, level])),
        [[]],
      )
      .map((levels) => crossedLevel(...levels)),
  }));
  return [{ id: everyGrade, levels: [everyGrade] }, ...groupings, ...crossed];
}

/** Whether a place takes part in a population: it has one of its grades, or the population has no grades. */
const takesPart = ({ grades }: ReleasePlace, population: ReleasePopulation): boolean =>
  population.grades.length === 0 || population.grades.some((grade) => grades.includes(grade));

/** Single grades of a population at a place, in the order of the population. */
export const gradesAt = ({ grades }: ReleasePlace, population: ReleasePopulation): readonly string[] =>
  population.grades.filter((grade) => grades.includes(grade));

/** Places of a school year that take part in a population, in the order of the structure. */
export const placesIn = (
  { places }: Structure,
  population: ReleasePopulation,
  schoolYear: string,
): readonly ReleasePlace[] =>
  places.filter((place) => place.schoolYears.includes(schoolYear) && takesPart(place, population));

/**
 * The keys of all rows of `cells.csv`, in their order: population, school year, place, grade, grouping, level, and at
 * each cell the denominator before the indicators. The order is that of the structure and says nothing about values.
 */
export function* offeredKeys(structure: Structure): Generator<ReleaseKey> {
  const groupings = listedGroupings(structure);
  for (const population of structure.populations) {
    const indicators = ["", ...population.indicators.map(({ id }) => id)];
    const isOffered = offersOf(population);
    for (const { schoolYear } of population.years) {
      const isWithdrawn = withdrawnIn(structure.withdrawn, population.id, schoolYear);
      for (const place of placesIn(structure, population, schoolYear)) {
        for (const grade of [everyGrade, ...gradesAt(place, population)]) {
          for (const { id: grouping, levels } of groupings) {
            if (!isOffered(place.kind, grade, grouping) || isWithdrawn(place, grade, grouping)) continue;
            for (const level of levels)
              for (const indicator of indicators)
                yield {
                  population: population.id,
                  indicator,
                  schoolYear,
                  placeKind: place.kind,
                  placeId: place.id,
                  grade,
                  grouping,
                  level,
                };
          }
        }
      }
    }
  }
}

function offersOf({ offers }: ReleasePopulation): (kind: string, grade: string, grouping: string) => boolean {
  const sets = offers.map(({ placeKinds, grades, groupings }) => ({
    placeKinds: new Set(placeKinds),
    grades: new Set(grades),
    groupings: new Set(groupings),
  }));
  return (kind, grade, grouping) =>
    sets.some((offer) => offer.placeKinds.has(kind) && offer.grades.has(grade) && offer.groupings.has(grouping));
}

function withdrawnIn(
  withdrawn: readonly Withdrawal[],
  population: string,
  schoolYear: string,
): (place: ReleasePlaceId, grade: string, grouping: string) => boolean {
  const here = withdrawn
    .filter((one) => one.population === population && one.schoolYears.includes(schoolYear))
    .map(({ places, grades, groupings }) => ({
      places: new Map(
        [...Map.groupBy(places, ({ kind }) => kind)].map(([kind, of]) => [kind, new Set(of.map(({ id }) => id))]),
      ),
      grades: new Set(grades),
      groupings: new Set(groupings),
    }));
  return ({ kind, id }, grade, grouping) =>
    here.some((one) => one.places.get(kind)?.has(id) === true && one.grades.has(grade) && one.groupings.has(grouping));
}
