import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Unit } from "../../base/finding.ts";
import { shortValue, signedValue } from "../format.ts";
import type { Words } from "../words.ts";

/** The stretch of values an axis shows, with round ends. */
export interface Axis {
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  /** Differences show their plus. */
  readonly signed?: boolean;
}

const finite = (values: readonly number[]): number[] => values.filter((v) => Number.isFinite(v));

/**
 * The axis for these values: shares begin at zero and end at most at one; differences hold zero; the ends are round.
 *
 * @param values  all that will be drawn, ends of ranges included
 * @param zero    whether zero must be in view (bars, rates, gaps)
 */
export function axisFor(
  values: readonly number[],
  unit: Unit,
  options: { zero?: boolean; signed?: boolean } = {},
): Axis {
  const seen = finite(values);
  const zero = options.zero ?? (unit === "share" || unit === "share-points");
  let low = Math.min(...(zero ? [0] : []), ...seen);
  let high = Math.max(...(zero ? [0] : []), ...seen);
  if (!(high > low)) [low, high] = zero && low === 0 ? [0, unit === "share" ? 0.1 : 1] : [low - 0.5, high + 0.5];
  const [from = low, to = high] = scaleLinear([low, high], [0, 1]).nice(5).domain();
  const signed = options.signed ?? unit === "share-points";
  return {
    unit,
    from: unit === "share" ? Math.max(0, from) : from,
    to: unit === "share" ? Math.min(1, to) : to,
    signed,
  };
}

export const scaleOf = (axis: Axis, from: number, to: number): ScaleLinear<number, number> =>
  scaleLinear([axis.from, axis.to], [from, to]).clamp(true);

/** Round values to mark, with their words. @param room  units of the drawing the axis is long */
export function ticksOf(axis: Axis, room: number, words: Words): readonly { at: number; label: string }[] {
  const wanted = Math.max(2, Math.min(6, Math.floor(room / 52)));
  return scaleLinear([axis.from, axis.to], [0, 1])
    .ticks(wanted)
    .map((at) => ({ at, label: tickWords(at, axis, words) }));
}

function tickWords(at: number, axis: Axis, words: Words): string {
  if (axis.unit === "index" || axis.unit === "ratio" || axis.unit === "students" || axis.unit === "scale-points") {
    const n = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 2 }).format(Math.abs(at));
    return `${at < 0 ? "−" : axis.signed && at > 0 ? "+" : ""}${n}`;
  }
  return axis.signed ? signedValue(at, axis.unit, words) : shortValue(at, axis.unit, words);
}
