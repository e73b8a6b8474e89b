import { countyPart, dataQuestCells, dataQuestColumns, dataQuestHeader, dataQuestRequired } from "./dataquest.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

/** DataQuest: students enrolled in one school for 245 consecutive days or more. */
export const stabilityRates: OfficialFormat = {
  id: "stability",
  name: "DataQuest stability file",
  isHeader: (names) => has(names, ...dataQuestHeader, "adjustedcumulativeenrollment", "stabilityratepercent"),
  required: dataQuestRequired,
  part: countyPart,
  columns: {
    ...dataQuestColumns,
    n: headed("Adjusted Cumulative Enrollment"),
    hits: headed("Stability Count", "Stable Count"),
    rate: headed("Stability Rate (percent)"),
  },
  cells: {
    ...dataQuestCells,
    measures: [{ indicator: "'stability'", n: "r.n", hits: "r.hits", value: "r.rate", decimals: 1 }],
  },
};
