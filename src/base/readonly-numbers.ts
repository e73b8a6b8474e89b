/**
 * A typed array that its readers cannot change: `Object.freeze` refuses typed arrays, so the type has to. It has no `set`, `fill`, `sort` or `buffer`.
 */
export interface ReadonlyNumbers extends Iterable<number> {
  readonly length: number;
  readonly [index: number]: number;
  subarray(from?: number, to?: number): ReadonlyNumbers;
}
