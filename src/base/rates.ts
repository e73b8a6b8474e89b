/** Ratio of two rates, (x1 / n1) / (x2 / n2). x2 must be above 0. */
export const ratioOfRates = (x1: number, n1: number, x2: number, n2: number): number => x1 / n1 / (x2 / n2);
