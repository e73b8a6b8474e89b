import { addCounts, addSums, bitsPerWord, type SlotSums, type TallyFiller, type TallyQuestion } from "./tally.ts";

const planes = 8;
const full = 2 ** planes - 1;

/** Lookup table: spreads the bits of a byte into bytes, the low four in one word and the high four in the next. */
const widened = Int32Array.from({ length: 512 }, (_, i) => {
  const four = (i >> 1) >> (4 * (i & 1));
  return (four & 1) | ((four & 2) << 7) | ((four & 4) << 14) | ((four & 8) << 21);
});

/** Counts and sums of slots, and which slots were touched. */
export interface TouchedSums extends SlotSums {
  readonly touched: Uint8Array;
}

/**
 * Accumulates row bits and numbers, one slot per group, until flushed.
 *
 * Bit-sliced counters: plane k of a slot has bit k of 31 counters, so adding a row's word increments 31 counters at
 * once; the ripple carry usually stops after two planes. Numbers are added individually.
 */
export class Counters implements SlotSums {
  private readonly words: number;
  private readonly slices: Int32Array;
  private readonly seen: Int32Array;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly question: TallyQuestion;
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  private readonly rowSums: Float64Array;

  constructor(question: TallyQuestion, slots: number) {
    this.question = question;
    this.words = Math.ceil(question.bits.length / bitsPerWord);
    this.slices = new Int32Array(slots * this.words * planes);
    this.seen = new Int32Array(slots);
    this.touched = new Int32Array(slots);
    // Padding: `sumPlanes` writes 31 counters for every word, so the last slot needs room past its end.
    this.counts = new Int32Array(slots * question.plan.counts + bitsPerWord);
    this.sums = new Float64Array(slots * question.plan.sums);
    this.rowSums = new Float64Array(question.plan.sums);
  }

  /**
   * Counts one row in each of its slots.
   *
   * @param slots    the row's slots; the first `slotCount` entries count
   * @param bits     words of consecutive rows
   * @param numbers  numbers of consecutive rows; NaN is unknown
   * @param row      the row to read from both
   */
  add(slots: Int32Array, slotCount: number, bits: Int32Array, numbers: Float64Array, row: number): void {
    const { slices, seen, words, touched } = this;
    for (let s = 0; s < slotCount; s++) {
      const slot = slots[s]!;
      const before = seen[slot]!;
      if (before === 0) touched[this.touchedCount++] = slot;
      else if (before === full) this.sumPlanes(slot);
      seen[slot]!++;
    }
    for (let w = 0; w < words; w++) {
      const word = bits[row * words + w]!;
      if (word === 0) continue;
      for (let s = 0; s < slotCount; s++) {
        let carry = word;
        for (let k = (slots[s]! * words + w) * planes; carry !== 0; k++) {
          const slice = slices[k]!;
          slices[k] = slice ^ carry;
          carry &= slice;
        }
      }
    }
    if (!this.rowSumsOf(numbers, row)) return;
    const { sums, rowSums } = this;
    const kept = rowSums.length;
    for (let s = 0; s < slotCount; s++) {
      const at = slots[s]! * kept;
      for (let k = 0; k < kept; k++) sums[at + k]! += rowSums[k]!;
    }
  }

