import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";
import type { AnyIndicator, Indicator } from "../indicators/indicator.ts";
import { and, choose, type Expr, equals, isKnown, not } from "../records/expr.ts";
import type { CellCounts } from "./cell.ts";

/** Bits in a packed word; 31, so that a word is never negative as an Int32. */
export const bitsPerWord = 31;

/** Offsets of each indicator's counts and sums within a slot. */
export interface TallyPlan {
  readonly indicators: readonly TalliedIndicator[];
  /** Counts per slot. */
  readonly counts: number;
  /** Sums per slot. */
  readonly sums: number;
}

export interface TalliedIndicator {
  readonly id: string;
  readonly kind: Indicator["kind"];
  /**
   * Offset of the number of students. Then, for a share, the hits and `achievementLevels` counts; for a mean, the
   * nonzero values; for a ratio, parts that are not 0 and parts that are not the whole.
   */
  readonly count: number;
  readonly achievementLevels: number;
  /** Offset of its first sum: 3 for a mean, 9 for a ratio. */
  readonly sum: number;
}

/** Counts and sums of occupied slots (a sparse array); most groups in a small place are empty and use no memory. */
export interface Tally {
  /** Per slot, the index of its counts and sums; -1 if no student was counted. */
  readonly at: ReadonlyNumbers;
  readonly counts: ReadonlyNumbers;
  readonly sums: ReadonlyNumbers;
  /** Half-open ranges of numbers in use. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** A tally while it is being filled. */
export interface TallyToFill extends Tally {
  readonly at: Int32Array;
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

/** Dense counts and sums of slots. */
export interface SlotSums {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

/** Expressions evaluated for each row: a condition per count, and the numbers for the sums. */
export interface TallyQuestion {
  readonly plan: TallyPlan;
  readonly bits: readonly Expr[];
  readonly numbers: readonly Expr[];
  /** Per number: offset and kind of its sums. */
  readonly adds: readonly { readonly kind: "mean" | "ratio"; readonly sum: number; readonly number: number }[];
}

/** Lays out the counts and sums of a list of indicators. */
export function tallyQuestion(indicators: readonly Indicator[]): TallyQuestion {
  const bits: Expr[] = [];
  const numbers: Expr[] = [];
  const adds: { kind: "mean" | "ratio"; sum: number; number: number }[] = [];
  const plan = tallyPlan(indicators);
  indicators.forEach((i, at) => {
    const sum = plan.indicators[at]?.sum ?? -1;
    if (i.kind === "share") {
      const inPopulation = and(i.population, isKnown(i.hit));
      bits.push(inPopulation, and(i.population, i.hit));
      const { achievementLevels: levels } = i;
      if (levels !== undefined)
        for (let level = 1; level <= levels.count; level++) bits.push(and(inPopulation, equals(levels.of, level)));
    } else if (i.kind === "mean") {
      bits.push(and(i.population, isKnown(i.value)), and(i.population, not(equals(i.value, 0))));
      adds.push({ kind: "mean", sum, number: numbers.length });
      numbers.push(choose([[i.population, i.value]], null));
    } else {
      const inPopulation = and(i.population, isKnown(i.part), isKnown(i.whole));
      bits.push(
        inPopulation,
        and(inPopulation, not(equals(i.part, 0))),
        and(inPopulation, not(equals(i.part, i.whole))),
      );
      adds.push({ kind: "ratio", sum, number: numbers.length });
      numbers.push(choose([[inPopulation, i.part]], null), choose([[inPopulation, i.whole]], null));
    }
  });
  return { plan, bits, numbers, adds };
}

/** Number of sums by kind: of a value, its square and cube; of two values, their squares, cubes and products. */
const sumsOf = { share: 0, mean: 3, ratio: 9 } as const;
/** Number of counts by kind, without levels. */
const countsOf = { share: 2, mean: 2, ratio: 3 } as const;

/** Offsets of the indicators' counts and sums within a cell. */
export function tallyPlan(indicators: readonly AnyIndicator[]): TallyPlan {
  let counts = 0;
  let sums = 0;
  const laid = indicators.map((i): TalliedIndicator => {
    const levels = i.kind === "share" && i.answeredBy === "records" ? (i.achievementLevels?.count ?? 0) : 0;
    const one = {
      id: i.id,
      kind: i.kind,
      count: counts,
      achievementLevels: levels,
      sum: i.kind === "share" ? -1 : sums,
    };
    counts += countsOf[i.kind] + levels;
    sums += sumsOf[i.kind];
    return one;
  });
  return { indicators: laid, counts, sums };
}

/** Reads the cell of one indicator in one slot. */
export function readCell(plan: TallyPlan, tally: Tally, slot: number, indicator: number): CellCounts {
  const i = plan.indicators[indicator]!;
  const number = tally.at[slot]!;
  if (number < 0) return emptyCell(i);
  const at = number * plan.counts + i.count;
  const n = tally.counts[at]!;
  if (i.kind === "share") {
    const hits = tally.counts[at + 1]!;
    return i.achievementLevels === 0
      ? { kind: "share", n, hits }
      : { kind: "share", n, hits, achievementLevels: [...tally.counts.subarray(at + 2, at + 2 + i.achievementLevels)] };
  }
  const s = number * plan.sums + i.sum;
  const nonZero = tally.counts[at + 1]!;
  if (i.kind === "mean")
    return {
      kind: "mean",
      n,
      nonZero,
      sum: tally.sums[s]!,
      sumOfSquares: tally.sums[s + 1]!,
      sumOfCubes: tally.sums[s + 2]!,
    };
  return {
    kind: "ratio",
    n,
    nonZero,
    notWhole: tally.counts[at + 2]!,
    part: tally.sums[s]!,
    whole: tally.sums[s + 1]!,
    partSquared: tally.sums[s + 2]!,
    wholeSquared: tally.sums[s + 3]!,
    product: tally.sums[s + 4]!,
    partCubed: tally.sums[s + 5]!,
    partSquaredByWhole: tally.sums[s + 6]!,
    partByWholeSquared: tally.sums[s + 7]!,
    wholeCubed: tally.sums[s + 8]!,
  };
}

const emptyRatio: CellCounts = {
  ...{ kind: "ratio", n: 0, nonZero: 0, notWhole: 0, part: 0, whole: 0, partSquared: 0, wholeSquared: 0, product: 0 },
  ...{ partCubed: 0, partSquaredByWhole: 0, partByWholeSquared: 0, wholeCubed: 0 },
};

function emptyCell(i: TalliedIndicator): CellCounts {
  if (i.kind === "mean") return { kind: "mean", n: 0, nonZero: 0, sum: 0, sumOfSquares: 0, sumOfCubes: 0 };
  if (i.kind === "ratio") return emptyRatio;
  if (i.achievementLevels === 0) return { kind: "share", n: 0, hits: 0 };
  return { kind: "share", n: 0, hits: 0, achievementLevels: Array.from({ length: i.achievementLevels }, () => 0) };
}

/** Adds to a tally's slots; assigns each slot a number on first use. */
export class TallyFiller {
  private readonly tally: Pick<TallyToFill, "at" | "counts" | "sums">;
  private readonly plan: TallyPlan;
  private readonly from: number;
  private next: number;

