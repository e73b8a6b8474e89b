import type { Match } from "./match-columns.ts";

/** Day numbers of spreadsheets: days since 1899-12-30. These are of 1980 to 2040. */
const dayNumbers = { first: 29_221, last: 51_136 } as const;

/** Whether a column should have dates, by its heading, and has a spreadsheet's numbers of days. */
export const hasDayNumbers = ({ valuesDisagree, shape: { whole, least, most } }: Match): boolean =>
  valuesDisagree !== null &&
  isOfDates(valuesDisagree.id) &&
  whole === 1 &&
  least !== null &&
  most !== null &&
  least >= dayNumbers.first &&
  most <= dayNumbers.last;

const isOfDates = (concept: string): boolean => concept === "date" || concept.endsWith("_date");
