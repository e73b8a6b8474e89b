import { has, headed, type Measure, type OfficialFormat, type Sql } from "./official-format.ts";

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

/** Students disciplined and all students in Washington's districts, a pair of columns for each group; the first row is the state. */
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
