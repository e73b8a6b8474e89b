import type { Row } from "../records/table.ts";

/**
 * Rows by canonical table, with only the columns that matter to the case. Omitted columns (student, school, year,
 * dates, keys) are the same in every case: a student of grade 5, enrolled all year 2025-26 in one school.
 */
export type CaseRecords = Readonly<Record<string, readonly Row[]>>;

/** School year of all cases. */
export const caseYear = 2026;

/** A boundary case of a definition: a student's records, and the indicator's result. */
export interface BoundaryCase {
  /** Short description of the records. */
  readonly student: string;
  /** Counted with or without the outcome, or not counted; for averages and ratios, the value. */
  readonly is: "met" | "not met" | "not counted" | number;
  readonly records: CaseRecords;
}

/** Boundary cases of one indicator: at least one on each side. */
export type Boundary = readonly [BoundaryCase, BoundaryCase, ...BoundaryCase[]];

export const edge = (student: string, is: BoundaryCase["is"], ...records: readonly CaseRecords[]): BoundaryCase => ({
  student,
  is,
  records: records.reduce<Record<string, readonly Row[]>>((all, some) => {
    for (const [table, rows] of Object.entries(some)) all[table] = [...(all[table] ?? []), ...rows];
    return all;
  }, {}),
});

/** Enrolled all year in a grade. */
export const inGrade = (grade: string): CaseRecords => ({ enrollment: [{ grade }] });

/** A year's absence summary. */
export const days = (expected: number, attended: number, more: Row = {}): CaseRecords => ({
  absence: [{ days_expected: expected, days_attended: attended, ...more }],
});

export const inProgram = (program: string): CaseRecords => ({ program: [{ program }] });
export const took = (subject: string, test: Row): CaseRecords => ({ assessment: [{ subject, tested: true, ...test }] });
export const eligible = (row: Row = {}): CaseRecords => ({ disability: [{ eligible: true, ...row }] });
export const decided = (result: string, row: Row = {}): CaseRecords => ({ discipline_action: [{ result, ...row }] });
export const answered = (item: string, answer: number): CaseRecords => ({ survey_answer: [{ item, answer }] });

/** A class the student is in: the section's columns, the student's result, and the teacher. */
interface Class {
  readonly section?: Row;
  readonly result?: Row;
  readonly teacher?: Row;
  /** Other students in the section. */
  readonly others?: number;
}

export const inClasses = (...classes: readonly Class[]): CaseRecords => ({
  section: classes.map(({ section, teacher }, at) => ({
    section_id: String(at),
    ...(teacher !== undefined && { staff_id: `teacher-${at}` }),
    ...section,
  })),
  course_result: classes.flatMap(({ result, others = 0 }, at) => [
    { section_id: String(at), ...result },
    ...Array.from({ length: others }, (_, k) => ({ section_id: String(at), student_id: `classmate-${k}` })),
  ]),
  staff: classes.flatMap(({ teacher }, at) =>
    teacher === undefined ? [] : [{ staff_id: `teacher-${at}`, ...teacher }],
  ),
});

/** Enrollment in consecutive high school grades from grade 9 until 2025-26; the last year's row has the exit. */
export const highSchool = (firstYear: number, last: Row): CaseRecords => ({
  enrollment: Array.from({ length: caseYear - firstYear + 1 }, (_, k) => ({
    school_year: firstYear + k,
    grade: ["09", "10", "11"][k] ?? "12",
    entry_date: `${firstYear + k - 1}-08-18`,
    exit_date: `${firstYear + k}-06-05`,
    ...(firstYear + k === caseYear && last),
  })),
});
