import { dashboardSmallNumbers } from "../../rules/us-ca-dashboard.ts";
import type { ColumnSource } from "../mapping.ts";
import { californiaPlace, cdsParts } from "./california.ts";
import { dashboardGroups } from "./group-codes.ts";
import {
  type FromName,
  has,
  headed,
  type Measure,
  type OfficialFormat,
  partsTable,
  yearOf,
} from "./official-format.ts";

/**
 * Our indicator for each of the Dashboard's. Only the academic ones match an indicator of ours: its chronic absence covers grades K to 8, its
 * suspensions a full day or more, its graduation five years.
 */
const indicators: Readonly<Record<string, string>> = {
  CHRO: "dashboard-chronic-absence",
  SUSP: "dashboard-suspended",
  GRAD: "dashboard-graduation",
  CCI: "college-career",
  ELPI: "dashboard-el-progress",
  ELA: "ela-distance",
  MATH: "math-distance",
  SCIENCE: "dashboard-science-distance",
};
const academic = ["ELA", "MATH", "SCIENCE"];
const named = (isAcademic: boolean): string =>
  `CASE upper(r.indicator) ${Object.entries(indicators)
    .filter(([code]) => academic.includes(code) === isAcademic)
    .map(([code, id]) => `WHEN '${code}' THEN '${id}'`)
    .join(" ")} END`;

/** Rates have counts, points from standard are averages; values of few students are withheld. */
const measuresOf = (when: "now" | "prior", year: string): readonly Measure[] => [
  {
    indicator: named(false),
    n: `r.${when}_n`,
    hits: `r.${when}_hits`,
    value: `r.${when}_status`,
    reads: "percent",
    decimals: 1,
    hiddenBelow: dashboardSmallNumbers.showFrom,
    year,
  },
  {
    indicator: named(true),
    // The status before the penalty for low participation: the state's measure of achievement itself.
    n: `coalesce(r.${when}_n_tested, r.${when}_n)`,
    value: `coalesce(r.${when}_status_tested, r.${when}_status)`,
    reads: "number",
    hiddenBelow: dashboardSmallNumbers.showFrom,
    year,
  },
];

/** Names of the state's downloads (`eladownload2018.txt`) and usual short forms; the longest is tested first. */
const inNames: readonly (readonly [word: RegExp, code: string])[] = [
  [/elpi|elpac|progress/i, "ELPI"],
  [/susp/i, "SUSP"],
  [/chron|absen/i, "CHRO"],
  [/grad(?!e)/i, "GRAD"],
  [/cci|college|career/i, "CCI"],
  [/science|(?<![a-z])cast/i, "SCIENCE"],
  [/math/i, "MATH"],
  [/(?<![a-z])ela/i, "ELA"],
];
/** Headings that occur only in the files of one indicator. */
const inHeadings: Readonly<Record<string, string>> = {
  fiveyrnumer: "GRAD",
  prioryear1numer: "GRAD",
  currprep: "CCI",
  currprogressed: "ELPI",
};

/** Files before 2019 do not say which schools are judged by the cut scores of grade 11. */
const unknownCuts = "?";

/** Files before 2022 do not name their indicator in a column. */
function indicatorOf(names: ReadonlySet<string>, name: string): FromName {
  const columns: Record<string, ColumnSource> = names.has("hscutpoints")
    ? {}
    : { high_school_cuts: { constant: unknownCuts } };
  if (names.has("indicator")) return { columns, faults: [] };
  const file = name.split(/[/\\]/).at(-1) ?? name;
  const fromHeading = Object.entries(inHeadings).find(([heading]) => names.has(heading))?.[1];
  const named = inNames.find(([word]) => word.test(file))?.[1];
  const code = fromHeading ?? named;
  if (code === undefined) {
    return {
      columns: { ...columns, indicator: { constant: null } },
      faults: [{ code: "official.no-indicator", facts: {} }],
    };
  }
  return {
    columns: { ...columns, indicator: { constant: code } },
    part: code.toLowerCase(),
    faults: [
      {
        code: "official.indicator-of-name",
        facts: { indicator: code, from: fromHeading === undefined ? "name" : "headings" },
      },
    ],
  };
}

