import fc from "fast-check";
import { anyNumber } from "../sound.ts";

/** Valid counts: 1 <= n <= most, 0 <= hits <= n. */
export const counts = (most = 3000): fc.Arbitrary<{ n: number; hits: number }> =>
  fc
    .integer({ min: 1, max: most })
    .chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }));

/** Counts of any form a caller could pass, often empty groups. */
export const anyCounts: fc.Arbitrary<{ n: number; hits: number }> = fc.oneof(
  { weight: 4, arbitrary: counts(60) },
  { weight: 1, arbitrary: fc.constant({ n: 0, hits: 0 }) },
  { weight: 1, arbitrary: fc.record({ n: anyNumber, hits: anyNumber }) },
);

/** Whole counts at each of `levels` levels. */
export const levelCounts = (levels: number, most = 40): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: levels, maxLength: levels });
