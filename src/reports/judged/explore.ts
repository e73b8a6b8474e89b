import { type Audience, audienceOf, type Cube } from "../../cube/cube.ts";
import { type GroupKey, groupKey, type PlaceKey, placeKey } from "../../cube/keys.ts";
import { type Finding, findingOfComparison, type Refused, refusedAt } from "./finding-at.ts";
import { type Judged, type RowKey, rowOf } from "./judged.ts";

/** The input of a view: every combination of these. */
export interface View {
  readonly indicators: readonly string[];
  readonly groups: readonly GroupKey[];
  readonly places: readonly PlaceKey[];
  /** School years, each by the year in which it ends. */
  readonly years: readonly number[];
}

/** The audit's result for one combination: a finding, the reason there is none, or undefined without a comparison. */
export type Answer<A extends Audience> = { readonly finding: Finding<A> } | { readonly refused: Refused<A> };

/** The answers to a view, by place, year, indicator and group, each in the given order. Ids that the audit does not have are left out. */
export function explore<A extends Audience>(cube: Cube<A>, judged: Judged<A>, view: View): readonly Answer<A>[] {
  audienceOf(cube);
  const places = indexOf(cube.places.map(placeKey), view.places);
  const years = indexOf(cube.years, view.years);
  const indicators = indexOf(
    cube.plan.indicators.map(({ id }) => id),
    view.indicators,
  );
  const groups = indexOf(cube.groups.map(groupKey), view.groups);
  return places.flatMap((place) =>
    years.flatMap((year) =>
      indicators.flatMap((indicator) =>
        groups.flatMap((group) => answerTo(judged, { place, year, indicator, group }) ?? []),
      ),
    ),
  );
}

function answerTo<A extends Audience>(judged: Judged<A>, key: RowKey): Answer<A> | undefined {
  const finding = findingOfComparison({ judged }, key);
  if (finding !== undefined) return { finding };
  const row = rowOf(judged.refused, judged.years.length, key);
  return row < 0 ? undefined : { refused: refusedAt(judged, row) };
}

/** Indexes of values in a list; missing ones are left out. */
function indexOf<T>(list: readonly T[], wanted: readonly T[]): readonly number[] {
  const at = new Map(list.map((item, index) => [item, index]));
  return wanted.flatMap((item) => at.get(item) ?? []);
}
