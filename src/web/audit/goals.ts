/** The six goals of equity, by their keys in the words. */
export const goalIds = [1, 2, 3, 4, 5, 6] as const;
export type GoalId = (typeof goalIds)[number];
