/** Forgives the dust of binary fractions: 0.3 * 100 is 30.000000000000004, which is 30 students. */
const dust = 1e-9;

/**
 * Students between two rates: the size of the gap times the group's size, rounded up to whole students. These are the people behind a
 * percentage.
 *
 * @param gap  a difference of shares, any sign
 * @param n    students in the group
 */
export const studentsInGap = (gap: number, n: number): number => Math.max(0, Math.ceil(Math.abs(gap) * n - dust));
