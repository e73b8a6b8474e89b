import { has, headed, type OfficialFormat, yearOf } from "./official-format.ts";

/** Chronic absence in Colorado's districts. */
export const coloradoChronicAbsence: OfficialFormat = {
  id: "co-chronic-absence",
  name: "Colorado chronic absence by district",
  isHeader: (names) =>
    has(names, "schoolyear", "districtcode", "absenteestudents", "totalstudents", "chronicallyabsentrate"),
  required: ["district"],
  columns: {
    school_year: yearOf("school_year"),
    county: headed("county_code"),
    county_name: headed("county_name"),
    district: headed("district_code"),
    district_name: headed("district_name"),
    n: headed("total_students"),
    hits: headed("absentee_students"),
    rate: headed("chronically_absent_rate"),
  },
  cells: {
    codes: {},
    otherGrouping: "all",
    publication: "'co-attendance'",
    place: {
      kind: "'district'",
      id: "lpad(r.district, 4, '0')",
      name: "r.district_name",
      districtId: "lpad(r.district, 4, '0')",
      districtName: "r.district_name",
      countyId: "lpad(r.county, 2, '0')",
      countyName: "r.county_name",
      state: "'CO'",
    },
    group: "'all=all'",
    measures: [
      { indicator: "'chronic-absence'", n: "r.n", hits: "r.hits", value: "r.rate", reads: "share", decimals: 3 },
    ],
  },
};
