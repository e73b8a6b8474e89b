/** 64 bits of a secret as two 32-bit words. */
export type HashKey = readonly [number, number];

const rotated = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/**
 * HalfSipHash-2-4 of 32-bit words (J.-P. Aumasson, D. J. Bernstein): a keyed hash, so that how a tie was broken
 * cannot be recomputed without the secret. Returns an unsigned 32-bit integer.
 */
export function keyedHash([k0, k1]: HashKey, words: readonly number[]): number {
  let [v0, v1, v2, v3] = [k0, k1, 0x6c796765 ^ k0, 0x74656462 ^ k1];
  const round = (): void => {
    v0 = (v0 + v1) | 0;
    v1 = rotated(v1, 5) ^ v0;
    v0 = rotated(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotated(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotated(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotated(v1, 13) ^ v2;
    v2 = rotated(v2, 16);
  };
  const word = (m: number): void => {
    v3 ^= m;
    round();
    round();
    v0 ^= m;
  };
  for (const m of words) word(m | 0);
  word((words.length * 4) << 24);
  v2 ^= 0xff;
  for (let i = 0; i < 4; i++) round();
  return (v1 ^ v3) >>> 0;
}

/** Hash of a text: its UTF-16 code units as words. */
export const textHash = (key: HashKey, text: string): number =>
  keyedHash(
    key,
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
  );

/** Key from the secret text kept with a release. */
export const hashKey = (secret: string): HashKey => [textHash([0, 0], secret), textHash([0, 1], secret)];
