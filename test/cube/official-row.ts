import type { Row } from "../../src/records/table.ts";

/** What a test says of a published cell. */
export type Given = Readonly<Record<string, string | number | boolean | null>>;

/** A row of what an office published: the share suspended in 2024 of everybody at a place, unless said otherwise. */
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
  reckoned: false,
  ...given,
});

/** `race-ethnicity=black` as the two columns that say it. */
export const groupColumns = (group: string): Given => {
  const [grouping = "all", level = "all"] = group.split("=");
  return { grouping, level };
};
