import { namedGroups } from "./group-codes.ts";
import { has, headed, type OfficialFormat, plainGroupName, type Sql, yearOf } from "./official-format.ts";

/** Connecticut's districts have a name and no code in its long table; the name is the identifier. */
const connecticut = (name: Sql) =>
  ({
    kind: "'district'",
    id: name,
    name,
    districtId: name,
    districtName: name,
    state: "'CT'",
  }) as const;
const cellsByName = { codes: namedGroups, otherGrouping: "published-group" } as const;

/** Chronic absence in Connecticut's districts by race, several years in one long table; -9999 is withheld, -6666 not available. */
export const connecticutLong: OfficialFormat = {
  id: "ct-chronic-absence-long",
  name: "Connecticut chronic absence, long table",
  isHeader: (names) => has(names, "district", "fips", "year", "raceethnicity", "variable", "measuretype", "value"),
  required: ["district", "race"],
  when: [
    { at: { header: ["Variable"] }, isIn: ["Chronically Absent Students"] },
    { at: { header: ["Measure Type"] }, isIn: ["Percent"] },
  ],
  columns: {
    school_year: yearOf("Year"),
    district: headed("District"),
    race: headed("Race/Ethnicity"),
    value: headed("Value"),
  },
  cells: {
    ...cellsByName,
    publication: "'ct-edsight'",
    place: connecticut("r.district"),
    group: plainGroupName("r.race"),
    measures: [{ indicator: "'chronic-absence'", value: "r.value", decimals: 1 }],
  },
};

/** The state's download of the same table: two title lines, a header of two lines, and codes as spreadsheet formulas (="2850013"). */
export const connecticutDownload: OfficialFormat = {
  id: "ct-chronic-absence",
  name: "Connecticut chronic absence by race",
  isHeader: (names, titles) =>
    has(names, "district", "districtcode", "raceethnicity", "studentcount") && /chronic(ally)? absen/i.test(titles),
  required: ["district", "race"],
  yearInName: true,
  columns: {
    district: headed("District"),
    race: headed("Race/Ethnicity"),
    hits: headed("Student Count"),
    rate: { at: { position: 5 }, read: { as: "text" } },
  },
  cells: {
    ...cellsByName,
    publication: "'ct-edsight'",
    place: connecticut("r.district"),
    group: plainGroupName("r.race"),
    measures: [{ indicator: "'chronic-absence'", hits: "r.hits", value: "r.rate", decimals: 1 }],
  },
};
