import { californiaPlace, levelByCodes } from "./california.ts";
import {
  countedByCodes,
  countyPart,
  dataQuestCells,
  dataQuestColumns,
  dataQuestHeader,
  dataQuestRequired,
} from "./dataquest.ts";
import { has, headed, type Measure, type OfficialFormat, yearOf } from "./official-format.ts";

/** Outcomes of the cohort, or of its graduates where `of` says so. The A-G rate is of graduates, which is easily overlooked. */
const outcomes: readonly {
  readonly id: string;
  readonly names: readonly string[];
  readonly among: "cohort" | "graduates";
}[] = [
  { id: "graduation-4yr", names: ["Regular HS Diploma Graduates"], among: "cohort" },
  { id: "a-g-complete", names: ["Met UC/CSU Grad Req's"], among: "graduates" },
  { id: "dataquest-seal-of-biliteracy", names: ["Seal of Biliteracy"], among: "graduates" },
  { id: "dataquest-golden-state-seal", names: ["Golden State Seal Merit Diploma"], among: "graduates" },
  { id: "dataquest-local-exemption", names: ["Graduates Meeting Local Requirements Exemption"], among: "graduates" },
  { id: "dataquest-proficiency-program", names: ["CPP Completer", "CHSPE Completer"], among: "cohort" },
  { id: "dataquest-adult-diploma", names: ["Adult Ed. HS Diploma"], among: "cohort" },
  { id: "dataquest-certificate", names: ["SPED Certificate"], among: "cohort" },
  { id: "dataquest-equivalency", names: ["GED Completer"], among: "cohort" },
  { id: "dataquest-other-transfer", names: ["Other Transfer"], among: "cohort" },
  { id: "dropout-4yr", names: ["Dropout"], among: "cohort" },
  { id: "dataquest-still-enrolled", names: ["Still Enrolled"], among: "cohort" },
];

const column = (id: string): string => id.replaceAll("-", "_");
const measures: readonly Measure[] = [
  ...outcomes.map(({ id, among }) => ({
    indicator: `'${id}'`,
    n: among === "cohort" ? "r.n" : "r.graduation_4yr_count",
    hits: `r.${column(id)}_count`,
    value: `r.${column(id)}_rate`,
    decimals: 1,
  })),
  { indicator: "'a-g-complete-cohort'", n: "r.n", hits: "r.a_g_complete_count" },
];

/** DataQuest: outcomes of the four-year cohort. A header of 2024 lacks its closing parenthesis, which comparison by letters and digits ignores. */
export const graduation: OfficialFormat = {
  id: "graduation",
  name: "DataQuest four-year graduation file",
  isHeader: (names) => has(names, ...dataQuestHeader, "cohortstudents", "regularhsdiplomagraduatescount"),
  optional: ["dass"],
  required: dataQuestRequired,
  part: countyPart,
  columns: {
    ...dataQuestColumns,
    n: headed("CohortStudents"),
    ...Object.fromEntries(
      outcomes.flatMap(({ id, names }) => [
        [`${column(id)}_count`, headed(...names.map((name) => `${name} (Count)`))],
        [`${column(id)}_rate`, headed(...names.map((name) => `${name} (Rate)`))],
      ]),
    ),
  },
  cells: { ...dataQuestCells, measures },
};

/**
 * DataQuest: the previous year's cohort after a fifth year. Its denominator is that cohort, so it is not the four-year rate of the reporting year.
 *
 * @see cde.ca.gov, file structure and information about the five-year cohort graduation rate
 */
export const fiveYearGraduation: OfficialFormat = {
  id: "graduation-5yr",
  name: "DataQuest five-year graduation file",
  isHeader: (names) =>
    has(names, "reportingyear", "aggregatelevel", "countycode", "reportingcategory", "cohortstudents") &&
    !names.has("academicyear"),
  optional: ["dass"],
  required: [...dataQuestRequired, "graduates"],
  part: countyPart,
  columns: {
    ...dataQuestColumns,
    school_year: yearOf("Reporting Year"),
    n: headed("Cohort Students"),
    graduates: headed(...fiveYearNames("Count")),
    rate: headed(...fiveYearNames("Rate")),
  },
  cells: {
    ...dataQuestCells,
    measures: [{ indicator: "'graduation-5yr'", n: "r.n", hits: "r.graduates", value: "r.rate", decimals: 1 }],
  },
};

/** Graduates after four or five years: the state put both outcomes into one column. */
function fiveYearNames(outcome: string): string[] {
  const graduates = "Regular HS Diploma Graduates";
  return [
    `${graduates} (${outcome})`,
    `Five-Year ${graduates} (${outcome})`,
    `5-Year ${graduates} (${outcome})`,
    `Total ${graduates} (${outcome})`,
  ];
}

const renamed = {
  "graduation-4yr": "HS_Grad",
  "a-g-complete": "Met_UC_CSU_Req",
  "dataquest-seal-of-biliteracy": "Seal_of_Biliteracy",
};

/** A teaching copy of the same file: three outcomes under shorter names, without names of places and school year. */
export const graduationRenamed: OfficialFormat = {
  id: "graduation-renamed",
  name: "four-year graduation file (columns renamed)",
  isHeader: (names) =>
    has(names, "countycode", "schoolcode", "reportingcategory", "cohortstudents", "hsgradco", "hsgradra"),
  optional: ["dass"],
  required: ["county", "district", "school", "category"],
  part: countyPart,
  yearInName: true,
  columns: {
    county: dataQuestColumns.county,
    district: dataQuestColumns.district,
    school: dataQuestColumns.school,
    charter: dataQuestColumns.charter,
    dass: dataQuestColumns.dass,
    category: dataQuestColumns.category,
    n: headed("CohortStudents"),
    ...Object.fromEntries(
      Object.entries(renamed).flatMap(([id, name]) => [
        [`${column(id)}_count`, headed(`${name}_Co`)],
        [`${column(id)}_rate`, headed(`${name}_Ra`)],
      ]),
    ),
  },
  cells: {
    ...dataQuestCells,
    place: californiaPlace(levelByCodes),
    counted: countedByCodes,
    measures: measures.filter((m) =>
      [...Object.keys(renamed), "a-g-complete-cohort"].some((id) => m.indicator === `'${id}'`),
    ),
  },
};
