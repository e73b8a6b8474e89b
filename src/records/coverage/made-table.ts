import type { Need } from "../need.ts";
import { needs } from "../needs.ts";
import { type Column, defineTable } from "../table.ts";

/** Needs of discipline, which counts at the school of a secondary enrollment too. */
export const disciplineNeeds = [
  needs.suspensions,
  needs.suspensionDays,
  needs.allIncidents,
  needs.suspensionsOut,
  needs.suspensionsIn,
  needs.expulsions,
  needs.policeReferrals,
  needs.restraints,
] as const satisfies readonly Need[];

/**
 * Needs whose records list only participants, suspended students, leavers or students with a status. A missing row
 * means no only where the records cover the student.
 */
export const listedNeeds = [
  needs.enrollmentDates,
  needs.completions,
  needs.attendance,
  needs.disadvantage,
  needs.homeless,
  needs.foster,
  needs.migrant,
  needs.military,
  needs.gifted,
  needs.extracurricular,
  needs.counseling,
  needs.collegeCourses,
  needs.postsecondary,
  needs.cte,
  needs.workBased,
  needs.specialEducation,
  ...disciplineNeeds,
  needs.exams,
  needs.courseLevels,
  needs.stem,
  needs.mathSteps,
] as const satisfies readonly Need[];

/** Student-year column that says whether a need's records cover the student. */
export const coverColumn = ({ record }: Pick<Need, "record">): string => `covers_${record.replaceAll("-", "_")}`;

const flag: Column = { type: "boolean", meaning: "Whether the records of a need cover the students of the row." };

/** Where records of needs cover students; computed like the calendar, not delivered. */
export const coverageTable = defineTable({
  id: "coverage",
  meaning: "For students of a grade in a school and year: which kinds of records cover them.",
  key: ["school_year", "school_id", "grade"],
  columns: {
    school_year: { type: "integer", meaning: "The calendar year in which the school year ends." } as Column,
    school_id: { type: "text", meaning: "The school." } as Column,
    grade: { type: "text", meaning: "The students' grade." } as Column,
    ...Object.fromEntries(listedNeeds.map((need): [string, Column] => [coverColumn(need), flag])),
  },
});
