import type { Release, ReleaseCell } from "../release/cell.ts";
import type { Printed } from "../release/printed.ts";
import { averageDecimals, type CountGrid, type LadderStep, ladderStepOf, type Rounding } from "../release/rounding.ts";
import type { Leak } from "./finding.ts";

/**
 * Values that the rounding of a release cannot produce: a rate of 27.3 where the ladder has bands, a range off the
 * grid. Each says more than the release claims to say.
 */
export const roundingLeaks = (releases: readonly Release[]): Leak[] =>
  releases.flatMap(({ structure: { rounding, populations }, cells }) => {
    const averages = new Map(
      populations.flatMap(({ id, indicators }) =>
        indicators.flatMap((one) =>
          one.measure === "average" ? [[`${id}\t${one.id}`, { least: one.least, most: one.most }] as const] : [],
        ),
      ),
    );
    return cells.flatMap((cell): Leak[] =>
      isCountOfGrid(cell.n, rounding.counts) &&
      isRateOfLadder(cell, rounding) &&
      isAverageOfLadder(cell, averages.get(`${cell.population}\t${cell.indicator}`), rounding)
        ? []
        : [{ kind: "rounding", key: cell, low: 0, high: 0 }],
    );
  });

/**
 * Whether some average is printed like this by the step of its group, or, without a scale, by integer steps of its
 * last digit.
 */
function isAverageOfLadder(
  { n, value }: ReleaseCell,
  scale: { readonly least: number | null; readonly most: number | null } | undefined,
  { rates }: Rounding,
): boolean {
  if (value === null || value.kind === "hidden" || scale === undefined) return true;
  const { least, most } = scale;
  if (least === null || most === null) return true;
  const size = n.kind === "number" ? n.value : n.kind === "range" ? n.low : undefined;
  const step = size === undefined ? undefined : ladderStepOf(rates, size);
  if (step === undefined) return false;
  const place = (one: number): number => (100 * (one - least)) / (most - least);
  switch (value.kind) {
    case "at-most":
      return isNear(place(value.high), step.low);
    case "at-least":
      return isNear(place(value.low), step.high);
    case "number": {
      const at = place(value.value);
      return (
        value.decimals === averageDecimals({ least, most }) &&
        isNear(at / step.step, Math.round(at / step.step)) &&
        at + step.step / 2 > step.low &&
        at - step.step / 2 < step.high
      );
    }
    case "range":
      return false;
  }
}

/** An end of the scale and its steps are printed with few decimals. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

function isCountOfGrid(n: Printed, grid: CountGrid | null): boolean {
  if (n.kind !== "range") return true;
  // Some count that may be printed as a range lies in this one.
  return grid !== null && n.low % grid.step === 0 && n.high === n.low + grid.step - 1 && n.high >= grid.from;
}

function isRateOfLadder({ n, rate }: ReleaseCell, { rates }: Rounding): boolean {
  if (rate === null || rate.kind === "hidden") return true;
  const steps =
    n.kind === "number" || n.kind === "range" ? [ladderStepOf(rates, n.kind === "number" ? n.value : n.low)] : rates;
  return steps.some((step) => step !== undefined && isOfStep(rate, step));
}

/** Whether some rate is printed like this by a step. */
function isOfStep(rate: Printed, { low, high, step, form }: LadderStep): boolean {
  switch (rate.kind) {
    case "at-most":
      return rate.high === low;
    case "at-least":
      return rate.low === high;
    case "range":
      return (
        form === "band" &&
        rate.low % step === 0 &&
        rate.high === rate.low + step - 1 &&
        rate.high + 1 > low &&
        rate.low < high
      );
    case "number":
      return (
        form === "rounded" &&
        rate.decimals === 0 &&
        rate.value % step === 0 &&
        rate.value + step / 2 > low &&
        rate.value - step / 2 < high
      );
    case "hidden":
      return true;
  }
}
