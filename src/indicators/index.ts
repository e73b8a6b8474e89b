import { checkedList } from "../base/list.ts";
import { aGComplete } from "./a-g-complete.ts";
import { aGCompleteCohort } from "./a-g-complete-cohort.ts";
import { advancedCourse } from "./advanced-course.ts";
import { advancedMath11 } from "./advanced-math-11.ts";
import { algebraBy8 } from "./algebra-by-8.ts";
import { apPassed } from "./ap-passed.ts";
import { apPassedOfTakers } from "./ap-passed-of-takers.ts";
import { attendance } from "./attendance.ts";
import { belongingScore } from "./belonging-score.ts";
import { bullied } from "./bullied.ts";
import { chronicAbsence } from "./chronic-absence.ts";
import { classSize } from "./class-size.ts";
import { collegeCourse } from "./college-course.ts";
import { counseled } from "./counseled.ts";
import { courseFailure } from "./course-failure.ts";
import { cteCompleter } from "./cte-completer.ts";
import { daysLost } from "./days-lost.ts";
import { daysTaught } from "./days-taught.ts";
import { dropout4yr } from "./dropout-4yr.ts";
import { elProgress } from "./el-progress.ts";
import { elWithDisability } from "./el-with-disability.ts";
import { expelled } from "./expelled.ts";
import { extracurricular } from "./extracurricular.ts";
import { gifted } from "./gifted.ts";
import { graduation4yr } from "./graduation-4yr.ts";
import { graduation5yr } from "./graduation-5yr.ts";
import type { CatalogIndicator } from "./indicator.ts";
import { lawEnforcement } from "./law-enforcement.ts";
import { longTermEl } from "./long-term-el.ts";
import { noviceTeacher } from "./novice-teacher.ts";
import { onTrack9 } from "./on-track-9.ts";
import { outOfFieldTeacher } from "./out-of-field-teacher.ts";
import { postsecondary } from "./postsecondary.ts";
import { readingGrade3 } from "./reading-grade-3.ts";
import { reclassified6yr } from "./reclassified-6yr.ts";
import { regularClass80 } from "./regular-class-80.ts";
import { restrained } from "./restrained.ts";
import { retained } from "./retained.ts";
import { sameGroupTeacher } from "./same-group-teacher.ts";
import { sameOffenseSuspended } from "./same-offense-suspended.ts";
import { scienceMet } from "./science-met.ts";
import { separateSetting } from "./separate-setting.ts";
import { smarterBalanced } from "./smarter-balanced.ts";
import { specialEducationIndicators } from "./special-education.ts";
import { stability } from "./stability.ts";
import { stemCourse } from "./stem-course.ts";
import { surveyAgreement } from "./survey-agreement.ts";
import { suspended } from "./suspended.ts";
import { suspendedAgain } from "./suspended-again.ts";
import { suspendedFullDay } from "./suspended-full-day.ts";
import { suspendedIn } from "./suspended-in.ts";
import { suspendedOut } from "./suspended-out.ts";
import { teacherOfColor } from "./teacher-of-color.ts";
import { teacherTurnover } from "./teacher-turnover.ts";
import { tested } from "./tested.ts";
import { underpreparedTeacher } from "./underprepared-teacher.ts";
import { workBased } from "./work-based.ts";

const list = [
  ...smarterBalanced,
  scienceMet,
  readingGrade3,
  attendance,
  chronicAbsence,
  retained,
  courseFailure,
  onTrack9,
  graduation4yr,
  graduation5yr,
  dropout4yr,
  aGComplete,
  aGCompleteCohort,
  postsecondary,
  elProgress,
  reclassified6yr,
  longTermEl,
  stability,
  ...specialEducationIndicators,
  regularClass80,
  separateSetting,
  elWithDisability,
  gifted,
  algebraBy8,
  advancedMath11,
  advancedCourse,
  apPassed,
  apPassedOfTakers,
  collegeCourse,
  stemCourse,
  cteCompleter,
  workBased,
  extracurricular,
  counseled,
  suspended,
  suspendedFullDay,
  suspendedOut,
  suspendedIn,
  suspendedAgain,
  expelled,
  lawEnforcement,
  restrained,
  daysLost,
  ...sameOffenseSuspended,
  ...surveyAgreement,
  belongingScore,
  bullied,
  noviceTeacher,
  underpreparedTeacher,
  outOfFieldTeacher,
  teacherTurnover,
  classSize,
  teacherOfColor,
  sameGroupTeacher,
  daysTaught,
  ...tested,
] as const;

/**
 * Id of a catalog indicator. Every language must have a label, a question and a verb for each; the compiler reports
 * missing ones.
 */
export type IndicatorId = (typeof list)[number]["id"];

/** Every indicator by goal, in report order. */
export const indicators: readonly CatalogIndicator<IndicatorId>[] = checkedList("indicators", list);
