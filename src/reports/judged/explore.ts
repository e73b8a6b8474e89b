import { type GroupKey, groupKey, type PlaceKey, placeKey } from "../../base/keys.ts";
import type { Audience, Cube } from "../../cube/cube.ts";
import type { BenchmarkColumn } from "../benchmarks.ts";
import { requireAudience } from "../report.ts";
import { type Finding, type Findings, findingOfComparison, type Refused, refusedAt } from "./finding-at.ts";
import { type Judged, type RowKey, rowOf } from "./judged.ts";

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
  return places.flatMap((place) =>
    years.flatMap((year) =>
      indicators.flatMap((indicator) =>
        groups.flatMap((group) => answerTo(findings, { place, year, indicator, group }) ?? []),
      ),
    ),
  );
}

function answerTo<A extends Audience>(findings: Findings<A>, key: RowKey): Answer<A> | undefined {
  const { judged } = findings;
  const finding = findingOfComparison(findings, key);
  if (finding !== undefined) return { finding };
  const row = rowOf(judged.refused, judged.years.length, key);
  return row < 0 ? undefined : { refused: refusedAt(judged, row) };
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
