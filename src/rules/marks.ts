/**
 * Final marks. California's schools report letters, with or without + and -, and pass or credit marks (CALPADS, field 18 of the student course section file;
 * Education Code 49066 leaves the scale to the district). A mark that is neither is not counted.
 */
export const finalMarks = {
  letters: ["A", "B", "C", "D", "F"],
  signs: ["", "+", "-", " ", "*"],
  /** A letter and the sign after it; what follows, such as "(H)", is not read. */
  charactersRead: 2,
  passed: ["P", "CR", "S"],
  /** Not passed: no pass, no credit, unsatisfactory. */
  notPassed: ["NP", "NC", "U"],
  year: 2024,
  source: "a convention of this program, after the marks that student information systems export to CALPADS",
} as const;
