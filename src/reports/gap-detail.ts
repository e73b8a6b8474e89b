import { isNone } from "../base/finding.ts";
import { crossedGroupings, isCrossing } from "../base/keys.ts";
import type { CellCounts } from "../cube/cell.ts";
import { type Audience, type Cube, countsAt, type Place } from "../cube/cube.ts";
import { madeFrom } from "../cube/made-from.ts";
import { cellInterval } from "../measures/cell-gap.ts";
import type { Audit } from "./audit.ts";
import { type Finding, findingOfComparison } from "./judged/finding-at.ts";
import { type Report, requireAudience } from "./report.ts";

/** A rate for a chart: with interval and number of students, or the reason it is missing. */
export interface Rate {
  readonly n: number;
  /** Students with the outcome of a share; null for averages and ratios. */
  readonly hits: number | null;
  readonly value: number | null;
  /** Null also where the values belong to teachers or schools: an interval for students would be too narrow. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface LevelRate<A extends Audience> {
  readonly level: string;
  readonly rate: Rate;
  /** Judged gap of this level, if any. */
  readonly finding?: Finding<A>;
  /** Students at each achievement level of the state's test, lowest first. */
  readonly counts?: readonly number[];
}

/** Rate of each level in one of the places inside another. */
export interface PlaceInside<A extends Audience> {
  readonly kind: InsideKind;
  readonly id: string;
  readonly name: string;
  readonly everybody: Rate;
  readonly levels: readonly LevelRate<A>[];
}

/**
 * Kind of place that a place is broken down into: a district's schools, a county's districts, a state's counties or
 * districts.
 */
export type InsideKind = "county" | "district" | "school";
const insideKinds: readonly string[] = ["county", "district", "school"] satisfies InsideKind[];

/** One indicator by one grouping: every level, in each place inside, by year, and crossed with other groupings. */
export interface GapDetail<A extends Audience> extends Report<A> {
  readonly id: "gap-detail";
  readonly indicator: string;
  readonly grouping: string;
  readonly schoolYear: number;
  /** Read from published figures rather than counted from records. */
  readonly official: boolean;
  readonly place: { readonly kind: string; readonly id: string; readonly name: string };
  readonly everybody: Rate;
  readonly levels: readonly LevelRate<A>[];
  /**
   * Each level in each of the places inside, latest year. If published figures cover sibling places of the same kind,
   * those and the place itself.
   */
  readonly inside: readonly PlaceInside<A>[];
  /** Each level and all students, by year. */
  readonly years: readonly {
    readonly schoolYear: number;
    readonly everybody: Rate;
    readonly levels: readonly LevelRate<A>[];
  }[];
  /** Crossings that include this grouping. */
  readonly crossed: readonly { readonly grouping: string; readonly levels: readonly LevelRate<A>[] }[];
}

const nobody: Rate = { n: 0, hits: null, value: null, lower: null, upper: null };

/**
 * @param confidence  of the interval, a share
 * @param isShared    whether the values belong to teachers or schools, so that the rate has no interval
 */
export function rateOfCell(cell: CellCounts | undefined, confidence: number, isShared: boolean): Rate {
  if (cell === undefined || cell.n === 0) return nobody;
  const interval = cellInterval(cell, confidence);
  const hits = cell.kind === "share" ? cell.hits : null;
  if (isNone(interval)) return { n: cell.n, hits, value: null, lower: null, upper: null };
  return { n: cell.n, hits, ...interval, ...(isShared && { lower: null, upper: null }) };
}

/**
 * @param place  index in the cube's places
 * @param year   index in its years
 */
