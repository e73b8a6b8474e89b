import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Unit } from "../../base/finding.ts";
import { shortValue, signedValue } from "../format.ts";
import { formats } from "../language/formats.ts";
import type { Words } from "../words.ts";
import { textWidth } from "./text-width.ts";

/** Range of an axis, with round ends. */
export interface Axis {
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  /** Whether values are differences, printed with a plus sign. */
  readonly signed?: boolean;
}

/** Minimum span; a shorter range would show floating-point error as a difference. */
const leastSpan = { share: 0.002, other: 1e-6 } as const;

const finite = (values: readonly number[]): number[] => values.filter((v) => Number.isFinite(v));

/**
 * The axis for these values: shares begin at zero and end at most at one; differences include zero; the ends are
 * round.
 *
 * @param values  all values drawn, including ends of ranges
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
  const isShare = unit === "share" || unit === "share-points";
  if (!(high - low > (isShare ? leastSpan.share : leastSpan.other))) {
    [low, high] = zero && low === 0 ? [0, isShare ? 0.1 : 1] : [low - 0.5, high + 0.5];
  }
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

/** Minimum distance between grid lines of a vertical axis. */
const labelDistance = 26;

/**
 * Round tick values with labels: as many as fit.
 *
 * @param room       length of the axis in units of the drawing
 * @param direction  across: labels in a row; up: labels in a column
 */
export function ticksOf(
  axis: Axis,
  room: number,
  words: Words,
  direction: "across" | "up" = "across",
): readonly { at: number; label: string }[] {
  const scale = scaleLinear([axis.from, axis.to], [0, room]);
  for (let wanted = 6; wanted > 1; wanted--) {
    const ticks = scale.ticks(wanted).map((at) => ({ at, label: tickWords(at, axis, words) }));
    const [a, b] = ticks;
    if (a === undefined || b === undefined) return ticks;
    const step = Math.abs(scale(b.at) - scale(a.at));
    const need = direction === "up" ? labelDistance : Math.max(...ticks.map((t) => textWidth(t.label, 12))) + 14;
    if (step >= need) return ticks;
  }
  return [axis.from, axis.to].map((at) => ({ at, label: tickWords(at, axis, words) }));
}

function tickWords(at: number, axis: Axis, words: Words): string {
  if (axis.unit === "index" || axis.unit === "ratio" || axis.unit === "students" || axis.unit === "scale-points") {
    const n = formats.number(words.locale, { maximumFractionDigits: 2 }).format(Math.abs(at));
    return `${at < 0 ? "−" : axis.signed && at > 0 ? "+" : ""}${n}`;
  }
  return axis.signed ? signedValue(at, axis.unit, words) : shortValue(at, axis.unit, words);
}
