import { compareText } from "../base/compare-text.ts";
import type { Problem, ProblemCode, ProblemOf } from "../base/problem-facts.ts";

/** Sort order: errors before warnings, then by students and rows affected, then by location. */
export function widestFirst(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      Number(a.severity === "warning") - Number(b.severity === "warning") ||
      b.students - a.students ||
      b.rows - a.rows ||
      compareText(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

/** The input of `fileProblem`; place and counts are optional. */
type Given = {
  [Code in ProblemCode]: Pick<ProblemOf<Code>, "code" | "severity" | "file" | "facts"> &
    Partial<Pick<ProblemOf<Code>, "lines" | "rows" | "students" | "column" | "columnName" | "value" | "holders">>;
}[ProblemCode];

/** A problem with defaults filled in: the first of its lines, no rows, no students. */
export function fileProblem(p: Given): Problem {
  const line = p.lines?.[0];
  return {
    ...p,
    ...(line === undefined ? {} : { line }),
    lines: p.lines ?? [],
    rows: p.rows ?? 0,
    students: p.students ?? 0,
  };
}
