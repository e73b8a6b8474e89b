import { type Audience, type Cube, cellAt } from "../cube/cube.ts";
import { type Rate, rateOfCell } from "./gap-detail.ts";

/** How all students of a place stand on a question, and those of the place it belongs to. */
export interface PlaceRate {
  readonly indicator: string;
  readonly here: Rate;
  readonly whole: Rate;
}

/**
 * Rates of everybody at a place in the latest year, for every indicator that asks someone there.
 *
 * @param place  an index of the cube's places
 * @param whole  the place to set it beside
 * @param level  confidence of the intervals, a share
 */
export function placeRates(cube: Cube<Audience>, place: number, whole: number, level: number): readonly PlaceRate[] {
  const year = cube.years.length - 1;
  const missing = new Set(
    cube.missing.filter((m) => m.what === "indicator" && m.schoolYear === cube.years[year]).map((m) => m.id),
  );
  return cube.plan.indicators.flatMap(({ id }, i) => {
    const here = rateOfCell(cellAt(cube, i, year, place, 0), level);
    return missing.has(id) || here.n === 0
      ? []
      : [{ indicator: id, here, whole: rateOfCell(cellAt(cube, i, year, whole, 0), level) }];
  });
}
