import type { Printed } from "../release/printed.ts";
import type { LadderStep } from "../release/rounding.ts";
import type { NumberRange } from "./ranges.ts";

/** A limit of a rate: `top / bottom` percent, with whole numbers. `isOpen`: the rate is not the limit itself. */
export interface RateLimit {
  readonly top: number;
  readonly bottom: number;
  readonly isOpen: boolean;
}

/** What a printed rate says: the rate is between two limits. */
export interface RateLimits {
  readonly low: RateLimit;
  readonly high: RateLimit;
}

const closed = (top: number, bottom = 1): RateLimit => ({ top, bottom, isOpen: false });
const open = (top: number, bottom = 1): RateLimit => ({ top, bottom, isOpen: true });
const nothing: RateLimit = closed(0);
const everything: RateLimit = closed(100);

/**
 * Limits of a rate from what is printed and the ladder step of its group. A band or a rounded rate also was not coded.
 * A rate that does not have the form of its step (more decimals than it should) is read by its own digits.
 *
 * @param step  undefined if the size of the group leaves more than one step
 */
export function rateLimits(printed: Printed, step: LadderStep | undefined): RateLimits {
  switch (printed.kind) {
    case "hidden":
      return { low: nothing, high: everything };
    case "at-most":
      return { low: nothing, high: closed(printed.high) };
    case "at-least":
      return { low: closed(printed.low), high: everything };
    case "range":
      return within({ low: closed(printed.low), high: open(printed.high + 1) }, step);
    case "number": {
      const { value, decimals } = printed;
      const isRounded = decimals === 0 && step?.form === "rounded" && value % step.step === 0;
      if (isRounded) {
        const half = step.step;
        return within({ low: closed(2 * value - half, 2), high: open(2 * value + half, 2) }, step);
      }
      // Half of the last digit, both ends included, because the rounding rule is not stated.
      const bottom = 2 * 10 ** decimals;
      const top = Math.round(value * bottom);
      return { low: closed(Math.max(0, top - 1), bottom), high: closed(Math.min(100 * bottom, top + 1), bottom) };
    }
  }
}

/** The limits, and not coded. */
function within({ low, high }: RateLimits, step: LadderStep | undefined): RateLimits {
  if (step === undefined) return { low, high };
  const isAbove = low.top > step.low * low.bottom;
  const isBelow = high.top < step.high * high.bottom;
  return { low: isAbove ? low : open(step.low), high: isBelow ? high : open(step.high) };
}

/** Smallest and largest x, where x of exactly n students are counted. */
export function numeratorRange({ low, high }: RateLimits, n: number): NumberRange {
  // low.top / low.bottom <= 100 x / n
  const least = (low.top * n) / (100 * low.bottom);
  const most = (high.top * n) / (100 * high.bottom);
  const first = Math.ceil(least);
  const last = Math.floor(most);
  return {
    low: Math.max(0, low.isOpen && first === least ? first + 1 : first),
    high: Math.min(n, high.isOpen && last === most ? last - 1 : last),
  };
}