  /**
   * Writes a row's contribution to the sums of its slots into `rowSums`; an unknown number adds 0. @returns whether
   * any number is known
   */
  private rowSumsOf(numbers: Float64Array, row: number): boolean {
    const { rowSums } = this;
    const first = row * this.question.numbers.length;
    let any = false;
    for (const { kind, sum, number } of this.question.adds) {
      const x = numbers[first + number]!;
      const whole = kind === "ratio" ? numbers[first + number + 1]! : 0;
      const known = !Number.isNaN(x);
      any ||= known;
      rowSums[sum] = known ? x : 0;
      const squared = known ? x * x : 0;
      if (kind === "mean") {
        rowSums[sum + 1] = squared;
        rowSums[sum + 2] = known ? squared * x : 0;
      } else {
        const wholeSquared = known ? whole * whole : 0;
        rowSums[sum + 1] = known ? whole : 0;
        rowSums[sum + 2] = squared;
        rowSums[sum + 3] = wholeSquared;
        rowSums[sum + 4] = known ? x * whole : 0;
        rowSums[sum + 5] = known ? squared * x : 0;
        rowSums[sum + 6] = known ? squared * whole : 0;
        rowSums[sum + 7] = known ? x * wholeSquared : 0;
        rowSums[sum + 8] = known ? wholeSquared * whole : 0;
      }
    }
    return any;
  }

  /**
   * Adds the counts and sums of each touched slot to the same slot of several places, and clears it.
   *
   * @param to      the tally of the places
   * @param places  for each place, the slot in `to` of slot 0 here; negative ones are skipped
   * @param also    counters to which the same slots are added too
   */
  flush(to: TallyFiller, places: readonly number[], also?: TouchedSums): void {
    const { counts, sums, touched } = this;
    const counted = this.question.plan.counts;
    const summed = this.question.plan.sums;
    for (let k = 0; k < this.touchedCount; k++) {
      const slot = touched[k]!;
      this.sumPlanes(slot);
      this.seen[slot] = 0;
      const [count, sum] = [slot * counted, slot * summed];
      for (const place of places) if (place >= 0) to.add(place + slot, this, slot);
      if (also !== undefined) {
        also.touched[slot] = 1;
        addCounts(also.counts, count, counts, count, counted);
        addSums(also.sums, sum, sums, sum, summed);
      }
      counts.fill(0, count, count + counted);
      sums.fill(0, sum, sum + summed);
    }
    this.touchedCount = 0;
  }

  /** Adds a slot's bit-sliced counters to `counts`, four at a time (SWAR: one byte of a word per counter). */
  private sumPlanes(slot: number): void {
    const { slices, words, counts } = this;
    // After `seen` rows, no count has a bit above this plane.
    const used = 32 - Math.clz32(this.seen[slot]!);
    for (let w = 0; w < words; w++) {
      const first = (slot * words + w) * planes;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let k = 0; k < used; k++) {
        const word = slices[first + k]!;
        if (word === 0) continue;
        slices[first + k] = 0;
        const byte0 = (word & 255) << 1;
        const byte1 = ((word >>> 8) & 255) << 1;
        const byte2 = ((word >>> 16) & 255) << 1;
        const byte3 = (word >>> 24) << 1;
        a = (a + (widened[byte0]! << k)) | 0;
        b = (b + (widened[byte0 + 1]! << k)) | 0;
        c = (c + (widened[byte1]! << k)) | 0;
        d = (d + (widened[byte1 + 1]! << k)) | 0;
        e = (e + (widened[byte2]! << k)) | 0;
        f = (f + (widened[byte2 + 1]! << k)) | 0;
        g = (g + (widened[byte3]! << k)) | 0;
        h = (h + (widened[byte3 + 1]! << k)) | 0;
      }
      const at = slot * this.question.plan.counts + w * bitsPerWord;
      addBytes(counts, at, a);
      addBytes(counts, at + 4, b);
      addBytes(counts, at + 8, c);
      addBytes(counts, at + 12, d);
      addBytes(counts, at + 16, e);
      addBytes(counts, at + 20, f);
      addBytes(counts, at + 24, g);
      addBytes(counts, at + 28, h);
    }
    this.seen[slot] = 1;
  }
}

function addBytes(to: Int32Array, at: number, four: number): void {
  if (four === 0) return;
  to[at]! += four & 255;
  to[at + 1]! += (four >>> 8) & 255;
  to[at + 2]! += (four >>> 16) & 255;
  const last = (four >>> 24) & 255;
  if (last !== 0) to[at + 3]! += last;
}
