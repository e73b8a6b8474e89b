import { type GroupKey, groupKey, type PlaceKey, placeKey } from "../../base/keys.ts";
import type { Audience, Cube } from "../../cube/cube.ts";
import type { BenchmarkColumn } from "../benchmarks.ts";
import { requireAudience } from "../report.ts";
import { type Finding, type Findings, findingOfKey, type Refused, refusedOfKey } from "./finding-at.ts";
import { type Judged, type RowKey, rowsOfIndicator } from "./judged.ts";

/** What a view shows: every combination of these. */
export interface View {
  readonly indicators: readonly string[];
  readonly groups: readonly GroupKey[];
  readonly places: readonly PlaceKey[];
  /** School years, each by the calendar year in which it ends. */
  readonly years: readonly number[];
}

/** Result for one combination: a finding, the reason there is none, or undefined if it was not compared. */
export type Answer<A extends Audience> = { readonly finding: Finding<A> } | { readonly refused: Refused<A> };

/**
 * Results for a view, ordered by place, year, indicator and group as given. Skips ids that the audit does not have.
 *
 * @param benchmarks  the same gaps elsewhere; without them findings have no benchmarks
 */
export function explore<A extends Audience>(
  cube: Cube<A>,
  judged: Judged<A>,
  view: View,
  benchmarks?: BenchmarkColumn,
): readonly Answer<A>[] {
  const findings = { judged, ...(benchmarks !== undefined && { benchmarks }) };
  requireAudience(cube, [judged]);
  const lists = listsOf(cube);
  const places = known(lists.places, view.places);
  const years = known(lists.years, view.years);
  const indicators = known(lists.indicators, view.indicators);
  const groups = known(lists.groups, view.groups);
  const rows = new RowsOfQuestion(judged);
  return places.flatMap((place) =>
    years.flatMap((year) =>
      indicators.flatMap((indicator) => {
        rows.find(place, year, indicator);
        return groups.flatMap((group) => answerTo(findings, { place, year, indicator, group }, rows) ?? []);
      }),
    ),
  );
}

function answerTo<A extends Audience>(
  findings: Findings<A>,
  key: RowKey,
  { gaps, refused }: RowsOfQuestion,
): Answer<A> | undefined {
  const gap = gaps[key.group]!;
  if (gap >= 0) return { finding: findingOfKey(findings, gap, key) };
  const row = refused[key.group]!;
  return row < 0 ? undefined : { refused: refusedOfKey(findings.judged, row, key) };
}

/**
 * Rows of one question at a place in a year, by group, or -1. They are adjacent in the tables, so one search per
 * question finds them all.
 */
class RowsOfQuestion {
  readonly gaps: Int32Array;
  readonly refused: Int32Array;
  private readonly judged: Judged<Audience>;

  constructor(judged: Judged<Audience>) {
    this.judged = judged;
    this.gaps = new Int32Array(judged.groups.length).fill(-1);
    this.refused = new Int32Array(judged.groups.length).fill(-1);
  }

  find(place: number, year: number, indicator: number): void {
    const { gaps, refused, years } = this.judged;
    for (const [keys, rows] of [
      [gaps, this.gaps],
      [refused, this.refused],
    ] as const) {
      rows.fill(-1);
      const [from, to] = rowsOfIndicator(keys, years.length, place, year, indicator);
      for (let row = from; row < to; row++) rows[keys.group[row]!] = row;
    }
  }
}

/** Indexes of the requested ids; skips ids the audit does not have. */
const known = <T>(indexes: ReadonlyMap<T, number>, wanted: readonly T[]): readonly number[] =>
  wanted.flatMap((item) => indexes.get(item) ?? []);

interface Lists {
  readonly places: ReadonlyMap<PlaceKey, number>;
  readonly years: ReadonlyMap<number, number>;
  readonly indicators: ReadonlyMap<string, number>;
  readonly groups: ReadonlyMap<GroupKey, number>;
}

/** Cached per cube, because a report calls this once per place. */
const kept = new WeakMap<Cube<Audience>, Lists>();

function listsOf(cube: Cube<Audience>): Lists {
  const made = kept.get(cube) ?? {
    places: indexBy(cube.places.map(placeKey)),
    years: indexBy(cube.years),
    indicators: indexBy(cube.plan.indicators.map(({ id }) => id)),
    groups: indexBy(cube.groups.map(groupKey)),
  };
  kept.set(cube, made);
  return made;
}

const indexBy = <T>(list: readonly T[]): ReadonlyMap<T, number> => new Map(list.map((item, index) => [item, index]));
