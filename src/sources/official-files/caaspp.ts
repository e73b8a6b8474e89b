import { aggregateLevel, californiaPlace, levelByCodes, placeColumns } from "./california.ts";
import { caasppGroups, caasppOtherGroups } from "./group-codes.ts";
import { has, headed, type Measure, type OfficialFormat, type Sql, yearOf } from "./official-format.ts";

/** The CAASPP tests used here: Smarter Balanced English and mathematics, and CAST, the science test. */
const tests = { "1": "ela", "2": "math", "17": "science" } as const;
const testIds = [...Object.keys(tests), ...Object.keys(tests).map((id) => id.padStart(2, "0"))];
const byTest = (suffix: string): Sql =>
  `CASE ltrim(r.test, '0') ${Object.entries(tests)
    .map(([id, subject]) => `WHEN '${id}' THEN '${subject}-${suffix}'`)
    .join(" ")} END`;
const subject = { at: { header: ["Test ID", "test_id"] }, isIn: testIds } as const;

/** Grade 13 means all tested grades together. */
const grade = "CASE WHEN r.grade = '13' THEN 'all' ELSE lpad(r.grade, 2, '0') END";

const measures = (decimals: number): readonly Measure[] => [
  {
    indicator: byTest("met"),
    n: "r.n",
    hits: "r.met_count",
    value: "r.met_percent",
    reads: "percent",
    decimals,
    levels: { of: ["r.level_1_count", "r.level_2_count", "r.level_3_count", "r.level_4_count"], as: "counts" },
  },
  // No mean over all grades: the scales of different grades are not comparable.
  {
    indicator: `CASE WHEN r.grade <> '13' THEN ${byTest("scale-score")} END`,
    n: "r.n",
    value: "r.mean",
    reads: "number",
  },
];

/** Eras A to C state percentages only. */
const fromPercents = (all: readonly Measure[]): readonly Measure[] =>
  all.map(({ hits, levels, ...m }) => ({
    ...m,
    ...(levels === undefined
      ? {}
      : {
          levels: {
            of: ["r.level_1", "r.level_2", "r.level_3", "r.level_4"] as [Sql, Sql, Sql, Sql],
            as: "percents" as const,
          },
        }),
  }));

const columns = {
  ...placeColumns,
  type: headed("Type ID"),
  test: headed("Test ID"),
  grade: headed("Grade"),
  n: headed("Total Students Tested with Scores", "Students with Scores", "n_tested"),
  mean: headed("Mean Scale Score"),
  met_percent: headed("Percentage Standard Met and Above", "pct_met_and_above"),
  level_1: headed("Percentage Standard Not Met", "pct_not_met"),
  level_2: headed("Percentage Standard Nearly Met", "pct_nearly_met"),
  level_3: headed("Percentage Standard Met", "pct_met"),
  level_4: headed("Percentage Standard Exceeded", "pct_exceeded"),
  met_count: headed("Count Standard Met and Above", "n_met_and_above"),
  level_1_count: headed("Count Standard Not Met", "n_not_met"),
  level_2_count: headed("Count Standard Nearly Met", "n_nearly_met"),
  level_3_count: headed("Count Standard Met", "n_met"),
  level_4_count: headed("Count Standard Exceeded", "n_exceeded"),
};
const countyAndTest = { joined: [{ header: ["County Code"] }, { header: ["Test ID", "test_id"] }] };
const required = ["county", "district", "school", "test", "grade"];

/** Earlier files have no column for the type of place; the codes imply it. */
const kind = levelByCodes;
const place = californiaPlace(kind, {
  county: "r.county_name",
  district: "r.district_name",
  school: "r.school_name",
  type: "r.type",
});
const group = "ltrim(r.student_group, '0')";
const research = (names: ReadonlySet<string>): boolean =>
  has(
    names,
    "countycode",
    "districtcode",
    "schoolcode",
    "testyear",
    "testid",
    "grade",
    "percentagestandardmetandabove",
  );

const common = {
  columns: {
    ...columns,
    school_year: yearOf("Test Year"),
    student_group: headed("Student Group ID", "Subgroup ID"),
  },
  required: [...required, "student_group"],
  part: countyAndTest,
  when: [subject],
};
const cells = {
  publication: "'caaspp'",
  place,
  group,
  codes: caasppGroups,
  others: caasppOtherGroups,
  otherGrouping: "caaspp-group",
  grade,
};

/** Research files of 2024 and later: 69 columns, a count beside every percentage, names of places included. */
export const caasppCounts: OfficialFormat = {
  ...common,
  id: "caaspp",
  name: "CAASPP research file",
  isHeader: (names) => research(names) && has(names, "countstandardmetandabove"),
  cells: { ...cells, measures: measures(2) },
};

/** Research files of 2017 to 2023: percentages with two decimals. */
export const caasppPercents: OfficialFormat = {
  ...common,
  id: "caaspp-percents",
  name: "CAASPP research file",
  isHeader: (names) =>
    research(names) && !has(names, "countstandardmetandabove") && !has(names, "totalcaasppenrollment"),
  cells: { ...cells, measures: fromPercents(measures(2)) },
};

/** Research files of 2015 and 2016: percentages in whole numbers, so that counts can be recovered only in small groups. */
export const caasppWholePercents: OfficialFormat = {
  ...common,
  id: "caaspp-whole-percents",
  name: "CAASPP research file",
  isHeader: (names) => research(names) && has(names, "totalcaasppenrollment"),
  cells: { ...cells, measures: fromPercents(measures(0)) },
};

