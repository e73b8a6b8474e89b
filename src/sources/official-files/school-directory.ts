import type { SchoolProgram } from "../../base/school-kind.ts";
import { countyCode } from "./california.ts";
import { has, headed, type OfficialFormat, partsTable, type Sql } from "./official-format.ts";

interface Directory {
  readonly type: string;
  /** SQL of a row's federal district (7) and school (12) identifiers, and of its 14-digit state code. */
  readonly district: Sql;
  readonly school: Sql;
  readonly cds: Sql;
  /** SQL of its county's two digits and name. */
  readonly countyId: Sql;
  readonly county: Sql;
  /** SQL of what it says about the kind of a school (`SchoolKind`); NULL where it has no such column. */
  readonly charter: Sql;
  readonly magnet: Sql;
  readonly program: Sql;
  /** SQL of the rows that take precedence over others with the same identifier. */
  readonly first: Sql;
  /** SQL over `rows` and `agencies` (how many rows of a district itself a federal district has, and how many schools) of a district's own code. */
  readonly districtCode: Sql;
}

/**
 * Fills `staged.place_code`: each district once, each school once. A charter school that reports independently is its own federal district: that
 * district gets the school's code, not its authorizer's.
 */
function codesOf(directory: Directory): string {
  const { type, district, school, cds, countyId, county, charter, magnet, program, first, districtCode } = directory;
  const known = (name: string): Sql => `nullif(r.${name}, 'No Data')`;
  const columns =
    "county_id, county_name, 'CA' AS state, charter, magnet, program, source_file, source_line, scope, false, 'state'";
  const once = "QUALIFY row_number() OVER (PARTITION BY federal_id ORDER BY first DESC, cds, source_line) = 1";
  return `INSERT INTO staged.place_code (place_kind, federal_id, place_id, place_name, district_id, district_name, county_id, county_name, state,
      charter, magnet, program, source_file, source_line, scope, derived, id_kind)
    WITH rows AS (SELECT r.source_file, r.source_line, r.scope, ${known("district_name")} AS district_name, ${known("school_name")} AS school_name,
        nullif(${county}, 'No Data') AS county_name, ${cds} AS cds, ${countyId} AS county_id, ${district} AS district_nces, ${school} AS school_nces,
        ${charter} AS charter, ${magnet} AS magnet, ${program} AS program, ${first} AS first FROM parts.${partsTable({ id: type })} r),
      agencies AS (SELECT district_nces, count_if(cds[8:14] = '0000000') AS whole, count(DISTINCT cds[8:14]) AS schools FROM rows GROUP BY 1),
      districts AS (SELECT rows.*, ${districtCode} AS code FROM rows JOIN agencies USING (district_nces))
    SELECT 'district' AS place_kind, district_nces AS federal_id, code AS place_id,
      CASE WHEN code = cds[1:7] THEN district_name ELSE school_name END AS place_name, code AS district_id,
      CASE WHEN code = cds[1:7] THEN district_name ELSE school_name END AS district_name, ${columns}
    FROM districts WHERE code IS NOT NULL ${once}
    UNION ALL SELECT 'school', school_nces AS federal_id, cds[8:14], school_name, cds[1:7], district_name, ${columns}
    FROM rows WHERE school_nces IS NOT NULL AND cds[8:14] >= '0000003' ${once}`;
}

/** "No Data" is neither yes nor no. */
const yesOrNo = (text: Sql): Sql =>
  `CASE WHEN lower(trim(${text})) IN ('y', 'yes', '1') THEN true WHEN lower(trim(${text})) IN ('n', 'no', '0') THEN false END`;

/** Words in the directory's names of educational options ("Continuation School"), the first that fits. */
const programNames: readonly (readonly [words: string, program: SchoolProgram])[] = [
  ["traditional", "traditional"],
  ["alternative", "alternative"],
  ["community day", "community-day"],
  ["continuation", "continuation"],
  ["county community", "county-community"],
  ["juvenile|youth authority", "court"],
  ["hospital", "home-hospital"],
  ["opportunity", "opportunity"],
  ["special", "special-education"],
];
const programOf = (name: Sql): Sql =>
  `CASE ${programNames.map(([words, program]) => `WHEN regexp_matches(lower(${name}), '${words}') THEN '${program}'`).join(" ")} END`;

const digits = (text: Sql, length: number): Sql =>
  `CASE WHEN regexp_full_match(${text}, '\\d{1,${length}}') THEN lpad(${text}, ${length}, '0') END`;

/**
 * California's directory of public schools and districts: maps federal identifiers to the state's codes. It has no year; a later list replaces an
 * earlier one row by row.
 */
export const schoolDirectory: OfficialFormat = {
  id: "school-directory",
  name: "California directory of public schools",
  isHeader: (names) => has(names, "cdscode", "ncesdist", "ncesschool", "school", "district"),
  required: ["cds"],
  yearless: true,
  columns: {
    cds: { at: { header: ["CDSCode"] }, read: { as: "id", digits: 14 } },
    district_nces: headed("NCESDist"),
    school_nces: headed("NCESSchool"),
    status: headed("StatusType"),
    county_name: headed("County"),
    district_name: headed("District"),
    school_name: headed("School"),
    charter: headed("Charter"),
    magnet: headed("Magnet"),
    program: headed("EdOpsName"),
  },
  cells: null,
  further: [
    codesOf({
      type: "school-directory",
      cds: "r.cds",
      district: digits("r.district_nces", 7),
      school: `${digits("r.district_nces", 7)} || ${digits("r.school_nces", 5)}`,
      countyId: "r.cds[1:2]",
      county: "r.county_name",
      charter: yesOrNo("r.charter"),
      magnet: yesOrNo("r.magnet"),
      program: programOf("r.program"),
      first: "coalesce(lower(r.status) = 'active', false)",
      districtCode: `CASE WHEN whole > 0 THEN CASE WHEN cds[8:14] = '0000000' THEN cds[1:7] END WHEN schools = 1 THEN cds[8:14] END`,
    }),
  ],
};

/** The file has a dagger where a place is in no county. */
const federalCounty = "nullif(regexp_replace(r.county_name, ' County$', ''), '†')";

/** The federal list of a state's schools, with the state's identifier as the state reports it: CA-3366993-0129882. */
export const federalIdentifiers: OfficialFormat = {
  id: "federal-identifiers",
  name: "federal list of California's schools",
  isHeader: (names) => has(names, "ncesschoolid", "stateschoolid", "ncesdistrictid", "statedistrictid"),
  required: ["state_school"],
  yearless: true,
  columns: {
    district_nces: headed("NCES District ID"),
    school_nces: headed("NCES School ID"),
    state_school: headed("State School ID"),
    status: headed("Status"),
    county_name: headed("County Name*"),
    district_name: headed("District"),
    school_name: headed("School Name"),
    charter: headed("Charter"),
  },
  cells: null,
  further: [
    codesOf({
      type: "federal-identifiers",
      cds: "CASE WHEN regexp_full_match(r.state_school, 'CA-\\d{7}-\\d{7}') THEN r.state_school[4:10] || r.state_school[12:18] END",
      district: digits("r.district_nces", 7),
      school: digits("r.school_nces", 12),
      countyId: countyCode(federalCounty),
      county: federalCounty,
      charter: yesOrNo("r.charter"),
      magnet: "CAST(NULL AS BOOLEAN)",
      program: "CAST(NULL AS VARCHAR)",
      first: "coalesce(lower(r.status) = 'open', false)",
      // The federal list gives such a charter school its own code as district: CA-0126755-0126755.
      districtCode: "cds[1:7]",
    }),
  ],
};
