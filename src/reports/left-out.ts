import { type Audience, type Cube, countsAt } from "../cube/cube.ts";
import type { Indicator } from "../indicators/indicator.ts";

/** Students an answer does not speak of. Whole numbers; null where the cube cannot tell. */
export interface LeftOut {
  /** Enrolled at the place in the year, for any time. */
  readonly enrolled: number | null;
  /** Counted by the indicator. */
  readonly counted: number;
  /** Counted by the indicator, but at no level of the grouping: the record that would say is missing. */
  readonly unknownGroup: number | null;
}

/** Those of a cube's indicators that ask everyone who is enrolled, by their place in its plan. */
export const asksEveryone = (cube: Cube<Audience>, indicators: readonly Indicator[]): readonly number[] =>
  cube.plan.indicators.flatMap(({ id }, i) => {
    return indicators.find((x) => x.id === id)?.asksEveryone ? [i] : [];
  });

/** @param asking  the indicators that ask everyone: how many are enrolled */
export function leftOut(
  cube: Cube<Audience>,
  asking: readonly number[],
  at: {
    readonly indicator: string;
    readonly grouping: string;
    readonly place: number;
    readonly year: number;
    /** Only the commonest levels are kept: the rest can't be told from unknown. */
    readonly some: boolean;
  },
): LeftOut {
  const count = (indicator: number, group: number): number => {
    return countsAt(cube, indicator, at.year, at.place, group)?.n ?? 0;
  };
  const all = asking.map((i) => count(i, 0));
  const own = cube.plan.indicators.findIndex((x) => x.id === at.indicator);
  const counted = count(own, 0);
  const known = cube.groups.reduce((sum, g, k) => (g.grouping === at.grouping ? sum + count(own, k) : sum), 0);
  const most = Math.max(0, ...all);
  return {
    enrolled: most >= counted && most > 0 ? most : null,
    counted,
    // Of published figures, a level may be withheld, or never published: "no", as a rule.
    unknownGroup: at.some || cube.official !== undefined ? null : counted - known,
  };
}
