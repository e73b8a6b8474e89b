/** Required uncertainty: the least difference between the ends of a range, in students. */
export interface AttackNeeds {
  /** For a count below the minimum. */
  readonly students: number;
  /** For an outcome in a hidden group. */
  readonly outcome: number;
  /** For an outcome that all or none may have. */
  readonly extreme: number;
  /** For a sum over a hidden group: share of its largest possible value. */
  readonly amount: number;
}

/** Effort limits of an attack. */
export interface AttackEffort {
  /** Random numbers from 0 up to, not including, 1. */
  readonly random: () => number;
  /** Most numbers of a linear program that is solved completely. */
  readonly largestProgram: number;
  /** Hidden numbers given to the solver with all their relations, per independent part of the releases. */
  readonly mostSolved: number;
  /** For larger programs: hidden numbers given to the solver with only the nearest others, and how many of those. */
  readonly sample: { readonly numbers: number; readonly program: number };
  /** Time limit for one of them. */
  readonly seconds: number;
}
