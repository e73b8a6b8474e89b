import { crossing, everybody, placeKey } from "../base/keys.ts";
import type { Cube, Place } from "../cube/cube.ts";
import type { AverageScale } from "../release/rounding.ts";
import { everyGrade, type Offer, type ReleaseGroup, type ReleasePlaceId } from "../release/structure.ts";
import { type Added, addGroups, sumsOfGroups } from "./cube-groups.ts";
import { notCountedIn } from "./not-counted.ts";
import {
  type CountedPopulation,
  nodesOf,
  type ReleaseTables,
  releaseGroups,
  type YearOfCounts,
} from "./release-tables.ts";

/** An indicator that a release offers: a share of students, or an average of a value of theirs. */
export interface OfferedIndicator {
  readonly id: string;
  /** How an average is printed; absent for a share. */
  readonly average?: OfferedAverage;
  /** By its rule, every student counts at one school only. */
  readonly isAtOneSchool: boolean;
  /** Kinds of places at which it is offered; default: all. */
  readonly placeKinds?: readonly string[];
  /** Groups that everybody it counts is in, by its definition. */
  readonly inside: readonly ReleaseGroup[];
  /** Groupings that everybody it counts is in one level of, by its definition. */
  readonly notBy: readonly string[];
}

export interface OfferedAverage extends AverageScale {
  readonly unit: string;
  /** Units in one of the cube's: 100 for a share in percent. */
  readonly times: number;
}

/** What a release offers of a cube whose crossings are groupings (`crossedGrouping`). */
export interface CubeOffer {
  /** Day of the release, as 2026-12-01. */
  readonly released: string;
  /** In report order. */
  readonly indicators: readonly OfferedIndicator[];
  readonly groupings: readonly string[];
  /** Pairs of these groupings, offered for all grades together. */
  readonly crossings: readonly (readonly [string, string])[];
  /** Kinds of places at which crossings are offered. */
  readonly crossedAt: readonly string[];
  /** Single grades that are offered, in their order; none if the release is not divided by grade. */
  readonly grades: readonly string[];
  /** Name of the state of the records behind the counts of a population in a year. */
  readonly recordsOf: (year: Omit<YearOfCounts, "records">) => string;
}

/** Kinds of places of a release, widest first; a kind above the district only if it contains several. */
const kinds = ["state", "county", "district", "school"] as const;
const schoolYearName = (year: number): string => `${year - 1}-${String(year % 100).padStart(2, "0")}`;

/**
 * The tables of a release, from a cube: the numbers of students and outcomes that the audit counts, and no others.
 *
 * Indicators share a population if they count the same number of students in every cell of every year. An indicator is
 * divided by a grouping only if every student whom it counts is at one of the levels, so that what is offered says nothing
 * else: all tables that would be printed alike have no such student either, and would be offered alike. How many there are,
 * and where, decides nothing.
 */
export function tablesOfCube(cube: Cube<"internal">, offer: CubeOffer): ReleaseTables {
  const places = placesOf(cube, offer.grades);
  const indexes = offer.indicators.map(({ id }) => cube.plan.indicators.findIndex((one) => one.id === id));
  const indicators = offer.indicators.map((one, i) => ({
    ...one,
    unknownBy: unknownIn(cube, offer, indexes[i]!, places).filter((id) => !one.notBy.includes(id)),
  }));
  const groupings = offer.groupings.map((id) => ({
    id,
    levels: cube.groups.filter(({ grouping }) => grouping === id).map(({ level }) => level),
  }));
  const frame: ReleaseTables = {
    released: offer.released,
    places: places.map(({ kind, id, parent, grades }) => ({ kind, id, parent, grades })),
    groupings,
    crossings: offer.crossings,
    populations: [],
  };
  const populations: Counted[] = [];
  const reader: CubeReader = { cube, offer, frame, places };
  for (const [i, one] of indicators.entries()) {
    const counted = studentsOf(reader, one, indexes[i]!);
    if (counted.years.length === 0) continue;
    const same = populations.find((other) => isSame(other, counted));
    if (same === undefined) populations.push(counted);
    else same.indicators.push(...counted.indicators);
  }
  return { ...frame, populations: populations.map((one) => populationOf(reader, one)) };
}

