import { type Audience, type Cube, countsAt, missingEverywhere } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import type { Audit } from "./audit.ts";
import { type Rate, rateOfCell } from "./gap-detail.ts";

/** Rate of all students at a place for an indicator, and at the larger place it belongs to. */
export interface PlaceRate<A extends Audience> extends MadeFor<A> {
  readonly indicator: string;
  /** School year of both rates. */
  readonly schoolYear: number;
  readonly here: Rate;
  readonly whole: Rate;
}

/**
 * Rates of all students at a place in the latest year, for every indicator that has students there. Agencies publish
 * each figure on its own schedule, so for official figures it is the latest year that has the figure for this place.
 *
 * @param place  index in the cube's places
 * @param whole  larger place to show next to it; null if none
 */
export function placeRates<A extends Audience>(
  cube: Cube<A>,
  { judged, settings }: Audit<A>,
  place: number,
  whole: number | null,
): readonly PlaceRate<A>[] {
  const latest = cube.years.length - 1;
  const missing = new Set(
    missingEverywhere(cube)
      .filter((m) => m.what === "indicator" && m.schoolYear === cube.years[latest])
      .map((m) => m.id),
  );
  const years = cube.official === undefined ? [latest] : cube.years.map((_, y) => latest - y);
  return cube.plan.indicators.flatMap(({ id }, i): readonly PlaceRate<A>[] => {
    if (missing.has(id)) return [];
    const isShared = judged.indicators[i]?.shared !== undefined;
    const rateAt = (year: number, at: number | null): Rate =>
      rateOfCell(at === null ? undefined : countsAt(cube, i, year, at, 0), settings.level, isShared);
    for (const year of years) {
      const ownRate = rateAt(year, place);
      if (ownRate.n === 0) continue;
      const wholeRate = rateAt(year, whole);
      return [madeFrom(cube, { indicator: id, schoolYear: cube.years[year] ?? 0, here: ownRate, whole: wholeRate })];
    }
    return [];
  });
}
