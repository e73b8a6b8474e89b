const millisecondsPerDay = 86_400_000;

/** Days since January 1, 1970, of a `YYYY-MM-DD` date; NaN if the text is not a date. */
export const dayOf = (date: string): number => Date.parse(date) / millisecondsPerDay;

/** `YYYY-MM-DD` of a number of days since January 1, 1970. */
export const dateOf = (day: number): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10);

/** Adds days to a date; `days` may be negative. */
export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days);