/** A place of the release, and where the cube has it. */
interface CubePlace extends ReleasePlaceId {
  readonly parent: ReleasePlaceId | null;
  readonly grades: readonly string[];
  readonly index: number;
  /**
   * The cube's places of each grade: one of a school, those of all its schools of a district, whose own grades a cube
   * does not count and no table offers.
   */
  readonly ofGrade: ReadonlyMap<string, readonly number[]>;
}

function placesOf({ places }: Pick<Cube<"internal">, "places">, grades: readonly string[]): readonly CubePlace[] {
  const isIncluded = ({ kind }: Place, index: number): boolean =>
    kind === "district" ||
    kind === "school" ||
    ((kind === "state" || kind === "county") &&
      places.filter((one) => one.kind === "district" && isWithin(places, one, index)).length > 1);
  const included = [...places.entries()].filter(([index, place]) => isIncluded(place, index));
  const ids = new Map(included.map(([index, { kind, id }]) => [index, { kind, id }]));
  const above = (place: Place): ReleasePlaceId | null => {
    if (place.within < 0) return null;
    return ids.get(place.within) ?? above(places[place.within]!);
  };
  const ofGrade = new Map<number, Map<string, number[]>>();
  for (const [index, place] of places.entries()) {
    if (place.kind !== "grade") continue;
    const grade = place.id.slice(places[schoolOf(places, place)]!.id.length + 1);
    for (let at = place.within; at >= 0; at = places[at]!.within) {
      const own = ofGrade.get(at) ?? new Map<string, number[]>();
      ofGrade.set(at, own.set(grade, [...(own.get(grade) ?? []), index]));
    }
  }
  return included
    .toSorted(([i, a], [j, b]) => order(a) - order(b) || i - j)
    .map(([index, place]) => {
      const own = ofGrade.get(index) ?? new Map<string, number[]>();
      const listed = grades.filter((grade) => own.has(grade));
      return { kind: place.kind, id: place.id, parent: above(place), grades: listed, index, ofGrade: own };
    });
}

const order = ({ kind }: Place): number => kinds.indexOf(kind as (typeof kinds)[number]);
const isWithin = (places: readonly Place[], place: Place, index: number): boolean =>
  place.within === index || (place.within >= 0 && isWithin(places, places[place.within]!, index));
const schoolOf = (places: readonly Place[], { within }: Place): number =>
  places[within]!.kind === "school" ? within : schoolOf(places, places[within]!);

/** The groupings of which some student that an indicator counts, at some place in some year, is at no level. */
function unknownIn(
  cube: Cube<"internal">,
  { groupings }: CubeOffer,
  indicator: number,
  places: readonly CubePlace[],
): readonly string[] {
  const all = cube.groups.findIndex(({ grouping }) => grouping === everybody.grouping);
  const rests = groupings.map((id) => ({
    plus: [all],
    minus: [...cube.groups.entries()].flatMap(([g, { grouping }]) => (grouping === id ? [g] : [])),
  }));
  const left = new Int32Array(groupings.length);
  const unknown = new Set<string>();
  for (const { index: place } of places)
    for (const period of cube.years.keys()) {
      left.fill(0);
      addGroups(cube, indicator, "students", { place, period }, rests, 1, left, 0);
      for (const [g, n] of left.entries()) if (n !== 0) unknown.add(groupings[g]!);
    }
  return groupings.filter((id) => unknown.has(id));
}

/** What counts are read from, and in which form. */
interface CubeReader {
  readonly cube: Cube<"internal">;
  readonly offer: CubeOffer;
  /** The tables without populations. */
  readonly frame: ReleaseTables;
  readonly places: readonly CubePlace[];
}

/** An indicator, and the groupings that it cannot be divided by, as the group of some student is not known. */
type DividedIndicator = OfferedIndicator & { readonly unknownBy: readonly string[] };

/** Groupings that an indicator is not divided by. */
const undivided = ({ notBy, unknownBy }: DividedIndicator): readonly string[] => [...notBy, ...unknownBy];

