import fc from "fast-check";

/** Seeded random numbers (mulberry32): uniform and normal. */
export function seeded(seed: number): { share: () => number; normal: () => number } {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return { share, normal };
}

/** Finite numbers of all magnitudes, for functions that reject anything else immediately. */
export const finiteNumber: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(0, 1e-300, 1e-20, 1e20, 1e150, -1e300),
);
