/** What has to stay unknown: the least difference between the ends of a range, in students. */
export interface AttackNeeds {
  /** Of a count below the minimum. */
  readonly students: number;
  /** Of an outcome in a hidden group. */
  readonly outcome: number;
  /** Of an outcome that all or none may have. */
  readonly extreme: number;
  /** Of a sum over a hidden group: share of its largest possible value. */
  readonly amount: number;
}

/** How hard an attack tries. */
export interface AttackEffort {
  /** Random numbers from 0 up to, not including, 1. */
  readonly random: () => number;
  /** Numbers of one linear program that is solved whole. */
  readonly largestProgram: number;
  /** Hidden numbers given to the solver with all their relations, in every independent part of the releases. */
  readonly mostSolved: number;
  /** Where a program would be larger: hidden numbers given to it with the nearest others only, and how many those are. */
  readonly sample: { readonly numbers: number; readonly program: number };
  /** Longest time for one of them. */
  readonly seconds: number;
}
