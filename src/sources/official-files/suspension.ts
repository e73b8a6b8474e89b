import { countyPart, dataQuestCells, dataQuestColumns, dataQuestHeader, dataQuestRequired } from "./dataquest.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

const common = { required: dataQuestRequired, part: countyPart };

/** DataQuest: students suspended at least once, of all enrolled in the year. */
export const suspension: OfficialFormat = {
  ...common,
  id: "suspension",
  name: "DataQuest suspension file",
  isHeader: (names) =>
    has(names, ...dataQuestHeader, "cumulativeenrollment", "unduplicatedcountofstudentssuspendedtotal"),
  columns: {
    ...dataQuestColumns,
    n: headed("CumulativeEnrollment"),
    all: headed("Total Suspensions"),
    hits: headed("Unduplicated Count of Students Suspended (Total)"),
    defiance: headed("Unduplicated Count of Students Suspended (Defiance-Only)"),
    rate: headed("Suspension Rate (Total)"),
  },
  cells: {
    ...dataQuestCells,
    measures: [
      { indicator: "'suspended'", n: "r.n", hits: "r.hits", value: "r.rate", decimals: 1 },
      { indicator: "'dataquest-suspended-defiance-only'", n: "r.n", hits: "r.defiance" },
      // Suspensions, not students: a student may have several.
      { indicator: "'dataquest-suspensions'", value: "r.all", reads: "number" },
    ],
  },
};

/** DataQuest: students expelled, of all enrolled in the year. */
export const expulsion: OfficialFormat = {
  ...common,
  id: "expulsion",
  name: "DataQuest expulsion file",
  isHeader: (names) =>
    has(names, ...dataQuestHeader, "cumulativeenrollment", "unduplicatedcountofstudentsexpelledtotal"),
  columns: {
    ...dataQuestColumns,
    n: headed("CumulativeEnrollment"),
    hits: headed("Unduplicated Count of Students Expelled (Total)"),
    rate: headed("Expulsion Rate (Total)"),
  },
  cells: {
    ...dataQuestCells,
    measures: [{ indicator: "'expelled'", n: "r.n", hits: "r.hits", value: "r.rate", decimals: 2 }],
  },
};
