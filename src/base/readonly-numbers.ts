/**
 * Read-only view of a typed array, without `set`, `fill`, `sort` or `buffer`. Enforced by the type because
 * `Object.freeze` rejects typed arrays.
 */
export interface ReadonlyNumbers extends Iterable<number> {
  readonly length: number;
  readonly [index: number]: number;
  subarray(from?: number, to?: number): ReadonlyNumbers;
}
