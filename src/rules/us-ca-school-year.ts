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
