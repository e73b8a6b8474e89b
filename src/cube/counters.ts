import { bitsPerWord, type Tally, type TallyQuestion } from "./tally.ts";

const planes = 16;
const full = 2 ** planes - 1;

/**
 * Counts the bits and adds the numbers of rows, a slot a group, until they are poured out.
 *
 * Bit-sliced: plane k of a slot holds bit k of 31 counters side by side, so that adding a row's word to 31 counters is an addition with carry that
 * mostly ends after two planes. Numbers are added plainly.
 */
export class Counters {
  private readonly words: number;
  private readonly slices: Int32Array;
  private readonly seen: Int32Array;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly question: TallyQuestion;
  private readonly counts: Int32Array;
  private readonly sums: Float64Array;
  private readonly rowSums: Float64Array;

  constructor(question: TallyQuestion, slots: number) {
    this.question = question;
    this.words = Math.ceil(question.bits.length / bitsPerWord);
    this.slices = new Int32Array(slots * this.words * planes);
    this.seen = new Int32Array(slots);
    this.touched = new Int32Array(slots);
    this.counts = new Int32Array(slots * question.plan.counts);
    this.sums = new Float64Array(slots * question.plan.sums);
    this.rowSums = new Float64Array(question.plan.sums);
  }

  /**
   * Counts one row in each of its slots.
   *
   * @param slots    the row's slots; the first `slotCount` entries count
   * @param bits     one array a word, read at `row`
   * @param numbers  one array a number, read at `row`; NaN is unknown
   */
  add(
    slots: Int32Array,
    slotCount: number,
    bits: readonly (Int32Array | Float64Array)[],
    numbers: readonly (Int32Array | Float64Array)[],
    row: number,
  ): void {
    const { slices, seen, words, touched } = this;
    for (let s = 0; s < slotCount; s++) {
      const slot = slots[s]!;
      const before = seen[slot]!;
      if (before === 0) touched[this.touchedCount++] = slot;
      else if (before === full) this.drain(slot);
      seen[slot]!++;
    }
    for (let w = 0; w < words; w++) {
      const word = bits[w]![row]!;
      if (word === 0) continue;
      for (let s = 0; s < slotCount; s++) {
        let carry = word;
        for (let k = (slots[s]! * words + w) * planes; carry !== 0; k++) {
          const there = slices[k]!;
          slices[k] = there ^ carry;
          carry &= there;
        }
      }
    }
    if (!this.reckonSums(numbers, row)) return;
    const { sums, rowSums } = this;
    const kept = rowSums.length;
    for (let s = 0; s < slotCount; s++) {
      const at = slots[s]! * kept;
      for (let k = 0; k < kept; k++) sums[at + k]! += rowSums[k]!;
    }
  }

  /** What one row adds to the sums of each of its slots; an unknown number adds nothing. Answers whether there is anything to add. */
  private reckonSums(numbers: readonly (Int32Array | Float64Array)[], row: number): boolean {
    const { rowSums } = this;
    let any = false;
    for (const { kind, sum, number } of this.question.adds) {
      const x = numbers[number]![row]!;
      const whole = kind === "ratio" ? numbers[number + 1]![row]! : 0;
      const known = !Number.isNaN(x);
      any ||= known;
      rowSums[sum] = known ? x : 0;
      if (kind === "mean") {
        rowSums[sum + 1] = known ? x * x : 0;
      } else {
        rowSums[sum + 1] = known ? whole : 0;
        rowSums[sum + 2] = known ? x * x : 0;
        rowSums[sum + 3] = known ? whole * whole : 0;
        rowSums[sum + 4] = known ? x * whole : 0;
      }
    }
    return any;
  }

  /**
   * Adds what each touched slot has counted to the same slot of places, and empties it.
   *
   * @param to      where the places' slots stand
   * @param places  for each place, the slot in `to` that stands for slot 0; negative ones are left out
   * @param also    takes all of it as well, slot for slot
   */
  pour(to: Tally, places: readonly number[], also?: Tally): void {
    const { counts, sums } = this;
    const counted = this.question.plan.counts;
    const summed = this.question.plan.sums;
    for (let k = 0; k < this.touchedCount; k++) {
      const slot = this.touched[k]!;
      this.drain(slot);
      this.seen[slot] = 0;
      for (const place of places) {
        if (place < 0) continue;
        addCounts(to.counts, (place + slot) * counted, counts, slot * counted, counted);
        addSums(to.sums, (place + slot) * summed, sums, slot * summed, summed);
      }
      if (also !== undefined) {
        addCounts(also.counts, slot * counted, counts, slot * counted, counted);
        addSums(also.sums, slot * summed, sums, slot * summed, summed);
      }
      counts.fill(0, slot * counted, (slot + 1) * counted);
      sums.fill(0, slot * summed, (slot + 1) * summed);
    }
    this.touchedCount = 0;
  }

  private drain(slot: number): void {
    const { slices, words, counts } = this;
    const base = slot * this.question.plan.counts;
    for (let w = 0; w < words; w++) {
      const first = (slot * words + w) * planes;
      for (let k = 0; k < planes; k++) {
        let left = slices[first + k]!;
        if (left === 0) continue;
        slices[first + k] = 0;
        while (left !== 0) {
          const bit = 31 - Math.clz32(left & -left);
          counts[base + w * bitsPerWord + bit]! += 1 << k;
          left &= left - 1;
        }
      }
    }
    this.seen[slot] = 1;
  }
}

// Two of the same shape, so that the machine code of each knows its kind of number.
/** Adds counts that stand side by side to others. */
export function addCounts(to: Int32Array, at: number, source: Int32Array, from: number, length: number): void {
  for (let i = 0; i < length; i++) {
    const v = source[from + i]!;
    if (v !== 0) to[at + i]! += v;
  }
}

/** Adds sums that stand side by side to others. */
export function addSums(to: Float64Array, at: number, source: Float64Array, from: number, length: number): void {
  for (let i = 0; i < length; i++) to[at + i]! += source[from + i]!;
}
