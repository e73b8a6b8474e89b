import { namedGroups } from "./group-codes.ts";
import { has, headed, type Measure, type OfficialFormat, type Sql, yearOf } from "./official-format.ts";

/** A name of a group by its letters and digits. */
export const plain = (column: Sql): Sql => `regexp_replace(lower(${column}), '[^\\p{L}\\p{N}]', '', 'g')`;

/** Connecticut's districts have a name and no code in its long table; the name is what tells them apart. */
const connecticut = (name: Sql) =>
  ({
    kind: "'district'",
    id: name,
    name,
    districtId: name,
    districtName: name,
    state: "'CT'",
  }) as const;
const byName = { codes: namedGroups, otherGrouping: "published-group" } as const;

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
    ...byName,
    publication: "'ct-edsight'",
    place: connecticut("r.district"),
    group: plain("r.race"),
    measures: [{ indicator: "'chronic-absence'", value: "r.value", decimals: 1 }],
  },
};

/** The same as the state hands it out: two lines of title, then a header of two lines; codes written for a spreadsheet (="2850013"). */
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
    ...byName,
    publication: "'ct-edsight'",
    place: connecticut("r.district"),
    group: plain("r.race"),
    measures: [{ indicator: "'chronic-absence'", hits: "r.hits", value: "r.rate", decimals: 1 }],
  },
};

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

const washingtonGroups: Readonly<Record<string, string>> = {
  native: "race-ethnicity=american-indian",
  asian: "race-ethnicity=asian",
  black: "race-ethnicity=black",
  hispanic: "race-ethnicity=hispanic",
  api: "race-ethnicity=pacific-islander",
  multi: "race-ethnicity=two-or-more",
  white: "race-ethnicity=white",
  li: "disadvantaged=yes",
  se: "disability=yes",
};
const disciplined = (n: Sql, hits: Sql, group: string): Measure => ({
  indicator: "'wa-disciplined'",
  n,
  hits,
  group: `'${group}'`,
});

/** Students disciplined in Washington's districts beside all students, a column a group; the first row is the state. */
export const washingtonDiscipline: OfficialFormat = {
  id: "wa-discipline",
  name: "Washington discipline by group",
  isHeader: (names) => has(names, "district", "population", "disciplined", "blackpop", "blackd", "sepop", "sed"),
  required: ["code"],
  yearInName: true,
  columns: {
    county: headed("county"),
    code: headed("code"),
    district: headed("district"),
    n: headed("population"),
    hits: headed("disciplined"),
    ...Object.fromEntries(
      Object.keys(washingtonGroups).flatMap((g) => [
        [`${g}_n`, headed(`${g}_pop`)],
        [`${g}_hits`, headed(`${g}_d`)],
      ]),
    ),
  },
  cells: {
    codes: {},
    otherGrouping: "all",
    publication: "'wa-discipline'",
    place: {
      kind: "CASE WHEN lower(r.county) = 'statewide' THEN 'state' ELSE 'district' END",
      id: "CASE WHEN lower(r.county) = 'statewide' THEN 'WA' ELSE lpad(r.code, 5, '0') END",
      name: "CASE WHEN lower(r.county) = 'statewide' THEN 'Washington' ELSE r.district END",
      districtId: "CASE WHEN lower(r.county) <> 'statewide' THEN lpad(r.code, 5, '0') END",
      districtName: "CASE WHEN lower(r.county) <> 'statewide' THEN r.district END",
      countyId: "CASE WHEN lower(r.county) <> 'statewide' THEN r.county END",
      countyName: "CASE WHEN lower(r.county) <> 'statewide' THEN r.county END",
      state: "'WA'",
    },
    group: "'all=all'",
    measures: [
      disciplined("r.n", "r.hits", "all=all"),
      ...Object.entries(washingtonGroups).map(([g, group]) => disciplined(`r.${g}_n`, `r.${g}_hits`, group)),
    ],
  },
};
