import { tidyIdentifierSql, wholeCdsSql } from "../identifier-sql.ts";
import { code, headed, type PlaceSql, type Sql } from "./official-format.ts";

/** Columns for the parts of a place's code and its names, under the headings that most of the state's files use. */
export const placeColumns = {
  county: code(2, "County Code"),
  district: code(5, "District Code"),
  school: code(7, "School Code"),
  county_name: headed("County Name"),
  district_name: headed("District Name"),
  school_name: headed("School Name"),
} as const;

/** SQL of the three parts of a place's code: 2, 5 and 7 digits. */
interface Codes {
  readonly county: Sql;
  readonly district: Sql;
  readonly school: Sql;
}

const districtIdOf = ({ county, district }: Codes): Sql => `(${county} || ${district})`;

/** 0000000 to 0000002 are the district's office and private schools: these numbers are not unique across districts. */
const schoolIdOf = (codes: Codes): Sql =>
  `CASE WHEN ${codes.school} < '0000003' THEN ${districtIdOf(codes)} || '-' || ${codes.school} ELSE ${codes.school} END`;

/**
 * SQL of a California place.
 *
 * @param kind   SQL of the kind: state, county, district or school
 * @param names  SQL of its names and type, where the file has them
 */
export function californiaPlace(
  kind: Sql,
  names: { readonly county?: Sql; readonly district?: Sql; readonly school?: Sql; readonly type?: Sql } = {},
  codes: Codes = { county: "r.county", district: "r.district", school: "r.school" },
): PlaceSql {
  const county = names.county ?? "NULL";
  const district = names.district ?? "NULL";
  const school = names.school ?? "NULL";
  const districtId = districtIdOf(codes);
  return {
    kind,
    id: `CASE ${kind} WHEN 'state' THEN 'CA' WHEN 'county' THEN ${codes.county} WHEN 'district' THEN ${districtId} ELSE ${schoolIdOf(codes)} END`,
    name: `CASE ${kind} WHEN 'state' THEN 'California' WHEN 'county' THEN ${county} WHEN 'district' THEN ${district} ELSE ${school} END`,
    ...(names.type === undefined ? {} : { type: names.type }),
    districtId: `CASE WHEN ${kind} IN ('district', 'school') THEN ${districtId} END`,
    districtName: `CASE WHEN ${kind} IN ('district', 'school') THEN ${district} END`,
    countyId: `CASE WHEN ${kind} <> 'state' THEN ${codes.county} END`,
    countyName: `CASE WHEN ${kind} <> 'state' THEN ${county} END`,
    state: "'CA'",
  };
}

/** DataQuest's aggregate levels; other files use the same letters. */
export const aggregateLevel = (letter: Sql): Sql =>
  `(CASE upper(${letter}) WHEN 'T' THEN 'state' WHEN 'C' THEN 'county' WHEN 'D' THEN 'district' WHEN 'S' THEN 'school' END)`;

/** The level of a row by its codes: zeros in a part mean all of it. */
export const levelOfCodes = ({ county, district, school }: Codes): Sql =>
  `(CASE WHEN ${county} = '00' THEN 'state' WHEN ${district} = '00000' THEN 'county' WHEN ${school} = '0000000' THEN 'district' ELSE 'school' END)`;

export const levelByCodes = levelOfCodes({ county: "r.county", district: "r.district", school: "r.school" });

/** A 14-digit county-district-school code, split in three. */
export const cdsParts = (cds: Sql): Codes => ({
  county: `${cds}[1:2]`,
  district: `${cds}[3:7]`,
  school: `${cds}[8:14]`,
});

/** SQL of the codes of a place, its district and its county; NULL where the file has none. */
interface PlaceIds {
  readonly id: Sql;
  readonly district: Sql;
  readonly county: Sql;
}

