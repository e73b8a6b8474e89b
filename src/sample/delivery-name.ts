import { yearName } from "./calendar.ts";
import type { DistrictYear } from "./district-year.ts";

/** What the delivery of a district's school year is called; the district is named where the sample has several. */
export const deliveryName = (year: DistrictYear, alone: boolean): string =>
  alone ? yearName(year.schoolYear) : `${yearName(year.schoolYear)}-${year.district.id}`;
