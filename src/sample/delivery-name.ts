import { yearName } from "./calendar.ts";
import type { DistrictYear } from "./district-year.ts";

/** Name of a district's delivery for a school year; includes the district if the sample has several. */
export const deliveryName = (year: DistrictYear, alone: boolean): string =>
  alone ? yearName(year.schoolYear) : `${yearName(year.schoolYear)}-${year.district.id}`;
