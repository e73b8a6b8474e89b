import type { Release, ReleaseCell } from "../release/cell.ts";
import type { Printed } from "../release/printed.ts";
import { averageDecimals, type LadderStep, ladderStepOf } from "../release/rounding.ts";
import type { Structure } from "../release/structure.ts";
import type { Model } from "./model.ts";
import type { NumberRange } from "./ranges.ts";
import { numeratorRange, type RateLimits, rateLimits } from "./rate-limits.ts";
import type { RelationBuilder } from "./relations.ts";

/** Smallest and largest value of a printed count. */
export function countRange(printed: Printed, zeros: Structure["zeros"]): NumberRange {
  const endless = Number.POSITIVE_INFINITY;
  switch (printed.kind) {
    case "number":
      return { low: printed.value, high: printed.value };
    case "range":
      return { low: printed.low, high: printed.high };
    case "at-least":
      return { low: printed.low, high: endless };
    case "at-most":
      return { low: zeros === "shown" ? 1 : 0, high: printed.high };
    case "hidden":
      return { low: zeros === "shown" ? 1 : 0, high: endless };
  }
}

/** Applies everything a release prints to the model. Counts come first, because they decide how rates are read. */
export function addPrinted(model: Model, { structure, cells }: Release): void {
  const find = model.numbers.finder(structure);
  for (const cell of cells) {
    const students = find(cell, "", cell);
    if (students < 0) continue;
    const { low, high } = countRange(cell.n, structure.zeros);
    model.builder.narrow(students, low, high);
  }
  for (const cell of cells) {
    if (cell.indicator === "") continue;
    const number = find(cell, cell.indicator, cell);
    if (number < 0) continue;
    const students = model.numbers.students(number);
    if (cell.rate !== null) narrowOutcome(model, structure.rounding.rates, students, number, cell);
    if (cell.value !== null) narrowAmount(model, structure.rounding.rates, students, number, cell);
  }
}

function narrowOutcome(
  model: Model,
  ladder: readonly LadderStep[],
  students: number,
  number: number,
  { n, rate }: ReleaseCell,
): void {
  if (rate === null || rate.kind === "hidden") return;
  const { builder } = model;
  const possible = ladder.filter(
    (step) =>
      step.from <= builder.high(students) &&
      (step.to === null || step.to >= builder.low(students)) &&
      couldPrint(step, rate),
  );
  const step =
    n.kind === "number"
      ? ladderStepOf(ladder, n.value)
      : n.kind === "range"
        ? ladderStepOf(ladder, n.low)
        : possible.length === 1
          ? possible[0]
          : undefined;
  const limits = rateLimits(rate, step);
  // A code reveals the group size if only some sizes have it.
  if (n.kind === "hidden" && possible.length > 0)
    builder.narrow(
      students,
      Math.min(...possible.map(({ from }) => from)),
      Math.max(...possible.map(({ to }) => to ?? Number.POSITIVE_INFINITY)),
    );
  if (builder.low(students) === builder.high(students)) {
    const range = numeratorRange(limits, builder.low(students));
    builder.narrow(number, range.low, range.high);
  } else addRateRows(builder, students, number, limits);
}

/** Whether a rate has the form that a step prints: the code of its end, or a form between. */
function couldPrint({ low, high }: LadderStep, rate: Printed): boolean {
  if (rate.kind === "at-most") return rate.high === low;
  if (rate.kind === "at-least") return rate.low === high;
  return true;
}

/** low <= 100 x / n <= high with n unknown, in whole numbers: an open limit leaves at least 1. */
export function addRateRows(
  builder: RelationBuilder,
  students: number,
  number: number,
  { low, high }: RateLimits,
): void {
  const infinite = Number.POSITIVE_INFINITY;
  if (low.top > 0 || low.isOpen)
    builder.row(
      [
        [100 * low.bottom, number],
        [-low.top, students],
      ],
      low.isOpen ? 1 : 0,
      infinite,
    );
  if (high.top < 100 * high.bottom || high.isOpen)
    builder.row(
      [
        [high.top, students],
        [-100 * high.bottom, number],
      ],
      high.isOpen ? 1 : 0,
      infinite,
    );
}

/**
 * A printed average limits the sum divided by n. If it is rounded to a step of its scale, it is within half a step
 * and was not coded. One without the form of its step is read by its own digits.
 */
function narrowAmount(
  { builder, numbers }: Model,
  ladder: readonly LadderStep[],
  students: number,
  number: number,
  { n, value }: ReleaseCell,
): void {
  const limits = value && averageLimits(value, numbers.least(number), numbers.span(number), sizeStep(ladder, n));
  if (limits == null) return;
  const count = builder.low(students);
  if (count === builder.high(students)) {
    builder.narrow(number, limits.low * count, limits.high * count);
    return;
  }
  if (Number.isFinite(limits.low))
    builder.row(
      [
        [1, number],
        [-limits.low, students],
      ],
      0,
      Number.POSITIVE_INFINITY,
    );
  if (Number.isFinite(limits.high))
    builder.row(
      [
        [limits.high, students],
        [-1, number],
      ],
      0,
      Number.POSITIVE_INFINITY,
    );
}

const sizeStep = (ladder: readonly LadderStep[], n: Printed): LadderStep | undefined =>
  n.kind === "number" ? ladderStepOf(ladder, n.value) : n.kind === "range" ? ladderStepOf(ladder, n.low) : undefined;

/** Limits of an average above the least value. A range of averages has no form. */
function averageLimits(
  value: Printed,
  least: number,
  span: number,
  step: LadderStep | undefined,
): NumberRange | undefined {
  if (value.kind === "at-most") return { low: Number.NEGATIVE_INFINITY, high: value.high - least };
  if (value.kind === "at-least") return { low: value.low - least, high: Number.POSITIVE_INFINITY };
  if (value.kind !== "number") return undefined;
  const middle = value.value - least;
  const digits = 0.5 * 10 ** -value.decimals;
  const width = step === undefined || !Number.isFinite(span) ? 0 : (step.step * span) / 100;
  const isOfStep =
    width > 0 && isMultiple(middle, width) && value.decimals === averageDecimals({ least, most: least + span });
  if (step === undefined || !isOfStep) return { low: middle - digits, high: middle + digits };
  return {
    low: Math.max(middle - width / 2, (step.low * span) / 100),
    high: Math.min(middle + width / 2, (step.high * span) / 100),
  };
}

/** Tolerance, so that fractions do not seem off their step. */
const dust = 1e-6;
const isMultiple = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) < dust;