/** Students of a population, by year; and the indicators that count them. */
interface Counted {
  readonly one: DividedIndicator;
  readonly grades: readonly string[];
  readonly hasUnlistedGrade: boolean;
  readonly years: readonly { readonly period: number; readonly n: Int32Array }[];
  readonly indicators: CountedIndicator[];
}

interface CountedIndicator {
  /** In the cube. */
  readonly index: number;
  readonly average: OfferedAverage | undefined;
}

function studentsOf(reader: CubeReader, one: DividedIndicator, indicator: number): Counted {
  const { cube, offer, places } = reader;
  const everyone = sumsOfGroups(cube, [], [], [everybody]);
  const single = new Int32Array(1);
  const count = (place: number, period: number): number => {
    single[0] = 0;
    addGroups(cube, indicator, "students", { place, period }, everyone, 1, single, 0);
    return single[0];
  };
  const periods = [...cube.years.keys()];
  const counted = new Set(
    places.flatMap(({ grades, ofGrade }) =>
      grades.filter((grade) => ofGrade.get(grade)!.some((at) => periods.some((period) => count(at, period) > 0))),
    ),
  );
  // Students of one grade are all students.
  const grades = counted.size > 1 ? offer.grades.filter((grade) => counted.has(grade)) : [];
  const hasUnlistedGrade =
    grades.length > 0 &&
    places.some(
      ({ kind, index, ofGrade }) =>
        kind === "school" &&
        periods.some(
          (p) => count(index, p) !== [...ofGrade.values()].flat().reduce((sum, at) => sum + count(at, p), 0),
        ),
    );
  const shape = { one, grades, hasUnlistedGrade, indicators: [{ index: indicator, average: one.average }] };
  const years = periods
    .map((period) => ({ period, n: countsOf(reader, shape, indicator, period) }))
    .filter(({ n }) => n.some((count) => count > 0));
  return { ...shape, years };
}

type CountedShape = Pick<Counted, "one" | "grades" | "hasUnlistedGrade">;

const skeleton = ({ one, grades, hasUnlistedGrade }: CountedShape): CountedPopulation => ({
  id: "",
  places: "separate",
  ...(one.placeKinds !== undefined && { placeKinds: one.placeKinds }),
  grades,
  hasUnlistedGrade,
  inside: one.inside,
  notBy: undivided(one),
  unknownBy: one.unknownBy,
  indicators: [],
  years: [],
  offers: [],
});

/** Counts by node and group. Students without a grade are those that the grades of their schools leave. */
const countsOf = (
  reader: CubeReader,
  shape: CountedShape,
  indicator: number,
  period: number,
  what: "students" | "outcomes" = "students",
): Int32Array => addedBy(reader, shape, indicator, what, period, (length) => new Int32Array(length));

/** Sums of an average's values in its unit, without the dust of fractions. */
const valuesOf = (
  reader: CubeReader,
  shape: CountedShape,
  { index, average }: Required<CountedIndicator>,
  period: number,
): Float64Array =>
  addedBy(reader, shape, index, "values", period, (length) => new Float64Array(length)).map(
    (sum) => Math.round(sum * (average?.times ?? 1) * dust) / dust,
  );

/** Sums are kept to a millionth: the order in which a cube adds up fractions must not show. */
const dust = 1e6;

function addedBy<A extends Int32Array | Float64Array>(
  { cube, frame, places }: CubeReader,
  shape: CountedShape,
  indicator: number,
  what: Added,
  period: number,
  make: (length: number) => A,
): A {
  const nodes = nodesOf(frame, skeleton(shape));
  const { names } = releaseGroups(frame, skeleton(shape));
  const sums = sumsOfGroups(cube, frame.groupings, frame.crossings, names);
  const size = sums.length;
  const added = make(nodes.length * size);
  const schoolsIn = schoolsWithin(places);
  for (const [i, { place, grade }] of nodes.entries()) {
    const at = places[place]!;
    const add = (index: number, sign: number): void =>
      addGroups(cube, indicator, what, { place: index, period }, sums, sign, added, i * size);
    if (grade === 0) add(at.index, 1);
    else if (grade <= shape.grades.length) for (const index of at.ofGrade.get(shape.grades[grade - 1]!)!) add(index, 1);
    else
      for (const school of schoolsIn(place)) {
        add(school.index, 1);
        for (const index of [...school.ofGrade.values()].flat()) add(index, -1);
      }
  }
  return added;
}

