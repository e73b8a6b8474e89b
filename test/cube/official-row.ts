import type { Row } from "../../src/records/table.ts";

/** The fields of a published cell that a test sets. */
export type Given = Readonly<Record<string, string | number | boolean | null>>;

/** A row of official figures: by default the share of all students at a place suspended in 2024. */
export const officialRow = (given: Given): Row => ({
  school_year: 2024,
  publication: "dataquest",
  indicator: "suspended",
  place_type: null,
  district_id: null,
  district_name: null,
  county_id: null,
  county_name: null,
  state: "CA",
  grouping: "all",
  level: "all",
  grade: "all",
  counted_students: "all",
  n: null,
  hits: null,
  value: null,
  at_level_1: null,
  at_level_2: null,
  at_level_3: null,
  at_level_4: null,
  status: "counted",
  marker: null,
  computed: false,
  ...given,
});

/** `race-ethnicity=black` as the two columns of a group. */
export const groupColumns = (group: string): Given => {
  const [grouping = "all", level = "all"] = group.split("=");
  return { grouping, level };
};
