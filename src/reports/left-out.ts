import { type Audience, type Cube, countsAt } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import type { AnyIndicator } from "../indicators/indicator.ts";

/** Students an answer leaves out. Whole numbers; null if the cube does not have the count. */
export interface LeftOut<A extends Audience> extends MadeFor<A> {
  /** Enrolled at the place at any time in the year. */
  readonly enrolled: number | null;
  /** Counted by the indicator. */
  readonly counted: number;
  /** Counted by the indicator but without a level of the grouping, because the record is missing. */
  readonly unknownGroup: number | null;
}

/** Indexes of indicators whose population is everyone enrolled. */
export const asksEveryone = (cube: Cube<Audience>, indicators: readonly AnyIndicator[]): readonly number[] =>
  cube.plan.indicators.flatMap(({ id }, i) => {
    return indicators.find((x) => x.id === id)?.asksEveryone ? [i] : [];
  });

/** @param asking  indexes of indicators whose population is everyone enrolled; used for the number enrolled */
export function leftOut<A extends Audience>(
  cube: Cube<A>,
  asking: readonly number[],
  at: {
    readonly indicator: string;
    readonly grouping: string;
    readonly place: number;
    readonly year: number;
    /** Only the most common levels are kept; the rest cannot be told from unknown. */
    readonly some: boolean;
  },
): LeftOut<A> {
  const count = (indicator: number, group: number): number => {
    return countsAt(cube, indicator, at.year, at.place, group)?.n ?? 0;
  };
  const all = asking.map((i) => count(i, 0));
  const own = cube.plan.indicators.findIndex((x) => x.id === at.indicator);
  const counted = count(own, 0);
  const known = cube.groups.reduce((sum, g, k) => (g.grouping === at.grouping ? sum + count(own, k) : sum), 0);
  const most = Math.max(0, ...all);
  return madeFrom(cube, {
    enrolled: most >= counted && most > 0 ? most : null,
    counted,
    // In published figures a level may be withheld or, like most "no" levels, never published.
    unknownGroup: at.some || cube.official !== undefined ? null : counted - known,
  });
}
