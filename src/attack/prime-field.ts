/** Arithmetic on whole numbers modulo a prime below 2^26, so that a product of two is exact in a double. */
export interface PrimeField {
  readonly prime: number;
  /** A whole number, also a negative one, as an element. */
  element(x: number): number;
  multiply(a: number, b: number): number;
  subtract(a: number, b: number): number;
  /** The element whose product with a is 1; a is not 0. */
  inverse(a: number): number;
  /** The integer nearest to 0 that the element represents. */
  number(a: number): number;
}

/** The two largest primes below 2^26. */
export const largePrimes = [67_108_859, 67_108_837] as const;

export function primeField(prime: number): PrimeField {
  const element = (x: number): number => {
    const rest = x % prime;
    return rest < 0 ? rest + prime : rest;
  };
  const multiply = (a: number, b: number): number => (a * b) % prime;
  const subtract = (a: number, b: number): number => (a < b ? a - b + prime : a - b);
  /** Extended Euclidean algorithm. */
  const inverse = (a: number): number => {
    let [r0, r1] = [prime, a];
    let [s0, s1] = [0, 1];
    while (r1 !== 0) {
      const q = Math.floor(r0 / r1);
      [r0, r1] = [r1, r0 - q * r1];
      [s0, s1] = [s1, s0 - q * s1];
    }
    return element(s0);
  };
  return {
    prime,
    element,
    multiply,
    subtract,
    inverse,
    number: (a) => (a > prime / 2 ? a - prime : a),
  };
}
