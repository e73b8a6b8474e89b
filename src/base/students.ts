/** Tolerance for floating-point error: 0.3 * 100 is 30.000000000000004, which is 30 students. */
const dust = 1e-9;

/** Rounds up to whole students. Returns 0, never -0. */
export const ceilStudents = (x: number): number => Math.ceil(x - dust) + 0;

/**
 * Students between two rates: the size of the gap times the group's size, rounded up.
 *
 * @param gap  a difference of shares, any sign
 * @param n    students in the group
 */
export const studentsInGap = (gap: number, n: number): number => Math.max(0, ceilStudents(Math.abs(gap) * n));
