import { AppError } from "../../src/base/errors.ts";
import { isNone, type NoNumber } from "../../src/base/finding.ts";

/** What a method may read besides its case. */
export interface Context {
  /** A data set beside the vectors, by name without `.json`: columns of equal length. */
  // biome-ignore lint/suspicious/noExplicitAny: the vectors are JSON of many shapes; each adapter knows its own
  readonly data: (name: string) => any;
  /** The file's `tables`, when it has them (07). */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly tables: any;
  /** The file's `constants`, when it has them (03, 11). */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly constants: any;
  /** Figures an office published: the entries `published_...` of `expected`. */
  readonly official: Readonly<Record<string, readonly number[]>>;
}

/**
 * An adapter: takes a case's `input` and returns an object with the keys of `expected`, or a promise of one. A
 * missing number is `null` with its reason under `reason`; `orNull` does that for a NoNumber.
 */
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Method = (input: any, context: Context) => unknown;
export type Methods = Readonly<Record<string, Method>>;

/**
 * "No number" in the format of the vectors: every key null, and the reason.
 *
 * @param keys  keys that would contain numbers
 */
export function orNull(answer: object | NoNumber, ...keys: string[]): object {
  if (!isNone(answer)) return answer;
  return { ...Object.fromEntries(keys.map((key) => [key, null])), reason: answer.reason };
}

/** Same as orNull; a rejected call (AppError) becomes the vectors' `invalid_input`. */
export function orRefused(call: () => object | NoNumber, ...keys: string[]): object {
  try {
    return orNull(call(), ...keys);
  } catch (error) {
    if (error instanceof AppError) return orNull({ kind: "none", reason: "invalid_input" }, ...keys);
    throw error;
  }
}

/** A number, or null for "no number" (where the reason is in another key, or not asked). */
export const numberOrNull = (x: number | NoNumber): number | null => (typeof x === "number" ? x : null);
