import { languageCodes } from "./writing.ts";

/** Comments in a new `fairlead.yaml`, line by line, English. */
export const settingsFile = {
  top: ["Fairlead's settings for one district. Everything here may be changed; lines after # explain."],
  id: "county and district code, in quotes to keep leading zeros",
  language: [`Language of reports and of the terminal: ${languageCodes()}.`],
  censusDay: ["The day on which students are counted: first-wednesday-october, or a day like 10-01."],
  minimumN: ['Groups with fewer students than this are "too few students to say".'],
  actionLine: [
    "The smallest gap worth acting on. It is the smaller of this many points and this share of the comparison's rate; for averages,",
    "this many standard deviations. It is printed with every list of gaps.",
  ],
  priorities: [
    "Weights that put gaps in order for a discussion. They are for how large a gap is, how many students it affects (reach), in how many of the",
    "last three years it was there, and how sure we are. They are printed with the list; a weight of 0 leaves a part out.",
  ],
  comparison: [
    "With whom a group is compared: everyone-else, highest, all, california (the state's own reference groups),",
    "or one named group as grouping.level.",
  ],
  thresholds: ["Other thresholds, by name. docs/manual/reference.md lists them with their sources."],
  codes: [
    "What the codes mean that only your files use. Name the code list as `fairlead check` prints it; null = means nothing.",
  ],
  conflicts: [
    "Which row is right where rows about one fact differ, by table. It is the kind of file, as the message names it, or the first-line or last-line of a",
    "file, or for tests the highest-score. Without this, what they disagree about is left unknown or waits.",
  ],
  covers: [
    "Lists that are complete for every school, by kind of record. A school or student that they leave out had none. Without this,",
    "a school that a list leaves out is not asked about. Files of the state's systems are about every school without being listed here.",
  ],
  own: ["Your own questions and your own ways to group students; docs/manual/own-questions.md shows how."],
  words: [
    "What your district calls groups of students, indicators, ways to group and goals, by language and key. Reports use these names, in tables and in",
    "sentences; data files and keys do not change. A group needs each form: alone, in a sentence, and around another group's noun.",
  ],
};
