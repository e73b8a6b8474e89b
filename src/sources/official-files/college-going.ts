import { countyPart, dataQuestCells, dataQuestColumns, dataQuestHeader, dataQuestRequired } from "./dataquest.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

/** DataQuest: high school completers who went to college within 12 months. Rows of other kinds of completers are left out. */
export const collegeGoing: OfficialFormat = {
  id: "college-going",
  name: "DataQuest college-going file",
  isHeader: (names) => has(names, ...dataQuestHeader, "completertype", "highschoolcompleters"),
  required: dataQuestRequired,
  part: countyPart,
  when: [{ at: { header: ["CompleterType"] }, isIn: ["TA"] }],
  columns: {
    ...dataQuestColumns,
    n: headed("High School Completers"),
    hits: headed("Enrolled In College - Total (12 Months)"),
    rate: headed("College Going Rate - Total (12 Months)"),
  },
  cells: {
    ...dataQuestCells,
    measures: [{ indicator: "'dataquest-college-going'", n: "r.n", hits: "r.hits", value: "r.rate", decimals: 1 }],
  },
};