const columns = {
  school_year: yearOf("reportingyear"),
  cds: { at: { header: ["cds"] }, read: { as: "id", digits: 14 } },
  record: headed("rtype"),
  school_name: headed("schoolname"),
  district_name: headed("districtname"),
  county_name: headed("countyname"),
  student_group: headed("studentgroup"),
  indicator: headed("indicator"),
  type: headed("type"),
  high_school_cuts: headed("hscutpoints"),
  now_n: headed("currdenom"),
  now_hits: headed("currnumer", "curr_prep"),
  now_status: headed("currstatus"),
  now_n_tested: headed("currdenom_without_prloss"),
  now_status_tested: headed("currstatus_without_prloss"),
  // In 2017 "prior" of graduation is an average of three years; the previous year has a column of its own.
  prior_n: headed("prioryear1_denom", "priordenom"),
  prior_hits: headed("prioryear1_numer", "priornumer", "prior_prep"),
  prior_status: headed("prioryear1_status", "priorstatus"),
  prior_n_tested: headed("priordenom_without_prloss"),
  prior_status_tested: headed("priorstatus_without_prloss"),
  change: headed("change"),
  status_level: headed("statuslevel"),
  change_level: headed("changelevel"),
  color: headed("color"),
  box: headed("box"),
} as const;

const kind =
  "(CASE upper(r.record) WHEN 'X' THEN 'state' WHEN 'C' THEN 'county' WHEN 'D' THEN 'district' WHEN 'L' THEN 'district' WHEN 'S' THEN 'school' END)";
/** The Dashboard of 2017 reports the graduates of the previous year. */
const year =
  "CASE WHEN r.school_year = 2017 AND upper(r.indicator) = 'GRAD' THEN r.school_year - 1 ELSE r.school_year END";
const place = californiaPlace(
  kind,
  { county: "r.county_name", district: "r.district_name", school: "r.school_name", type: "r.type" },
  cdsParts("r.cds"),
);

/** The California School Dashboard's files, one for each indicator and year; each reports two years. */
export const dashboard: OfficialFormat = {
  id: "dashboard",
  name: "California School Dashboard file",
  isHeader: (names) => has(names, "cds", "rtype", "studentgroup", "currstatus"),
  columns,
  required: ["cds", "record", "student_group", "indicator"],
  // Each indicator and year has its own columns.
  optional: "all",
  yearHeader: "reportingyear",
  fromName: indicatorOf,
  part: { joined: [{ header: ["indicator"] }, { header: ["countyname"] }] },
  cells: {
    publication: "'dashboard-' || r.school_year",
    place,
    // "EL" of the academic indicators includes students reclassified up to four years ago.
    group: `CASE WHEN r.student_group = 'EL' AND upper(r.indicator) IN (${academic.map((a) => `'${a}'`).join(", ")}) THEN 'EL_RFEP' ELSE upper(r.student_group) END`,
    codes: dashboardGroups,
    others: /^(SBA|CAA|CAST|ELO|RFP|EO)$/,
    otherGrouping: "dashboard-group",
    measures: [...measuresOf("now", year), ...measuresOf("prior", `(${year}) - 1`)],
  },
  further: [dashboardRows()],
};

function dashboardRows(): string {
  const whole = (column: string): string => `CAST(official_number(r.${column}) AS INTEGER)`;
  return `INSERT INTO staged.dashboard_row (school_year, indicator, cds, record, place_name, student_group, type, high_school_cuts, hits, n, status,
      prior_hits, prior_n, prior_status, change, status_level, change_level, color, box, source_file, source_line, scope, derived, id_kind)
    SELECT r.school_year, upper(r.indicator), r.cds, upper(r.record), coalesce(r.school_name, r.district_name), upper(r.student_group), upper(r.type),
      CASE WHEN r.high_school_cuts = '${unknownCuts}' THEN NULL ELSE coalesce(upper(r.high_school_cuts) = 'Y', false) END, ${whole("now_hits")}, ${whole("now_n")}, official_number(r.now_status),
      ${whole("prior_hits")}, ${whole("prior_n")}, official_number(r.prior_status), official_number(r.change), ${whole("status_level")},
      ${whole("change_level")}, ${whole("color")}, ${whole("box")}, source_file, source_line, scope, false, 'state'
    FROM parts.${partsTable({ id: "dashboard" })} r`;
}

/** Dashboard downloads without a status (enrollment by group, the growth model): recognized but not loaded. */
export const dashboardUncolored: OfficialFormat = {
  id: "dashboard-other",
  name: "California School Dashboard file without a status",
  isHeader: (names) => has(names, "cds", "rtype", "studentgroup") && !names.has("currstatus"),
  columns: {},
  cells: null,
};

/** The list of districts eligible for the state's assistance: recognized but not loaded. */
export const differentiatedAssistance: OfficialFormat = {
  id: "differentiated-assistance",
  name: "list of districts eligible for differentiated assistance",
  isHeader: (names) => has(names, "cdcode", "leaname", "totalstudentgroups", "reportyear"),
  columns: {},
  cells: null,
};
