import { dateInSchoolYear, schoolYearDays } from "../rules/us-ca-school-year.ts";
import { defineTable, type Row } from "./table.ts";

/** Fixed days of a school year; computed for the years a district has, not delivered. */
export const calendar = defineTable({
  id: "calendar",
  meaning:
    "First and last day and census day of each school year, and the first year of which the district holds enrollment.",
  key: ["school_year"],
  columns: {
    school_year: { type: "integer", meaning: "The calendar year in which the school year ends." },
    year_start: { type: "date", meaning: "1 July." },
    year_end: { type: "date", meaning: "30 June." },
    census_day: {
      type: "date",
      meaning: "The first Wednesday of October (California Education Code 46305 and CALPADS).",
    },
    first_year: { type: "integer", meaning: "The first school year held." },
  },
});

/** Census Day: the first Wednesday of October of the school year. */
export function censusDay(schoolYear: number): string {
  const autumn = schoolYear - 1;
  const { month, weekday } = schoolYearDays.census;
  const first = new Date(Date.UTC(autumn, month, 1)).getUTCDay();
  return new Date(Date.UTC(autumn, month, 1 + ((weekday - first + 7) % 7))).toISOString().slice(0, 10);
}

export function calendarRows(schoolYears: readonly number[]): readonly Row[] {
  const first = Math.min(...schoolYears);
  return schoolYears.map((year) => ({
    school_year: year,
    year_start: dateInSchoolYear(year, schoolYearDays.start),
    year_end: dateInSchoolYear(year, schoolYearDays.end),
    census_day: censusDay(year),
    first_year: first,
  }));
}
