import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { earlyWarningRules, failingMarks } from "../../rules/early-warning.ts";

/** One student's data for this year. null means unknown, which is different from "no". */
export interface StudentSigns {
  readonly daysEnrolled: number | null;
  readonly daysPresent: number | null;
  readonly suspensions: number | null;
  /** An unsatisfactory behavior mark, where the district gives such marks. */
  readonly unsatisfactoryBehavior?: boolean | null;
  readonly englishMark: string | null;
  readonly mathematicsMark: string | null;
}

export interface AbcFlags {
  /** Share of enrolled days attended. */
  readonly attendanceRate: number | NoNumber;
  readonly attendance: boolean | NoNumber;
  readonly severeAttendance: boolean | NoNumber;
  readonly behavior: boolean | NoNumber;
  readonly failedEnglish: boolean | NoNumber;
  readonly failedMathematics: boolean | NoNumber;
  /** Failed English or mathematics. */
  readonly course: boolean | NoNumber;
  /** How many of attendance, behavior and course are flagged, and how many are known. */
  readonly flags: number;
  readonly known: number;
}

/**
 * Attendance, behavior and course flags for one student. A flag is a request for support. Missing data produce
 * neither a flag nor an all-clear.
 *
 * @param minimumDays  below this many days enrolled, the attendance rate is shown but not flagged
 * @see Balfanz, Herzog & Mac Iver 2007, doi:10.1080/00461520701621079
 */
export function abcFlags(signs: StudentSigns, minimumDays: number = earlyWarningRules.minimumDays.value): AbcFlags {
  const attendanceRate = rateOfDays(signs);
  const enough = isNone(attendanceRate) || signs.daysEnrolled! >= minimumDays;
  const atMost = (line: number) =>
    isNone(attendanceRate) ? attendanceRate : enough ? attendanceRate <= line : none("enrolled_too_few_days");
  const attendance = atMost(earlyWarningRules.attendance.value);
  const behavior = behaviorFlag(signs);
  const failedEnglish = failed(signs.englishMark);
  const failedMathematics = failed(signs.mathematicsMark);
  const course =
    failedEnglish === true || failedMathematics === true ? true : isNone(failedEnglish) ? failedMathematics : false;
  const three = [attendance, behavior, course];
  return {
    attendanceRate,
    attendance,
    severeAttendance: atMost(earlyWarningRules.severeAttendance.value),
    behavior,
    failedEnglish,
    failedMathematics,
    course,
    flags: three.filter((flag) => flag === true).length,
    known: three.filter((flag) => !isNone(flag)).length,
  };
}

function rateOfDays({ daysEnrolled, daysPresent }: StudentSigns): number | NoNumber {
  if (daysEnrolled === null || daysPresent === null) return none("missing_data");
  if (!(daysPresent >= 0 && daysPresent <= daysEnrolled && Number.isFinite(daysEnrolled))) return none("invalid_input");
  return daysEnrolled === 0 ? none("zero_denominator") : daysPresent / daysEnrolled;
}

function behaviorFlag({ suspensions, unsatisfactoryBehavior }: StudentSigns): boolean | NoNumber {
  if (suspensions !== null && !(suspensions >= 0)) return none("invalid_input");
  if (unsatisfactoryBehavior === true) return true;
  return suspensions === null ? none("missing_data") : suspensions > 0;
}

function failed(mark: string | null): boolean | NoNumber {
  const written = mark?.trim().toUpperCase() ?? "";
  return written === "" ? none("missing_data") : failingMarks.includes(written);
}
