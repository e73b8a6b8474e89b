/** Fixed days of California's school year. */
export const schoolYearDays = {
  /** Month and day, in the calendar year before the one that names the school year, and in that year. */
  start: "07-01",
  end: "06-30",
  /** From this day the year's instruction is over nearly everywhere, and what a file says of the year is about all of it. Our own choice. */
  over: "06-15",
  /** The first Wednesday of October of the autumn in which the school year begins. `month` and `weekday` count as JavaScript's dates do: from 0. */
  census: { month: 9, weekday: 3 },
  year: 2023,
  source: "California Education Code 37200 (fiscal year) and 46305 (census day); CALPADS",
} as const;

/** The month in which a school year begins, 1 to 12. */
export const firstMonth = Number(schoolYearDays.start.slice(0, 2));

/** The school year of a month of a calendar year, named by the calendar year in which it ends. */
export const schoolYearOfMonth = (year: number, month: number): number => (month >= firstMonth ? year + 1 : year);

/** The school year in which an ISO date falls. */
export const schoolYearOfDate = (date: string): number =>
  schoolYearOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));

/** The ISO date of a day like 10-01 in a school year. */
export const dateInSchoolYear = (schoolYear: number, monthDay: string): string =>
  `${monthDay >= schoolYearDays.start ? schoolYear - 1 : schoolYear}-${monthDay}`;

/** School years that a file or a person may mean; a number beyond them is a mistake. Our own choice, of 2026. */
export const schoolYearBounds = { first: 1950, last: 2100 } as const;
