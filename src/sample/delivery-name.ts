import { yearName } from "./calendar.ts";
import type { DistrictYear } from "./district-year.ts";

/** The name of the delivery of a district's school year; includes the district if the sample has several. */
export const deliveryName = (year: DistrictYear, alone: boolean): string =>
  alone ? yearName(year.schoolYear) : `${yearName(year.schoolYear)}-${year.district.id}`;
