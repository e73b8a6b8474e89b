import { californiaPlace, countyCode } from "./california.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

const percents = { calworks: "ca1999-calworks", lunch: "ca1999-lunch", english: "ca1999-english-learners" };
const numbers = {
  teachers: "ca1999-teachers",
  computer: "ca1999-computers",
  expenditure: "ca1999-spending-per-student",
  income: "ca1999-income",
  read: "ca1999-reading",
  math: "ca1999-mathematics",
};

/**
 * 420 California districts of grades K-6 and K-8 in 1998-99: average scores of grade 5 and background characteristics.
 *
 * @see California Department of Education; data set `CASchools` of the R package AER (Stock & Watson)
 */
export const californiaDistricts1999: OfficialFormat = {
  id: "california-districts-1999",
  name: "California districts 1998-99",
  isHeader: (names) =>
    has(names, "district", "school", "county", "students", "calworks", "lunch", "expenditure", "read", "math"),
  required: ["district", "county_name"],
  columns: {
    school_year: { constant: 1999 },
    district: { at: { header: ["district"] }, read: { as: "id", digits: 5 } },
    district_name: headed("school"),
    county_name: headed("county"),
    type: headed("grades"),
    students: headed("students"),
    ...Object.fromEntries([...Object.keys(percents), ...Object.keys(numbers)].map((name) => [name, headed(name)])),
  },
  cells: {
    publication: "'ca1999'",
    place: californiaPlace(
      "'district'",
      { county: "r.county_name", district: "r.district_name", type: "r.type" },
      { county: countyCode("r.county_name"), district: "r.district", school: "'0000000'" },
    ),
    group: "'all=all'",
    codes: {},
    otherGrouping: "all",
    measures: [
      { indicator: "'ca1999-students'", n: "r.students" },
      ...Object.entries(percents).map(([name, id]) => ({ indicator: `'${id}'`, value: `r.${name}`, decimals: 4 })),
      ...Object.entries(numbers).map(([name, id]) => ({
        indicator: `'${id}'`,
        value: `r."${name}"`,
        reads: "number" as const,
      })),
    ],
  },
};
