/** What is wrong with a delivery, grouped: the same fault in many rows of a file is one problem. */
export interface Problem {
  /** `sources.not-a-date`; stable between versions. */
  readonly code: string;
  /** An error keeps rows (or a file) out; a warning loads them with a blank or a mended value. */
  readonly severity: "error" | "warning";
  readonly file: string;
  /** The first line with it, counted from 1; absent for a fault of the whole file. */
  readonly line?: number;
  /** First lines with it, at most five. */
  readonly lines: readonly number[];
  /** Counted from 1. */
  readonly column?: number;
  readonly columnName?: string;
  /** The commonest value seen. For the operator's screen only: never for a log. */
  readonly value?: string;
  /** What would have been accepted. */
  readonly accepted?: string;
  readonly rows: number;
  /** Students touched, where the rows name them. */
  readonly students: number;
  readonly what: string;
  readonly fix: string;
}

/** Widest first: errors before warnings, then by students and rows touched, then by place. */
export function widestFirst(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      Number(a.severity === "warning") - Number(b.severity === "warning") ||
      b.students - a.students ||
      b.rows - a.rows ||
      a.file.localeCompare(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

/** A problem of a file or of whole rows, not of one column. */
export function fileProblem(
  p: Pick<Problem, "code" | "severity" | "file" | "what" | "fix"> &
    Partial<Pick<Problem, "lines" | "rows" | "students">>,
): Problem {
  const line = p.lines?.[0];
  return {
    ...p,
    ...(line === undefined ? {} : { line }),
    lines: p.lines ?? [],
    rows: p.rows ?? 0,
    students: p.students ?? 0,
  };
}
