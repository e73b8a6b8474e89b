/** The six goals of equity, as the words know them. */
export const goalIds = [1, 2, 3, 4, 5, 6] as const;
