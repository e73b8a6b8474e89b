import type { Problem, ProblemCode } from "./problem-facts.ts";
import { type ColumnCounts, fewestHolders, shapeOf, shownSchoolYear, shownValue } from "./shown-value.ts";

/** Problems in columns that identify a student or give a date in the student's life: the value is always masked. */
const alwaysShape: ReadonlySet<ProblemCode> = new Set([
  "sources.not-an-identifier",
  "sources.personal-value",
  "sources.lost-zeros",
  "sources.not-a-date",
  "oneroster.date-form",
  "oneroster.several-ids",
  "oneroster.reference",
]);

/** Problems whose values are words of the format, not of a student. */
const wordsOfTheFormat: ReadonlySet<ProblemCode> = new Set(["oneroster.enumeration-case", "oneroster.manifest-value"]);

/**
 * Whether the value comes from a school-year column. School years identify nobody, and the user needs to see them to
 * correct them.
 */
const isOfSchoolYears = ({ code, facts }: Problem): boolean =>
  code === "sources.not-a-school-year" ||
  code === "oneroster.year-contradicts" ||
  (code === "sources.unknown-code" &&
    facts.accepts?.as === "code" &&
    (facts.accepts.list === "school-year" || facts.accepts.list === "two-digit-years"));

/** Row and value counts of a column with unknown codes. Unknown codes are shown because someone has to define them. */
const unknownCodes = ({ code, facts, rows }: Problem): ColumnCounts | undefined =>
  code === "sources.unknown-code" ? { rows: rows ?? 0, distinct: facts.otherValues + 1 } : undefined;

/**
 * A problem that is safe to print: a value from a student's row is masked unless it is a code or several students
 * share it.
 */
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
