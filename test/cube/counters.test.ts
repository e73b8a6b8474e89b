import fc from "fast-check";
import { expect, test } from "vitest";
import { Counters } from "../../src/cube/counters.ts";
import { bitsPerWord, TallyFiller, tallyQuestion } from "../../src/cube/tally.ts";
import { indicators } from "../../src/indicators/index.ts";

const question = tallyQuestion(indicators);
const words = Math.ceil(question.bits.length / bitsPerWord);
const slots = 3;

/** Words of random bits, with no bit above the given number. */
const rowBits = fc.tuple(
  ...Array.from({ length: words }, (_, w) => {
    const asked = Math.min(bitsPerWord, question.bits.length - w * bitsPerWord);
    return fc.integer({ min: 0, max: 2 ** asked - 1 });
  }),
);

test("bit-sliced counters equal plain counting, also when a slot gets more rows than its planes can count", () => {
  fc.assert(
    fc.property(
      fc.array(rowBits, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 0, max: slots - 1 }),
      (kinds, rows, other) => {
        const bits = Int32Array.from(kinds.flat());
        const words = kinds[0]?.length ?? 0;
        const numbers = Float64Array.from(
          kinds.flatMap((_kind, i) => question.numbers.map((_, k) => (i === 0 ? Number.NaN : i + k))),
        );
        const counters = new Counters(question, slots);
        const { counts, sums } = question.plan;
        const empty = () => ({ counts: new Int32Array(slots * counts), sums: new Float64Array(slots * sums) });
        const [flushed, also, plain] = [empty(), { ...empty(), touched: new Uint8Array(slots) }, empty()];
        // Every slot already has a number.
        const filler = new TallyFiller(
          { ...flushed, at: Int32Array.from({ length: slots }, (_, i) => i) },
          question.plan,
          0,
        );
        for (let r = 0; r < rows; r++) {
          const at = r % kinds.length;
          // Every row counts in one slot; every third row also counts in another.
          const own = r % 3 === 0 && other !== 0 ? [0, other] : [0];
          counters.add(Int32Array.from(own), own.length, bits, numbers, at);
          for (const slot of own) {
            for (let b = 0; b < counts; b++)
              if (((bits[at * words + Math.floor(b / bitsPerWord)] ?? 0) >> (b % bitsPerWord)) & 1)
                plain.counts[slot * counts + b]! += 1;
            for (const { kind, sum, number } of question.adds) {
              const x = numbers[at * question.numbers.length + number] ?? Number.NaN;
              if (Number.isNaN(x)) continue;
              const whole = numbers[at * question.numbers.length + number + 1] ?? 0;
              const ofRatio = [x, whole, x * x, whole * whole, x * whole];
              const adds =
                kind === "mean"
                  ? [x, x * x, x ** 3]
                  : [...ofRatio, x ** 3, x * x * whole, x * whole * whole, whole ** 3];
              adds.forEach((v, i) => {
                plain.sums[slot * sums + sum + i]! += v;
              });
            }
          }
        }
        counters.flush(filler, [0, -1], also);
        expect(flushed).toEqual(plain);
        const { touched, ...taken } = also;
        expect(taken).toEqual(plain);
        expect([...touched].flatMap((t, slot) => (t === 1 ? [slot] : []))).toEqual(other !== 0 ? [0, other] : [0]);
        // They are empty after a flush.
        counters.flush(filler, [0]);
        expect(flushed).toEqual(plain);
      },
    ),
    { numRuns: 60 },
  );
});
