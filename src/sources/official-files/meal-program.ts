import { californiaPlace, levelByCodes, placeColumns } from "./california.ts";
import { has, headed, type OfficialFormat, yearOf } from "./official-format.ts";

const columns = {
  school_year: yearOf("Academic Year"),
  ...placeColumns,
  type: headed("School Type"),
} as const;

const common = {
  required: ["county", "district", "school"],
  part: { at: { header: ["County Code"] }, read: { as: "text" } },
} as const;
const cells = {
  place: californiaPlace(levelByCodes, {
    county: "r.county_name",
    district: "r.district_name",
    school: "r.school_name",
    type: "r.type",
  }),
  group: "'all=all'",
  codes: {},
  otherGrouping: "all",
} as const;

/**
 * Students eligible for free or reduced-price meals by school: the second sheet of a workbook, percentages as shares. The columns of kindergarten to
 * grade 12 are used, not those of ages 5 to 17.
 */
export const mealProgram: OfficialFormat = {
  ...common,
  id: "meal-program",
  name: "free and reduced-price meals by school",
  isHeader: (names) => has(names, "academicyear", "countycode", "schoolcode", "enrollmentk12", "frpmcountk12"),
  columns: {
    ...columns,
    n: headed("Enrollment (K-12)"),
    free: headed("Free Meal Count (K-12)"),
    free_share: headed("Percent (%) Eligible Free (K-12)"),
    meals: headed("FRPM Count (K-12)"),
    meals_share: headed("Percent (%) Eligible FRPM (K-12)"),
  },
  cells: {
    ...cells,
    publication: "'frpm'",
    measures: [
      { indicator: "'frpm-meals'", n: "r.n", hits: "r.meals", value: "r.meals_share", reads: "share", decimals: 4 },
      { indicator: "'frpm-free-meals'", n: "r.n", hits: "r.free", value: "r.free_share", reads: "share", decimals: 4 },
    ],
  },
};

const unduplicated = ["CALPADS Unduplicated Pupil Count (UPC)", "Unduplicated Pupil Count (UPC)", "CALPADS UPC", "UPC"];

/** The unduplicated pupil count of the state's funding formula: English learners, foster youth, and students eligible for free or reduced-price meals. */
export const unduplicatedCount: OfficialFormat = {
  ...common,
  id: "unduplicated-count",
  name: "unduplicated pupil count by school",
  isHeader: (names) =>
    has(names, "academicyear", "countycode", "schoolcode", "totalenrollment") &&
    ["calpadsunduplicatedpupilcountupc", "unduplicatedpupilcountupc", "calpadsupc", "upc"].some((n) => names.has(n)),
  columns: { ...columns, n: headed("Total Enrollment"), hits: headed(...unduplicated) },
  cells: {
    ...cells,
    publication: "'upc'",
    measures: [{ indicator: "'upc-unduplicated'", n: "r.n", hits: "r.hits" }],
  },
};
