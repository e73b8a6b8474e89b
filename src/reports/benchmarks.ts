import { comparedLevel, groupKey, placeKey } from "../base/keys.ts";
import { type CellCounts, exactCounts, type Withheld } from "../cube/cell.ts";
import { type Audience, type Cube, cellAt, type Group, type Place } from "../cube/cube.ts";
import { type Direction, shownDifference } from "../measures/oriented-gap.ts";
import type { Benchmark } from "./audit-schema.ts";
import { directionOf } from "./direction.ts";
import type { Judged, RowKey } from "./judged/judged.ts";
import { officialOrigin, officialRate, officialRates } from "./official-cells.ts";

/** A place as identified in findings. */
type PlaceId = Pick<Place, "kind" | "id">;

export interface BenchmarkSettings {
  readonly minimumN: number;
  /** Peers of a place, nearest first; absent if peers were not computed. */
  readonly peersOf?: (place: PlaceId) => readonly PlaceId[];
}

/** The same gaps elsewhere: a column next to the table of gaps, computed for requested rows. */
export interface BenchmarkColumn {
  of(row: number, key: RowKey): readonly Benchmark[];
}

/**
 * Benchmarks the gaps of districts and schools against official figures of the place itself, its county, its state
 * and its peers: same indicator, group and comparison, in the same year or the nearest published year.
 *
 * @param judged    the gaps of the district's own students
 * @param own       the cube of the district's own students, which has each place's county and state
 * @param official  a cube of official figures
 */
export function benchmarkColumn(
  judged: Judged<Audience>,
  own: Cube<Audience>,
  official: Cube<"public">,
  settings: BenchmarkSettings,
): BenchmarkColumn {
  const places = indexBy(official.places, placeKey);
  const indicators = indexBy(official.plan.indicators, ({ id }) => id);
  const groups = indexBy(official.groups, groupKey);
  const candidates = new Map<number, readonly Candidate[]>();
  const candidatesOf = (place: number): readonly Candidate[] => {
    const candidate = candidates.get(place) ?? candidatePlaces(own, place, official, places, settings);
    candidates.set(place, candidate);
    return candidate;
  };
  return {
    of(row, key) {
      const { kind } = judged.places[key.place] as Place;
      const indicator = indicators.get(judged.indicators[key.indicator]?.id ?? "");
      const group = groups.get(groupKey(judged.groups[key.group] as Group));
      if (indicator === undefined || group === undefined || (kind !== "district" && kind !== "school")) return [];
      const gap = {
        schoolYear: judged.years[key.year] ?? 0,
        grouping: judged.groups[key.group]?.grouping ?? "",
        comparison: judged.comparisons[judged.gaps.comparison[row] ?? 0] ?? "",
        direction: directionOf(judged.indicators[key.indicator]?.outcome ?? "neither"),
      };
      const look = { official, gap, indicator, group, groups, minimumN: settings.minimumN };
      return candidatesOf(key.place).flatMap(({ relation, place }) => benchmarkOf({ ...look, relation, place }) ?? []);
    },
  };
}

const indexBy = <T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> =>
  new Map(list.map((item, at) => [key(item), at]));

/** A place whose gap is a benchmark, by index in the official cube. */
interface Candidate {
  readonly relation: Benchmark["relation"];
  readonly place: number;
}

function candidatePlaces(
  own: Cube<Audience>,
  place: number,
  official: Cube<Audience>,
  places: ReadonlyMap<string, number>,
  { peersOf }: BenchmarkSettings,
): readonly Candidate[] {
  const { kind, id } = own.places[place] as Place;
  const named: readonly (readonly [Benchmark["relation"], PlaceId])[] = [
    ["as-published", { kind, id }],
    ...placesAbove(placeKey({ kind, id }), own, official).map((p): [Benchmark["relation"], PlaceId] => [
      p.kind === "state" ? "state" : "county",
      p,
    ]),
    ...(peersOf?.({ kind, id }) ?? []).map((p): [Benchmark["relation"], PlaceId] => ["peer", p]),
  ];
  return named.flatMap(([relation, wanted]) => {
    const at = places.get(placeKey(wanted));
    return at === undefined ? [] : [{ relation, place: at }];
  });
}

/** County and state of a place, from the district's own cube, else from the official one. */
function placesAbove(key: string, own: Cube<Audience>, official: Cube<Audience>): readonly PlaceId[] {
  for (const cube of [own, official]) {
    const above: PlaceId[] = [];
    let at = cube.places.find((p) => placeKey(p) === key);
    while (at !== undefined) {
      if (at.kind === "county" || at.kind === "state") above.push({ kind: at.kind, id: at.id });
      at = at.within < 0 ? undefined : cube.places[at.within];
    }
    if (above.length > 0) return above;
  }
  return [];
}

/** What a gap and its benchmarks share. */
interface SameGap {
  readonly schoolYear: number;
  readonly grouping: string;
  readonly comparison: string;
  readonly direction: Direction;
}

interface Looking {
  readonly official: Cube<Audience>;
  readonly gap: SameGap;
  readonly relation: Benchmark["relation"];
  readonly indicator: number;
  readonly place: number;
  readonly group: number;
  readonly groups: ReadonlyMap<string, number>;
  readonly minimumN: number;
}

function benchmarkOf(look: Looking): Benchmark | undefined {
  const { official, gap, indicator, place, group } = look;
  const distance = (year: number): number => Math.abs((official.years[year] ?? 0) - gap.schoolYear);
  const years = official.years.map((_, y) => y).sort((a, b) => distance(a) - distance(b) || b - a);
  for (const year of years) {
    const cell = exactCounts(cellAt(official, indicator, year, place, group));
    const origin = officialOrigin(official, indicator, year, place);
    if (cell === undefined || origin === undefined) continue;
    const all = exactCounts(cellAt(official, indicator, year, place, 0));
    const levels = official.groups.flatMap((g, at) => (g.grouping === gap.grouping ? [at] : []));
    const cells = levels.map((at) => exactCounts(cellAt(official, indicator, year, place, at)));
    const { rate, comparisonRate } = officialRates(levels.indexOf(group), cells, all, look.minimumN);
    if (rate === null) continue;
    const other = comparedRate(look, year, all, comparisonRate);
    const { kind, id, name } = official.places[place] as Place;
    return {
      relation: look.relation,
      place: { kind, id, name },
      schoolYear: official.years[year] ?? 0,
      ...origin,
      rate,
      n: cell.n,
      gap: other === null ? null : shownDifference(rate - other, gap.direction),
    };
  }
  return undefined;
}

/** Rate of the comparison group in the benchmark's place. */
function comparedRate(
  { official, gap, indicator, place, groups }: Looking,
  year: number,
  all: CellCounts | Withheld | undefined,
  rest: number | null,
): number | null {
  if (gap.comparison === "everyone-else") return rest;
  const rateOf = (cell: CellCounts | Withheld | undefined): number | null =>
    cell === undefined ? null : officialRate(cell);
  if (gap.comparison === "all") return rateOf(all);
  const level = comparedLevel(gap.comparison) ?? gap.comparison;
  const group = groups.get(groupKey({ grouping: gap.grouping, level }));
  return group === undefined ? null : rateOf(exactCounts(cellAt(official, indicator, year, place, group)));
}
