import { isNone } from "../base/finding.ts";
import { type CellCounts, subtractCells } from "../cube/cell.ts";
import { type Audience, type Cube, countsAt } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import { cellGap } from "../measures/cell-gap.ts";
import type { CellGap } from "../measures/gap-estimate.ts";
import { smallestGapWorthActingOn, verdictOf } from "../measures/verdict.ts";
import { benjaminiHochberg } from "../stats/multiplicity.ts";
import type { Audit } from "./audit.ts";
import { isRestatement } from "./judged/families.ts";

/** A rate of all students that is clearly better at a place than in the rest of the larger place. */
export interface PlaceLead<A extends Audience> extends MadeFor<A> {
  readonly indicator: string;
  /** Rate here and of the larger place's students who are not here, as counted. */
  readonly here: number;
  readonly rest: number;
}

/** A place, and the larger place it is compared with; both indexes in the cube's places. */
interface PlaceInLarger {
  readonly place: number;
  readonly whole: number | null;
}

interface Tested<A extends Audience> {
  readonly at: number;
  readonly lead: PlaceLead<A>;
  readonly gap: CellGap;
  readonly p: number;
  readonly line: number;
  readonly isBetter: boolean;
}

/**
 * For each place, the outcomes of its students that are clearly better than those of the larger place's other students
 * in the latest year, by the rules of a clear gap. The comparisons of all places are one family, so that about 1 in 20
 * of all that are listed is chance. Outcomes that restate another, or that belong to teachers or schools, are left out.
 *
 * @throws AppError as `cellGap`
 */
export function placeLeads<A extends Audience>(
  cube: Cube<A>,
  { judged, settings }: Audit<A>,
  places: readonly PlaceInLarger[],
): readonly (readonly PlaceLead<A>[])[] {
  const rules = { ...settings, confidence: settings.level };
  const year = cube.years.length - 1;
  const tested = judged.indicators.flatMap((indicator, i): readonly Tested<A>[] =>
    indicator.outcome === "neither" || indicator.shared !== undefined || isRestatement(indicator, judged)
      ? []
      : places.flatMap(({ place, whole }, at): readonly Tested<A>[] => {
          const own = countsAt(cube, i, year, place, 0);
          const all = whole === null ? undefined : countsAt(cube, i, year, whole, 0);
          if (own === undefined || all === undefined) return [];
          const rest = restOf(all, own);
          if (rest === null || Math.min(own.n, rest.n) < settings.minimumN) return [];
          const gap = cellGap(own, rest, settings.level);
          if (isNone(gap) || isNone(gap.p)) return [];
          const line = smallestGapWorthActingOn(own, all, gap.comparisonRate, rules);
          if (isNone(line)) return [];
          const lead = madeFrom(cube, { indicator: indicator.id, here: gap.rate, rest: gap.comparisonRate });
          return [{ at, lead, gap, p: gap.p, line, isBetter: gap.value > 0 === (indicator.outcome === "favorable") }];
        }),
  );
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  const leads = tested.filter(
    ({ gap, line, isBetter }, row) => isBetter && verdictOf(gap, q[row] ?? null, line, rules) === "clear",
  );
  return places.map((_, place) => leads.filter(({ at }) => at === place).map(({ lead }) => lead));
}

/** Students of the larger place who are not at the place; null if published counts do not add up, or nobody is left. */
function restOf(all: CellCounts, own: CellCounts): CellCounts | null {
  if (all.n <= own.n) return null;
  const rest = subtractCells(all, own);
  return rest.kind === "share" && (rest.hits < 0 || rest.hits > rest.n) ? null : rest;
}
