import type { ReleaseGroup } from "./structure.ts";

/** A place at a grade. */
export interface CertificateNode {
  readonly placeKind: string;
  readonly placeId: string;
  /** A single grade, `all`, or `unknown`: the unlisted one. */
  readonly grade: string;
}

/**
 * Worlds: other tables that print the same. World w changes the numbers number[start[w]] to number[start[w + 1] - 1] by
 * delta, and leaves all others at the truth.
 */
export interface CertificateWorlds {
  readonly start: Int32Array;
  readonly number: Int32Array;
  readonly delta: Int32Array;
}

/**
 * Proof that a population's numbers in a school year stay unknown: the true numbers, and other tables of them that print the same.
 * Secret for good, as it contains the truth.
 *
 * The numbers are those of students, then those with each outcome; each by node, then by group. Number
 * (measure * nodes + node) * groups + group, with measure 0 for students.
 */
export interface Certificate {
  readonly population: string;
  readonly schoolYear: string;
  readonly indicators: readonly string[];
  readonly nodes: readonly CertificateNode[];
  /** All students are `all`, `all`; a remainder has the level `unknown`, also in crossings. */
  readonly groups: readonly ReleaseGroup[];
  readonly truth: Int32Array;
  readonly worlds: CertificateWorlds;
}
