/** Key dates of California's school year. */
export const schoolYearDays = {
  /** Month and day, in the calendar year before the year that names the school year, and in that year. */
  start: "07-01",
  end: "06-30",
  /** From this day instruction has ended nearly everywhere, so a file covers the whole year. Our choice. */
  over: "06-15",
  /** First Wednesday of October (Census Day). `month` and `weekday` count from 0, as in JavaScript. */
  census: { month: 9, weekday: 3 },
  year: 2023,
  source: "California Education Code 37200 (fiscal year) and 46305 (census day); CALPADS",
} as const;

/** Month in which a school year begins, 1 to 12. */
export const firstMonth = Number(schoolYearDays.start.slice(0, 2));

/** School year (the calendar year in which it ends) of a month. */
export const schoolYearOfMonth = (year: number, month: number): number => (month >= firstMonth ? year + 1 : year);

/** School year of an ISO date. */
export const schoolYearOfDate = (date: string): number =>
  schoolYearOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));

/** ISO date of a month and day such as 10-01 in a school year. */
export const dateInSchoolYear = (schoolYear: number, monthDay: string): string =>
  `${monthDay >= schoolYearDays.start ? schoolYear - 1 : schoolYear}-${monthDay}`;

/** Plausible school years; a number outside them is a mistake. Our choice (2026). */
export const schoolYearBounds = { first: 1950, last: 2100 } as const;
