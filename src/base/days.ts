const millisecondsPerDay = 86_400_000;

/** Days since 1 January 1970 of `YYYY-MM-DD`; NaN for a text that is no date. */
export const dayOf = (date: string): number => Date.parse(date) / millisecondsPerDay;

/** `YYYY-MM-DD` of a number of days since 1 January 1970. */
export const dateOf = (day: number): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10);

/** The date so many days after another one; before it where `days` is negative. */
export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days);