export function gapDetail<A extends Audience>(
  cube: Cube<A>,
  audit: Audit<A>,
  at: { readonly indicator: string; readonly grouping: string; readonly place: number; readonly year: number },
): GapDetail<A> {
  const audience = requireAudience(cube, [audit, audit.judged]);
  const i = cube.plan.indicators.findIndex((x) => x.id === at.indicator);
  const { level: confidence } = audit.settings;
  const isShared = audit.judged.indicators[i]?.shared !== undefined;
  const everybodyAt = (year: number, place: number): Rate =>
    rateOfCell(countsAt(cube, i, year, place, 0), confidence, isShared);
  const groups = Map.groupBy(cube.groups.entries(), ([, { grouping }]) => grouping);
  const levelsOf = (grouping: string, year: number, place: number): LevelRate<A>[] =>
    (groups.get(grouping) ?? []).flatMap(([g, group]): LevelRate<A>[] => {
      const cell = countsAt(cube, i, year, place, g);
      const rate = rateOfCell(cell, confidence, isShared);
      if (rate.n === 0) return [];
      const finding = findingOfComparison(audit, { indicator: i, year, place, group: g });
      const counts = cell?.kind === "share" ? cell.achievementLevels : undefined;
      return [
        {
          level: group.level,
          rate,
          ...(finding === undefined ? {} : { finding }),
          ...(counts === undefined ? {} : { counts }),
        },
      ];
    });
  const place = cube.places[at.place];
  const ratesOf = (places: readonly PlaceAt[]): PlaceInside<A>[] =>
    places.flatMap(({ place: p, index }) => {
      const everybody = everybodyAt(at.year, index);
      const { id, name } = p;
      const levels = levelsOf(at.grouping, at.year, index);
      return everybody.n === 0 ? [] : [{ kind: p.kind as InsideKind, id, name, everybody, levels }];
    });
  const within = ratesOf(placesInside(cube, at.place));
  const peerRates = cube.official === undefined ? [] : ratesOf(placesBeside(cube, at.place));
  const known = (places: readonly PlaceInside<A>[]): number => places.filter((p) => p.levels.length > 0).length;
  const inside = known(peerRates) > known(within) ? peerRates : within;
  const levels = levelsOf(at.grouping, at.year, at.place);
  return madeFrom(cube, {
    id: "gap-detail" as const,
    audience,
    indicator: at.indicator,
    grouping: at.grouping,
    schoolYear: cube.years[at.year] ?? 0,
    official: cube.official !== undefined,
    place: { kind: place?.kind ?? "district", id: place?.id ?? "", name: place?.name ?? "" },
    everybody: everybodyAt(at.year, at.place),
    levels,
    inside,
    years: cube.years.flatMap((schoolYear, y) => {
      const everybody = everybodyAt(y, at.place);
      if (everybody.n === 0) return [];
      return [{ schoolYear, everybody, levels: y === at.year ? levels : levelsOf(at.grouping, y, at.place) }];
    }),
    crossed: [...groups.keys()]
      .filter((grouping) => isCrossing(grouping) && crossedGroupings(grouping).includes(at.grouping))
      .map((grouping) => ({ grouping, levels: levelsOf(grouping, at.year, at.place) }))
      .filter((c) => c.levels.length > 0),
  });
}

interface PlaceAt {
  readonly place: Place;
  readonly index: number;
}

/** Places directly inside another, of the most common kind. */
function placesInside(cube: Cube<Audience>, within: number): readonly PlaceAt[] {
  const inside = cube.places.flatMap((place, index) =>
    place.within === within && insideKinds.includes(place.kind) ? [{ place, index }] : [],
  );
  const byKind = [...Map.groupBy(inside, ({ place }) => place.kind).values()];
  return byKind.sort((a, b) => b.length - a.length)[0] ?? [];
}

/** Places of the same kind as a district or county, including itself. */
function placesBeside(cube: Cube<Audience>, at: number): readonly PlaceAt[] {
  const own = cube.places[at];
  if (own?.kind !== "district" && own?.kind !== "county") return [];
  const peers = cube.places.flatMap((place, index) =>
    place.kind === own.kind && place.within === own.within ? [{ place, index }] : [],
  );
  return peers.length > 1 ? peers : [];
}
