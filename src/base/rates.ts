/** How many times as often the first as the second: the ratio of two rates, (x1 / n1) / (x2 / n2). The second has students with the outcome. */
export const ratioOfRates = (x1: number, n1: number, x2: number, n2: number): number => x1 / n1 / (x2 / n2);