/** Schools of each place; a school is its own. */
function schoolsWithin(places: readonly CubePlace[]): (place: number) => readonly CubePlace[] {
  const byKey = new Map(places.map((place) => [placeKey(place), place]));
  const isIn = (school: CubePlace, place: CubePlace): boolean =>
    school === place || (school.parent !== null && isIn(byKey.get(placeKey(school.parent))!, place));
  return (place) => places.filter((one) => one.kind === "school" && isIn(one, places[place]!));
}

/** Whether two indicators count the same students: the same number in every cell of every year. */
const isSame = (a: Counted, b: Counted): boolean =>
  a.one.isAtOneSchool === b.one.isAtOneSchool &&
  undivided(a.one).join() === undivided(b.one).join() &&
  a.one.placeKinds?.join() === b.one.placeKinds?.join() &&
  a.hasUnlistedGrade === b.hasUnlistedGrade &&
  a.grades.join() === b.grades.join() &&
  a.years.length === b.years.length &&
  a.years.every(
    ({ period, n }, y) => period === b.years[y]!.period && n.every((count, c) => count === b.years[y]!.n[c]),
  );

function populationOf(reader: CubeReader, counted: Counted): CountedPopulation {
  const { cube, offer, frame } = reader;
  const { one, grades } = counted;
  const idOf = ({ index }: CountedIndicator): string => cube.plan.indicators[index]!.id;
  const shares = counted.indicators.filter(({ average }) => average === undefined);
  const averages = counted.indicators.flatMap(({ index, average }) =>
    average === undefined ? [] : [{ index, average }],
  );
  const years = counted.years.map(({ period, n }) => {
    const year = {
      schoolYear: schoolYearName(cube.years[period]!),
      n,
      outcomes: new Map(
        shares.map((share) => [idOf(share), countsOf(reader, counted, share.index, period, "outcomes")]),
      ),
      sums: new Map(averages.map((average) => [idOf(average), valuesOf(reader, counted, average, period)])),
    };
    return { ...year, records: offer.recordsOf(year) };
  });
  const population: CountedPopulation = {
    ...skeleton(counted),
    // That of its first rate, if it has one: averages that are offered later do not rename it.
    id: idOf(shares[0] ?? counted.indicators[0]!),
    places: one.isAtOneSchool ? "exact" : "separate",
    indicators: shares.map(idOf),
    averages: averages.map((one) => ({
      id: idOf(one),
      unit: one.average.unit,
      least: one.average.least,
      most: one.average.most,
    })),
    years,
    offers: offersOf(frame, offer, one, grades),
  };
  return { ...population, notCounted: notCountedIn(frame, population) };
}

/** Crossings for all grades together only: by grade most of their groups would be too small. */
function offersOf(
  { places }: ReleaseTables,
  { groupings, crossings, crossedAt }: CubeOffer,
  one: DividedIndicator,
  grades: readonly string[],
): readonly Offer[] {
  const notBy = undivided(one);
  const all = [...new Set(places.map(({ kind }) => kind))].filter((kind) => one.placeKinds?.includes(kind) !== false);
  const single = [everyGrade, ...groupings.filter((id) => !notBy.includes(id))];
  const crossed = crossings.filter((pair) => pair.every((id) => !notBy.includes(id))).map((pair) => crossing(...pair));
  return [
    { placeKinds: all, grades: [everyGrade], groupings: single },
    { placeKinds: all.filter((kind) => crossedAt.includes(kind)), grades: [everyGrade], groupings: crossed },
    ...(grades.length > 0 && all.includes("school") ? [{ placeKinds: ["school"], grades, groupings: single }] : []),
  ];
}
