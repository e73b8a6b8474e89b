import { type Audience, type Cube, countsAt, missingEverywhere } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
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
 * @param whole  larger place to show next to it
 * @param confidence  confidence of the intervals, a share
 */
export function placeRates<A extends Audience>(
  cube: Cube<A>,
  place: number,
  whole: number,
  confidence: number,
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
    for (const year of years) {
      const ownRate = rateOfCell(countsAt(cube, i, year, place, 0), confidence);
      if (ownRate.n === 0) continue;
      const wholeRate = rateOfCell(countsAt(cube, i, year, whole, 0), confidence);
      return [madeFrom(cube, { indicator: id, schoolYear: cube.years[year] ?? 0, here: ownRate, whole: wholeRate })];
    }
    return [];
  });
}
