import { countyPart, dataQuestCells, dataQuestColumns, dataQuestHeader, dataQuestRequired } from "./dataquest.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

const common = { required: dataQuestRequired, optional: ["dass"], part: countyPart };

/** DataQuest: students who missed 10 percent or more of their days. */
export const chronicAbsenteeism: OfficialFormat = {
  ...common,
  id: "chronic-absenteeism",
  name: "DataQuest chronic absenteeism file",
  isHeader: (names) => has(names, ...dataQuestHeader, "chronicabsenteeismcount", "chronicabsenteeismrate"),
  columns: {
    ...dataQuestColumns,
    n: headed("ChronicAbsenteeismEligibleCumulativeEnrollment"),
    hits: headed("ChronicAbsenteeismCount"),
    rate: headed("ChronicAbsenteeismRate"),
  },
  cells: {
    ...dataQuestCells,
    measures: [{ indicator: "'chronic-absence'", n: "r.n", hits: "r.hits", value: "r.rate", decimals: 1 }],
  },
};

const reasons = {
  excused: "Excused Absences",
  unexcused: "Unexcused Absences",
  suspension: "Out-of-School Suspension Absences",
  "independent-study": "Incomplete Independent Study Absences",
};

/** DataQuest: days missed by reason. Shares are of days, so there is no count of students. */
export const absenteeismReasons: OfficialFormat = {
  ...common,
  id: "absenteeism-reasons",
  name: "DataQuest absenteeism by reason",
  isHeader: (names) => has(names, ...dataQuestHeader, "eligiblecumulativeenrollment", "averagedaysabsent"),
  columns: {
    ...dataQuestColumns,
    n: headed("Eligible Cumulative Enrollment"),
    any: headed("Count of Students with One or More Absences"),
    average: headed("Average Days Absent"),
    ...Object.fromEntries(
      Object.entries(reasons).map(([id, name]) => [`share_${id.replace("-", "_")}`, headed(`${name} (percent)`)]),
    ),
  },
  cells: {
    ...dataQuestCells,
    measures: [
      { indicator: "'dataquest-days-absent'", n: "r.n", value: "r.average", reads: "number" },
      { indicator: "'dataquest-any-absence'", n: "r.n", hits: "r.any" },
      ...Object.keys(reasons).map((id) => ({
        indicator: `'dataquest-absence-days-${id}'`,
        value: `r.share_${id.replace("-", "_")}`,
        decimals: 1,
      })),
    ],
  },
};
