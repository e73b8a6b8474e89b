import type { Problem, ProblemCode } from "./problem-facts.ts";
import { type ColumnCounts, fewestHolders, shapeOf, shownSchoolYear, shownValue } from "./shown-value.ts";

/** Cells of these columns identify a student or are a date of the student's life, however they are written. */
const alwaysShape: ReadonlySet<ProblemCode> = new Set([
  "sources.not-an-identifier",
  "sources.personal-value",
  "sources.lost-zeros",
  "sources.not-a-date",
  "oneroster.date-form",
  "oneroster.several-ids",
  "oneroster.reference",
]);

/** Their values are words of the format, not of a student. */
const wordsOfTheFormat: ReadonlySet<ProblemCode> = new Set(["oneroster.enumeration-case", "oneroster.manifest-value"]);

/** Whether the value is from a column of school years, which identify nobody and which the user has to type to correct them. */
const isOfSchoolYears = ({ code, facts }: Problem): boolean =>
  code === "sources.not-a-school-year" ||
  code === "oneroster.year-contradicts" ||
  (code === "sources.unknown-code" &&
    facts.accepts?.as === "code" &&
    (facts.accepts.list === "school-year" || facts.accepts.list === "two-digit-years"));

/** Rows and values of a column of codes that have no meaning yet: they are shown, because somebody has to say what they mean. */
const unknownCodes = ({ code, facts, rows }: Problem): ColumnCounts | undefined =>
  code === "sources.unknown-code" ? { rows: rows ?? 0, distinct: facts.otherValues + 1 } : undefined;

/** A problem as it may be printed: the value of a student's row as its shape, unless it is a code or shared by several students. */
export function shownProblem<P extends Problem>(problem: P): P {
  const { code, value, holders } = problem;
  if (value === undefined) return problem;
  const shown = alwaysShape.has(code)
    ? shapeOf(value)
    : isOfSchoolYears(problem)
      ? shownSchoolYear(value, holders)
      : shownValue(value, wordsOfTheFormat.has(code) ? fewestHolders : holders, unknownCodes(problem));
  return { ...problem, value: shown };
}
