import type { StructureFault } from "../base/error-facts.ts";
import { crossing, placeKey } from "../base/keys.ts";
import { everyGrade, type ReleasePlaceId, type ReleasePopulation, type Structure, unlisted } from "./structure.ts";

interface FaultAt {
  /** Path in the file, as `populations.0.offers.1.grades`. */
  readonly at: string;
  readonly wrong: StructureFault;
}

/**
 * The first thing wrong with a structure of the right shape: a name that is declared twice or reserved, or one that
 * nothing declares; a ladder with overlapping steps. Undefined if nothing is.
 */
export function structureFault(structure: Structure): FaultAt | undefined {
  for (const fault of faultsOf(structure)) return fault;
  return undefined;
}

function* faultsOf(structure: Structure): Generator<FaultAt> {
  yield* ladderFaults(structure);
  yield* placeFaults(structure);
  yield* groupFaults(structure);
  yield* populationFaults(structure);
  yield* withdrawalFaults(structure);
}

function* ladderFaults({ rounding: { rates } }: Structure): Generator<FaultAt> {
  for (const [i, { from, to, low, high }] of rates.entries()) {
    const before = rates[i - 1];
    const isAfter = before === undefined || (before.to !== null && before.to < from);
    if (!isAfter || (to !== null && to < from) || low >= high) yield { at: `rounding.rates.${i}`, wrong: "order" };
  }
}

function* placeFaults({ places }: Structure): Generator<FaultAt> {
  /** Years in which each place was listed so far. */
  const seen = new Map<string, Set<string>>();
  for (const [i, { kind, id, parent, grades, schoolYears }] of places.entries()) {
    const key = placeKey({ kind, id });
    const years = seen.get(key) ?? new Set();
    for (const year of schoolYears) {
      if (years.has(year)) yield { at: `places.${i}.schoolYears`, wrong: "twice" };
      if (parent !== null && !seen.get(placeKey(parent))?.has(year))
        yield { at: `places.${i}.parent`, wrong: "unknown" };
      years.add(year);
    }
    seen.set(key, years);
    yield* nameFaults(grades, `places.${i}.grades`);
  }
}

function* groupFaults({ groupings, crossings, unions }: Structure): Generator<FaultAt> {
  yield* nameFaults(
    groupings.map(({ id }) => id),
    "groupings",
  );
  for (const [i, { levels }] of groupings.entries()) yield* nameFaults(levels, `groupings.${i}.levels`);
  const known = new Map(groupings.map(({ id, levels }) => [id, new Set(levels)]));
  const sets = crossings.map((ids) => [...ids].sort().join(","));
  for (const [i, ids] of crossings.entries()) {
    if (new Set(ids).size < ids.length || sets.indexOf(sets[i] ?? "") < i)
      yield { at: `crossings.${i}`, wrong: "twice" };
    if (ids.some((id) => !known.has(id))) yield { at: `crossings.${i}`, wrong: "unknown" };
  }
  for (const [i, { whole, parts }] of unions.entries())
    for (const { grouping, level } of [whole, ...parts])
      if (!known.get(grouping)?.has(level)) yield { at: `unions.${i}`, wrong: "unknown" };
}

function* populationFaults(structure: Structure): Generator<FaultAt> {
  const { populations } = structure;
  yield* nameFaults(
    populations.map(({ id }) => id),
    "populations",
  );
  const groupings = groupingIds(structure);
  const kinds = new Set(structure.places.map(({ kind }) => kind));
  for (const [i, population] of populations.entries()) {
    const { years, grades, outcomes, partOf, offers } = population;
    const rates = ratesOf(population);
    yield* nameFaults(
      years.map(({ schoolYear }) => schoolYear),
      `populations.${i}.years`,
    );
    yield* nameFaults(grades, `populations.${i}.grades`);
    yield* nameFaults(
      population.indicators.map(({ id }) => id),
      `populations.${i}.indicators`,
    );
    for (const [j, { whole, parts }] of outcomes.entries())
      if ([whole, ...parts].some((id) => id !== "" && !rates.has(id)))
        yield { at: `populations.${i}.outcomes.${j}`, wrong: "unknown" };
    if (partOf !== null) {
      // Listed before, so that no population is a part of itself.
      const other = populations.slice(0, i).find(({ id }) => id === partOf.population);
      if (other === undefined || (partOf.indicator !== "" && !ratesOf(other).has(partOf.indicator)))
        yield { at: `populations.${i}.partOf`, wrong: "unknown" };
    }
    const known = { placeKinds: kinds, grades: new Set([everyGrade, ...grades]), groupings };
    for (const [j, offer] of offers.entries())
      for (const list of ["placeKinds", "grades", "groupings"] as const)
        if (offer[list].some((name) => !known[list].has(name)))
          yield { at: `populations.${i}.offers.${j}.${list}`, wrong: "unknown" };
  }
}

function* withdrawalFaults(structure: Structure): Generator<FaultAt> {
  const groupings = groupingIds(structure);
  const places = new Set(structure.places.map((place: ReleasePlaceId) => placeKey(place)));
  for (const [i, one] of structure.withdrawn.entries()) {
    const population = structure.populations.find(({ id }) => id === one.population);
    const years = new Set(population?.years.map(({ schoolYear }) => schoolYear));
    const grades = new Set([everyGrade, ...(population?.grades ?? [])]);
    const isKnown =
      population !== undefined &&
      one.schoolYears.every((year) => years.has(year)) &&
      one.places.every((place) => places.has(placeKey(place))) &&
      one.grades.every((grade) => grades.has(grade)) &&
      one.groupings.every((grouping) => groupings.has(grouping));
    if (!isKnown) yield { at: `withdrawn.${i}`, wrong: "unknown" };
  }
}

const groupingIds = ({ groupings, crossings }: Structure): ReadonlySet<string> =>
  new Set([everyGrade, ...groupings.map(({ id }) => id), ...crossings.map((ids) => crossing(...ids))]);

const ratesOf = ({ indicators }: ReleasePopulation): ReadonlySet<string> =>
  new Set(indicators.filter(({ measure }) => measure === "rate").map(({ id }) => id));

/** Names listed twice, and the two that have a meaning of their own. */
function* nameFaults(names: readonly string[], at: string): Generator<FaultAt> {
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) < i) yield { at: `${at}.${i}`, wrong: "twice" };
    if (name === everyGrade || name === unlisted) yield { at: `${at}.${i}`, wrong: "reserved" };
  }
}
