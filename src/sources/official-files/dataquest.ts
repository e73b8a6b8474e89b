import { aggregateLevel, californiaPlace, placeColumns } from "./california.ts";
import { censusGroups, dataQuestGroups } from "./group-codes.ts";
import { headed, type OfficialFormat, type Sql, yearOf } from "./official-format.ts";

/** Columns that all DataQuest files share. Headings differ between files and years only in spaces and capitals. */
export const dataQuestColumns = {
  school_year: yearOf("Academic Year"),
  aggregate: headed("Aggregate Level"),
  ...placeColumns,
  charter: headed("Charter School", "CharterYN", "Charter"),
  dass: headed("DASS"),
  category: headed("Reporting Category"),
} as const;

export const dataQuestHeader = ["academicyear", "aggregatelevel", "countycode", "reportingcategory"] as const;

const kind = aggregateLevel("r.aggregate");

/**
 * SQL for the students that a row counts. "All" in both columns means everybody; a school's row always counts everybody, because a school either is a
 * charter school or is not.
 */
const counted = (isSchool: Sql): Sql => `CASE WHEN ${isSchool} THEN 'all' ELSE coalesce(nullif(concat_ws(' ',
  CASE upper(left(r.charter, 1)) WHEN 'Y' THEN 'charter' WHEN 'N' THEN 'non-charter' END,
  CASE upper(left(r.dass, 1)) WHEN 'Y' THEN 'dass' WHEN 'N' THEN 'non-dass' END), ''), 'all') END`;

const isSpan = "starts_with(upper(r.category), 'GR')";
const spans = `CASE upper(r.category) WHEN 'GRTKKN' THEN 'TK-KN' WHEN 'GRKN' THEN 'KN' WHEN 'GRK' THEN 'KN' WHEN 'GR13' THEN '1-3' WHEN 'GR46' THEN '4-6'
  WHEN 'GR78' THEN '7-8' WHEN 'GRTK8' THEN 'TK-8' WHEN 'GRK8' THEN 'K-8' WHEN 'GR912' THEN '9-12' WHEN 'GRUG' THEN 'ungraded' ELSE upper(r.category) END`;

export const dataQuestRequired = ["aggregate", "county", "category"];
export const countyPart = { at: { header: ["County Code"] }, read: { as: "text" } } as const;

/** Cells that all DataQuest files share: place, group, grade span, and which schools are counted. */
export const dataQuestCells = {
  publication: "'dataquest'",
  place: californiaPlace(kind, { county: "r.county_name", district: "r.district_name", school: "r.school_name" }),
  group: `CASE WHEN ${isSpan} THEN 'all=all' ELSE upper(r.category) END`,
  codes: dataQuestGroups,
  others: /^(GZ|CAN|CAY)$/,
  otherGrouping: "dataquest-category",
  grade: `CASE WHEN ${isSpan} THEN ${spans} ELSE 'all' END`,
  counted: counted("upper(r.aggregate) = 'S'"),
} satisfies Omit<NonNullable<OfficialFormat["cells"]>, "measures">;

/** The same for files that identify places only by codes. */
export const countedByCodes = counted("r.school >= '0000003'");

export const censusCells = {
  ...dataQuestCells,
  group: "upper(r.category)",
  codes: censusGroups,
  others: /^(AR_.*|GN_Z|ELAS_(EL|ADEL|MISS))$/,
  grade: "'all'",
} satisfies Omit<NonNullable<OfficialFormat["cells"]>, "measures">;