/**
 * SQL of a place's codes as the state's files write them, from tables that people made or opened in a spreadsheet: 14
 * digits, columns of 2, 5 and 7 digits joined by slashes, or the 7 digits of a school or district; each also without
 * its leading zeros. Any other text is only tidied. A district or county without a code gets it from the place's 14
 * digits.
 *
 * @param kind     what `written.id` is about
 * @param written  SQL of the codes in the file
 */
export function californiaPlaceIds(kind: "county" | "district" | "school", written: PlaceIds): PlaceIds {
  const place = wholeCode(written.id);
  // The code of a school is not that of a district, even in a list of districts.
  const own = {
    county: `CASE WHEN ${place.district} = '00000' THEN ${place.county} END`,
    district: `CASE WHEN ${place.school} = '0000000' THEN ${districtIdOf(place)} END`,
    school: schoolIdOf(place),
  }[kind];
  const alone = { county: countyOf, district: districtOf, school: schoolOf }[kind];
  const above = kind === "county" ? "NULL" : districtIdOf(place);
  return {
    id: `coalesce(${own}, ${alone(written.id)})`,
    district: `coalesce(${districtIdOf(wholeCode(written.district))}, ${districtOf(written.district)}, ${above})`,
    county: `coalesce(${wholeCode(written.county).county}, ${countyOf(written.county)}, ${place.county})`,
  };
}

/** A code of 14 digits or of joined parts, split in three; NULL for any other text. */
const wholeCode = (text: Sql): Codes =>
  cdsParts(
    tidied(
      text,
      `coalesce(${wholeCdsSql("plain")}, CASE WHEN regexp_full_match(plain, '\\d{1,2}/\\d{1,5}(/\\d{1,7})?')
        THEN lpad(split_part(plain, '/', 1), 2, '0') || lpad(split_part(plain, '/', 2), 5, '0') || lpad(split_part(plain, '/', 3), 7, '0') END)`,
    ),
  );

const countyOf = (text: Sql): Sql =>
  tidied(text, "CASE WHEN regexp_full_match(plain, '\\d') THEN '0' || plain ELSE plain END");

/** Only the first digit can be a dropped zero: five digits are a district's number within its county. */
const districtOf = (text: Sql): Sql =>
  tidied(text, "CASE WHEN regexp_full_match(plain, '\\d{6}') THEN '0' || plain ELSE plain END");

const schoolOf = (text: Sql): Sql =>
  tidied(text, "CASE WHEN regexp_full_match(plain, '\\d{1,7}') THEN lpad(plain, 7, '0') ELSE plain END");

/** SQL over `plain`, the tidied text. A lambda names it, because repeating its SQL multiplies the query's length. */
const tidied = (text: Sql, sql: Sql): Sql => `list_transform([${tidyIdentifierSql(text)}], lambda plain: ${sql})[1]`;

/** California's counties in the order of the state's codes: 01 Alameda to 58 Yuba. */
const counties =
  "Alameda,Alpine,Amador,Butte,Calaveras,Colusa,Contra Costa,Del Norte,El Dorado,Fresno,Glenn,Humboldt,Imperial,Inyo,Kern,Kings,Lake,Lassen,Los Angeles,Madera,Marin,Mariposa,Mendocino,Merced,Modoc,Mono,Monterey,Napa,Nevada,Orange,Placer,Plumas,Riverside,Sacramento,San Benito,San Bernardino,San Diego,San Francisco,San Joaquin,San Luis Obispo,San Mateo,Santa Barbara,Santa Clara,Santa Cruz,Shasta,Sierra,Siskiyou,Solano,Sonoma,Stanislaus,Sutter,Tehama,Trinity,Tulare,Tuolumne,Ventura,Yolo,Yuba".split(
    ",",
  );

/** SQL of a county's two digits by its name; NULL for an unknown name. */
export const countyCode = (name: Sql): Sql =>
  `CASE lower(trim(${name})) ${counties.map((c, i) => `WHEN '${c.toLowerCase()}' THEN '${String(i + 1).padStart(2, "0")}'`).join(" ")} END`;
