import type { Calendar } from "./calendar.ts";
import type { Course } from "./courses.ts";
import type { District, School } from "./district.ts";
import type { Person, Status } from "./people.ts";

/** An enrollment spell at one school, with CALPADS exit and completion codes. */
export interface Spell {
  readonly school: School;
  readonly entry: string;
  exit: string;
  exitCode: string;
  completion: string;
  metAG: string;
  days: number;
  absent: number;
  suspendedOut: number;
  suspendedIn: number;
}

export interface Incident {
  readonly id: string;
  readonly school: School;
  readonly date: string;
  readonly offense: string;
  readonly result: string;
  readonly length: number;
}

export interface TestResult {
  readonly subject: "ela" | "math" | "science" | "elpac";
  readonly tested: boolean;
  readonly score: number;
  readonly achievementLevel: number;
}

export interface Exam {
  readonly course: string;
  readonly score: number;
}

/** Simulated facts about a student in one school year, before they are written to files. */
export interface StudentYear {
  readonly person: Person;
  readonly grade: number;
  readonly bits: number;
  readonly homeless: boolean;
  readonly elas: Status["elas"];
  readonly spells: Spell[];
  readonly incidents: Incident[];
  readonly tests: TestResult[];
  /** Latent achievement this year, in standard deviations; marks are drawn from it. */
  readonly achievement: number;
  /** Courses in grades 6 to 12; empty below. */
  readonly courses: readonly string[];
  /** Marks by course and semester, in the order of `courses`. */
  readonly marks: readonly string[];
  readonly exams: Exam[];
  readonly gifted: boolean;
  readonly activity: boolean;
  readonly counselor: boolean;
  /** Five answers from 1 to 5, or none. */
  readonly answers: readonly number[] | null;
  readonly careerPathway: boolean;
  readonly internship: boolean;
  /** Enrolled in college within a year; only for graduates. */
  readonly college: boolean;
  readonly graduated: boolean;
}

export interface DistrictYear {
  readonly district: District;
  readonly schoolYear: number;
  readonly calendar: Calendar;
  readonly students: readonly StudentYear[];
  readonly staff: readonly SchoolYearStaff[];
}

export interface Teacher {
  readonly seid: string;
  readonly first: string;
  readonly last: string;
  readonly gender: "F" | "M";
  readonly birth: string;
  /** Level of the race grouping, and CALPADS race codes. */
  readonly race: string;
  readonly raceCodes: readonly string[];
  readonly subject: Course["subject"] | "class" | "counselor" | "administrator";
  /** First school year in teaching, and first in this district. */
  readonly began: number;
  readonly came: number;
  readonly credential: "full" | "intern" | "emergency" | "waiver";
  readonly inField: boolean;
}

/** A class in a school year, with all its terms. */
export interface Section {
  readonly id: string;
  readonly course: Course;
  readonly terms: readonly string[];
  readonly teacher: Teacher;
  readonly students: readonly StudentYear[];
}

export interface SchoolYearStaff {
  readonly school: School;
  readonly staff: readonly Teacher[];
  readonly sections: readonly Section[];
}
