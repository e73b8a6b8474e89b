/**
 * Final marks. California's schools report letters, with or without + and -, and pass or credit marks (CALPADS, field
 * 18 of the student course section file; Education Code 49066 leaves the scale to the district). Other marks are not
 * counted.
 */
export const finalMarks = {
  letters: ["A", "B", "C", "D", "F"],
  signs: ["", "+", "-", " ", "*"],
  /** A letter and an optional sign; anything after it, such as "(H)", is ignored. */
  charactersRead: 2,
  passed: ["P", "CR", "S"],
  /** Not passing: no pass, no credit, unsatisfactory. */
  notPassed: ["NP", "NC", "U"],
  year: 2024,
  source: "a convention of this program, after the marks that student information systems export to CALPADS",
} as const;
