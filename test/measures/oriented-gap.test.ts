import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Direction, disadvantage, disadvantageOf, type OrientedGap } from "../../src/measures/oriented-gap.ts";

const direction = fc.constantFrom<Direction>("higher-is-better", "lower-is-better", "neither");
const bound = fc.double({ min: -1, max: 1, noNaN: true });
const anyGap: fc.Arbitrary<OrientedGap> = fc
  .tuple(bound, bound, bound, direction)
  .map(([a, b, c, better]): OrientedGap => {
    const [lower = 0, value = 0, upper = 0] = [a, b, c].sort((x, y) => x - y);
    return { value, lower, upper, direction: better };
  });

describe("disadvantage", () => {
  test("is positive for a group with less of what is better and for one with more of what is worse", () => {
    expect(disadvantage({ value: -0.1, lower: -0.2, upper: 0.05, direction: "higher-is-better" })).toEqual({
      value: 0.1,
      lower: -0.05,
      upper: 0.2,
    });
    expect(disadvantage({ value: 0.1, lower: -0.05, upper: 0.2, direction: "lower-is-better" })).toEqual({
      value: 0.1,
      lower: -0.05,
      upper: 0.2,
    });
  });

  test("keeps the sign where neither direction is better", () => {
    expect(disadvantage({ value: -0.1, lower: -0.2, upper: 0.05, direction: "neither" }).value).toBe(-0.1);
  });

  test("applied twice gives the gap as counted", () => {
    fc.assert(
      fc.property(anyGap, (gap) => {
        const { value, lower, upper } = disadvantage({ ...disadvantage(gap), direction: gap.direction });
        expect(value).toBe(gap.value + 0);
        expect(lower).toBe(gap.lower + 0);
        expect(upper).toBe(gap.upper + 0);
      }),
    );
  });

  test("keeps size, width and the order of the bounds, and never returns -0", () => {
    fc.assert(
      fc.property(anyGap, (gap) => {
        const { value, lower, upper } = disadvantage(gap);
        expect(Math.abs(value)).toBe(Math.abs(gap.value));
        expect(upper - lower).toBe(gap.upper - gap.lower);
        expect(lower <= value && value <= upper).toBe(true);
        expect([value, lower, upper].some((x) => Object.is(x, -0))).toBe(false);
        expect(disadvantageOf(gap.value, gap.direction)).toBe(value);
      }),
    );
  });

  test("an outcome and its complement give the same disadvantage", () => {
    fc.assert(
      fc.property(anyGap, ({ value, lower, upper }) => {
        const missed = { value: -value, lower: -upper, upper: -lower };
        expect(disadvantage({ ...missed, direction: "lower-is-better" })).toEqual(
          disadvantage({ value, lower, upper, direction: "higher-is-better" }),
        );
      }),
    );
  });
});