  /**
   * @param from  first number it may assign. No other filler uses the range from there on, one number per slot it
   *   fills
   */
  constructor(tally: Pick<TallyToFill, "at" | "counts" | "sums">, plan: TallyPlan, from: number) {
    this.tally = tally;
    this.plan = plan;
    this.from = from;
    this.next = from;
  }

  /** Range of numbers it has assigned. */
  get range(): readonly [from: number, to: number] {
    return [this.from, this.next];
  }

  /** Adds the counts and sums at offset `number` of `source` to a slot. */
  add(slot: number, source: SlotSums, number: number): void {
    const { at, counts, sums } = this.tally;
    const { counts: counted, sums: summed } = this.plan;
    const to = at[slot]!;
    if (to < 0) {
      // Write-only first touch: reading an untouched page maps the zero page, and writing it faults a second time.
      const made = this.next++;
      at[slot] = made;
      for (let i = 0; i < counted; i++) counts[made * counted + i] = source.counts[number * counted + i]!;
      for (let i = 0; i < summed; i++) sums[made * summed + i] = source.sums[number * summed + i]!;
      return;
    }
    addCounts(counts, to * counted, source.counts, number * counted, counted);
    addSums(sums, to * summed, source.sums, number * summed, summed);
  }
}

// Duplicated on purpose: one function for both array types would be polymorphic and slower (bench/pass).

/** Element-wise addition of a range of counts. */
export function addCounts(to: Int32Array, at: number, source: Int32Array, from: number, length: number): void {
  for (let i = 0; i < length; i++) to[at + i]! += source[from + i]!;
}

/** Element-wise addition of a range of sums. */
export function addSums(to: Float64Array, at: number, source: Float64Array, from: number, length: number): void {
  for (let i = 0; i < length; i++) to[at + i]! += source[from + i]!;
}
