import { censusCells, countyPart, dataQuestColumns, dataQuestHeader, dataQuestRequired } from "./dataquest.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

const grades = ["TK", "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

/** Census-day enrollment: students of a place by group and grade. */
export const censusEnrollment: OfficialFormat = {
  id: "census-enrollment",
  name: "census-day enrollment file",
  isHeader: (names) => has(names, ...dataQuestHeader, "totalenr", "gr01"),
  required: dataQuestRequired,
  part: countyPart,
  columns: {
    ...dataQuestColumns,
    total: headed("TOTAL_ENR"),
    ...Object.fromEntries(grades.map((g) => [`grade_${g}`, headed(`GR_${g}`)])),
  },
  cells: {
    ...censusCells,
    measures: [
      { indicator: "'enrollment'", n: "r.total" },
      ...grades.map((g) => ({ indicator: "'enrollment'", n: `r."grade_${g}"`, grade: `'${g}'` })),
    ],
  },
};