/**
 * Research files of the summative ELPAC: four levels, column names in one word, no column for the top level. The alternate test (three levels) and the
 * initial one (no levels 1 to 4) have other headers.
 *
 * @see caaspp-elpac.ets.org, record definitions of the summative ELPAC research files, 2018 and later
 */
export const elpacResearch: OfficialFormat = {
  id: "elpac",
  name: "ELPAC research file",
  isHeader: (names) =>
    has(names, "countycode", "districtcode", "schoolcode", "testyear", "studentgroupid", "overallperflvl4pcnt"),
  required: ["county", "district", "school", "student_group", "grade"],
  part: { joined: [{ header: ["CountyCode"] }, { header: ["TestYear"] }] },
  columns: {
    school_year: yearOf("TestYear"),
    ...placeColumns,
    type: headed("TypeID", "RecordType"),
    student_group: headed("StudentGroupID"),
    grade: headed("Grade", "GradeLevel"),
    // The 2018 file has only one column of students tested.
    n: headed("TotalStudentsTestedWithScores", "TotalTestedWithScores", "TotalTested"),
    mean: headed("OverallMeanSclScr"),
    ...Object.fromEntries(
      [1, 2, 3, 4].flatMap((level) => [
        [`level_${level}`, headed(`OverallPerfLvl${level}Pcnt`)],
        [`level_${level}_count`, headed(`OverallPerfLvl${level}Count`)],
      ]),
    ),
  },
  cells: {
    ...cells,
    publication: "'elpac'",
    grade:
      "CASE upper(r.grade) WHEN '13' THEN 'all' WHEN 'KN' THEN 'KN' WHEN 'KG' THEN 'KN' WHEN '00' THEN 'KN' ELSE lpad(r.grade, 2, '0') END",
    measures: [
      {
        indicator: "'elpac-well-developed'",
        n: "r.n",
        hits: "r.level_4_count",
        value: "r.level_4",
        decimals: 2,
        levels: { of: ["r.level_1_count", "r.level_2_count", "r.level_3_count", "r.level_4_count"], as: "counts" },
      },
    ],
  },
};

/** Alternate and initial tests: recognized but not loaded, because they measure something else in other students. */
export const alternateResearch: OfficialFormat = {
  id: "caaspp-alternate",
  name: "CAASPP or ELPAC research file of another test",
  isHeader: (names) =>
    has(names, "countycode", "districtcode", "schoolcode", "testyear", "studentgroupid") &&
    ["percentagelevel1", "percentlevel1", "percentrange1", "noviceelperflvlpcnt", "overallperflvl3pcnt"].some((n) =>
      names.has(n),
    ),
  columns: {},
  cells: null,
};

const withScores = `CASE WHEN r.n = '0' THEN r.n ELSE CAST(CAST(official_number(r.level_1_count) + official_number(r.level_2_count)
  + official_number(r.level_3_count) + official_number(r.level_4_count) AS BIGINT) AS VARCHAR) END`;

/** One year of all students, with columns renamed by the R package caschooldata; blanks replace the publisher's asterisks. */
export const caasppDerived: OfficialFormat = {
  id: "caaspp-derived",
  name: "CAASPP results of all students (derived table)",
  isHeader: (names) =>
    has(names, "countycode", "districtcode", "schoolcode", "agglevel", "testid", "ntested", "pctmetandabove"),
  columns: { ...columns, aggregate: headed("agg_level") },
  required: [...required, "aggregate"],
  yearInName: true,
  part: countyAndTest,
  when: [subject],
  cells: {
    ...cells,
    place: { ...californiaPlace(aggregateLevel("r.aggregate")) },
    group: "'1'",
    // The table's n counts students tested; the percentages are of students with scores, and the levels add up to them.
    measures: measures(2).map((m) => ({ ...m, n: withScores })),
  },
};

/** Entity files: the names of places, which research files before 2024 leave out. Those of the ELPAC have no type id. */
export const caasppEntities: OfficialFormat = {
  id: "caaspp-entities",
  name: "CAASPP entities (names of schools and districts)",
  isHeader: (names) =>
    has(
      names,
      "countycode",
      "districtcode",
      "schoolcode",
      "testyear",
      "countyname",
      "districtname",
      "schoolname",
      "zipcode",
    ) &&
    (names.has("typeid") || names.has("recordtype")),
  columns: {
    school_year: yearOf("Test Year"),
    ...placeColumns,
  },
  required: ["county", "district", "school"],
  cells: null,
  further: [
    `INSERT INTO staged.school (school_id, name, district_id, district_name, county_id, county_name, state, source_file, source_line, scope, derived, id_kind)
     SELECT school, school_name, county || district, district_name, county, county_name, 'CA', source_file, source_line, scope, true, 'state'
     FROM parts.public_caaspp_entities WHERE school >= '0000003' AND school_name IS NOT NULL
     QUALIFY row_number() OVER (PARTITION BY school ORDER BY school_year DESC, source_line DESC) = 1`,
  ],
};

/** The list of tests and their numbers. */
export const caasppTests: OfficialFormat = {
  id: "caaspp-tests",
  name: "CAASPP tests",
  // Nothing but the list: results of other tests have these two headings among many.
  isHeader: (names) => has(names, "testid", "testname") && names.size <= 4,
  columns: {},
  cells: null,
};

/** The list of student groups and their numbers. Not loaded: the numbers are known here, and unknown ones are reported. */
export const caasppStudentGroups: OfficialFormat = {
  id: "caaspp-student-groups",
  name: "CAASPP student groups",
  isHeader: (names) => has(names, "demographicid", "demographicidnum", "demographicname", "studentgroup"),
  columns: {},
  cells: null,
};
