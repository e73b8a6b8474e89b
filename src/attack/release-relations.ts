import { crossedGroupings } from "../base/keys.ts";
import type { Release } from "../release/cell.ts";
import type { ReleasePopulation, Structure } from "../release/structure.ts";
import { groupTable } from "./groups.ts";
import { Model, type ReleaseRelations } from "./model.ts";
import { addPrinted } from "./printed-limits.ts";

/** Builds every relation of releases taken together (docs/release-form.md, "The relations"). */
export function releaseRelations(releases: readonly Release[]): ReleaseRelations {
  const model = new Model();
  const tables = releases.flatMap(({ structure: whole }) =>
    whole.populations.flatMap((population) => {
      const structure = offeredBy(population, whole);
      const groups = groupTable(structure);
      return population.years.map(({ schoolYear, records }) => {
        const table = model.numbers.table(population.id, schoolYear, records);
        table.add(population, groups);
        return { structure, population, schoolYear, table, groups };
      });
    }),
  );
  for (const { structure, population, schoolYear, table, groups } of tables)
    model.addTable(structure, population, schoolYear, table, groups);
  for (const { structure } of releases) addPartsOfPopulations(model, structure);
  for (const release of releases) addPrinted(model, release);
  return model.finished();
}

/**
 * The structure without what a population never offers: groupings, and kinds of places where places do not add up.
 * Those numbers are only known to be at least 0, which implies nothing about the others.
 */
function offeredBy({ offers, places }: ReleasePopulation, structure: Structure): Structure {
  const crossed = new Set(offers.flatMap(({ groupings }) => groupings));
  const single = new Set([...crossed].flatMap(crossedGroupings));
  const kinds = new Set(offers.flatMap(({ placeKinds }) => placeKinds));
  const unions = structure.unions.filter(({ whole, parts }) =>
    [whole, ...parts].some(({ grouping }) => single.has(grouping)),
  );
  for (const { whole, parts } of unions) for (const { grouping } of [whole, ...parts]) single.add(grouping);
  return {
    ...structure,
    places: places === "separate" ? structure.places.filter(({ kind }) => kinds.has(kind)) : structure.places,
    groupings: structure.groupings.filter(({ id }) => single.has(id)),
    crossings: structure.crossings.filter((ids) => ids.every((id) => single.has(id))),
    unions,
  };
}

/** A population that is part of another one. */
function addPartsOfPopulations({ numbers, builder }: Model, { populations }: Structure): void {
  for (const { id, years, partOf } of populations) {
    const other = populations.find((one) => one.id === partOf?.population);
    if (partOf === null || other === undefined) continue;
    for (const { schoolYear, records } of years) {
      const from = other.years.find((year) => year.schoolYear === schoolYear);
      if (from === undefined) continue;
      const part = numbers.table(id, schoolYear, records);
      const whole = numbers.table(other.id, schoolYear, from.records);
      const measure = whole.measureAt(partOf.indicator);
      if (measure < 0) continue;
      for (const [place, spot] of part.spots) {
        const wholeSpot = whole.spots.get(place);
        if (wholeSpot === undefined) continue;
        for (const [g, { id: group }] of part.groups.entries()) {
          const at = whole.groupAt(group);
          if (at < 0) continue;
          builder.term(1, whole.number(wholeSpot, measure, at));
          builder.term(-1, part.number(spot, 0, g));
          builder.end(0, partOf.indicator === "" ? Number.POSITIVE_INFINITY : 0);
        }
      }
    }
  }
}
