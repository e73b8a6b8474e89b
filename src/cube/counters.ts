import { bitsPerWord, type TallyQuestion } from "./tally.ts";

const planes = 16;
const full = 2 ** planes - 1;

/**
 * Counts the bits and adds the numbers of rows, a slot a group, for one segment at a time.
 *
 * Bit-sliced: plane k of a slot holds bit k of 31 counters side by side, so that adding a row's word to 31 counters is an addition with carry that
 * mostly ends after two planes. Numbers are added plainly.
 */
export class Counters {
  private readonly words: number;
  private readonly slices: Int32Array;
  private readonly seen: Int32Array;
  private readonly touched: number[] = [];
  private readonly question: TallyQuestion;
  /** What the segment has counted so far, slot after slot; complete after `close`. */
  readonly counts: Int32Array;
  readonly sums: Float64Array;

  constructor(question: TallyQuestion, slots: number) {
    this.question = question;
    this.words = Math.ceil(question.bits.length / bitsPerWord);
    this.slices = new Int32Array(slots * this.words * planes);
    this.seen = new Int32Array(slots);
    this.counts = new Int32Array(slots * question.plan.counts);
    this.sums = new Float64Array(slots * question.plan.sums);
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
    const { slices, seen, words } = this;
    for (let s = 0; s < slotCount; s++) {
      const slot = slots[s]!;
      if (seen[slot] === 0) this.touched.push(slot);
      else if (seen[slot] === full) this.drain(slot);
      seen[slot]!++;
      let at = slot * words * planes;
      for (let w = 0; w < words; w++, at += planes) {
        let carry = bits[w]![row]!;
        for (let k = at; carry !== 0; k++) {
          const there = slices[k]!;
          slices[k] = there ^ carry;
          carry &= there;
        }
      }
    }
    const { adds, plan } = this.question;
    for (const add of adds) {
      const x = numbers[add.number]![row]!;
      if (Number.isNaN(x)) continue;
      if (add.kind === "mean") {
        for (let s = 0; s < slotCount; s++) {
          const at = slots[s]! * plan.sums + add.sum;
          this.sums[at]! += x;
          this.sums[at + 1]! += x * x;
        }
      } else {
        const whole = numbers[add.number + 1]![row]!;
        for (let s = 0; s < slotCount; s++) {
          const at = slots[s]! * plan.sums + add.sum;
          this.sums[at]! += x;
          this.sums[at + 1]! += whole;
          this.sums[at + 2]! += x * x;
          this.sums[at + 3]! += whole * whole;
          this.sums[at + 4]! += x * whole;
        }
      }
    }
  }

  /** Brings all counters into `counts` and answers which slots were touched since the last `clear`. */
  close(): readonly number[] {
    for (const slot of this.touched) this.drain(slot);
    return this.touched;
  }

  clear(): void {
    const { counts, sums } = this.question.plan;
    for (const slot of this.touched) {
      this.counts.fill(0, slot * counts, (slot + 1) * counts);
      this.sums.fill(0, slot * sums, (slot + 1) * sums);
      this.seen[slot] = 0;
    }
    this.touched.length = 0;
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
          counts[base + w * bitsPerWord + bit]! += 2 ** k;
          left &= left - 1;
        }
      }
    }
    this.seen[slot] = 1;
  }
}
