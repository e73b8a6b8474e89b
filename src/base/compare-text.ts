/** Order by code unit: the same on every machine, unlike the order of a language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
