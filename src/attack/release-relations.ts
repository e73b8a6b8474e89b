import type { Release } from "../release/cell.ts";
import type { Structure } from "../release/structure.ts";
import { groupTable } from "./groups.ts";
import { Model, type ReleaseRelations, tableId } from "./model.ts";
import { addPrinted } from "./printed-limits.ts";

/** Writes down every relation of releases taken together (docs/release-form.md, "The relations"). */
export function releaseRelations(releases: readonly Release[]): ReleaseRelations {
  const model = new Model();
  for (const { structure } of releases) {
    const groups = groupTable(structure);
    for (const population of structure.populations)
      for (const { schoolYear, records } of population.years)
        model.addTable(structure, population, schoolYear, tableId(population.id, schoolYear, records), groups);
    addPartsOfPopulations(model, structure);
  }
  for (const release of releases) addPrinted(model, release);
  return model.finished();
}

/** A population that is part of another one. */
function addPartsOfPopulations(model: Model, { populations }: Structure): void {
  for (const { id, years, partOf } of populations) {
    if (partOf === null) continue;
    const other = populations.find((one) => one.id === partOf.population);
    for (const { schoolYear, records } of years) {
      const from = other?.years.find((year) => year.schoolYear === schoolYear);
      if (other === undefined || from === undefined) continue;
      const own = tableId(id, schoolYear, records);
      const whole = tableId(other.id, schoolYear, from.records);
      for (const [name, cell] of model.index) {
        if (!name.startsWith(`${own}\t\t`)) continue;
        const rest = name.slice(own.length + 2);
        const target = model.index.get(`${whole}\t${partOf.indicator}\t${rest}`);
        if (target !== undefined)
          model.builder.row(
            [
              [1, target],
              [-1, cell],
            ],
            0,
            partOf.indicator === "" ? Number.POSITIVE_INFINITY : 0,
          );
      }
    }
  }
}
