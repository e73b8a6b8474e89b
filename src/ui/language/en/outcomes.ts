import type { glossaryEn } from "./glossary.ts";

/** Ids of the indicators that have words. */
export type WordedIndicatorId =
  Extract<keyof typeof glossaryEn, `indicator.${string}`> extends `indicator.${infer Id}` ? Id : never;
export type OutcomeKey = `indicator.${WordedIndicatorId}.did`;

/** A verb phrase in the past, for one student and for several, and its opposite. */
interface Verb {
  readonly one: string;
  readonly other: string;
  readonly notOne: string;
  readonly notOther: string;
}

/**
 * The wording of an indicator's outcome. The form decides the sentence (words.md, section 3):
 *
 * - `people`: how many of how many did it, and how many it would have been at the other rate
 * - `survey`: the same, among those who answered
 * - `adults`: rare and unwanted, decided by adults: two rates and their ratio. `act` has the slot {who}
 * - `identified`: neither better nor worse. `act` has {group}, {often}, {comparison}
 * - `placed`: shares of a resource that adults assign. `act` has {often}, {group} and {comparison}; `whose` names the resource
 * - `amount`: an average or a share of a sum. `act` has {group}, {value}, {comparison}, {value2};
 *   `above` and `below`, where present, turn a signed value into words
 *
 * `title` is the same as a heading: {times}, {group} and {comparison}. `more` and `fewer` compare with what was expected.
 */
export type OutcomeWording =
  | ({ readonly form: "people" | "survey" } & Verb)
  | {
      readonly form: "adults";
      readonly act: string;
      readonly title: string;
      readonly more: string;
      readonly fewer: string;
    }
  | { readonly form: "identified"; readonly act: string; readonly title: string }
  | { readonly form: "placed"; readonly act: string; readonly whose: string }
  | { readonly form: "amount"; readonly act: string; readonly above?: string; readonly below?: string };

const people = (did: string, didNot: string): OutcomeWording => ({
  form: "people",
  one: did,
  other: did,
  notOne: didNot,
  notOther: didNot,
});
const were = (rest: string): OutcomeWording => ({
  form: "people",
  one: `was ${rest}`,
  other: `were ${rest}`,
  notOne: `was not ${rest}`,
  notOther: `were not ${rest}`,
});
const said = (what: string, opposite: string): OutcomeWording => ({
  form: "survey",
  one: `said ${what}`,
  other: `said ${what}`,
  notOne: `did not say ${opposite}`,
  notOther: `did not say ${opposite}`,
});
const adults = (act: string, title: string): OutcomeWording => ({
  form: "adults",
  act,
  title: `{group} ${title} {times} as often as {comparison}`,
  more: `more students than expected ${title}`,
  fewer: `fewer students than expected ${title}`,
});
const identified = (what: string): OutcomeWording => ({
  form: "identified",
  act: `Schools identified {group} ${what} {often} than {comparison}`,
  title: `{group} were identified ${what} {times} as often as {comparison}`,
});
const placed = (what: string, whose: string): OutcomeWording => ({
  form: "placed",
  act: `The district placed ${what} {often} with {group} than with {comparison}`,
  whose,
});
const amount = (act: string, above?: string, below?: string): OutcomeWording => ({
  form: "amount",
  act,
  ...(above === undefined || below === undefined ? {} : { above, below }),
});

/** English outcomes: what was done or what happened, in the past tense; adult decisions are named as such. */
export const outcomesEn: Readonly<Record<OutcomeKey, OutcomeWording>> = {
  "indicator.ela-met.did": people(
    "met the state standard in English",
    "did not yet meet the state standard in English",
  ),
  "indicator.math-met.did": people("met the state standard in math", "did not yet meet the state standard in math"),
  "indicator.science-met.did": people(
    "met the state standard in science",
    "did not yet meet the state standard in science",
  ),
  "indicator.ela-distance.did": amount(
    "On average, {group} scored {value} in English. For {comparison} it was {value2}",
    "{n} above the standard",
    "{n} below the standard",
  ),
  "indicator.math-distance.did": amount(
    "On average, {group} scored {value} in math. For {comparison} it was {value2}",
    "{n} above the standard",
    "{n} below the standard",
  ),
  "indicator.reading-grade-3.did": people(
    "met the state standard in English by the end of grade 3",
    "did not yet meet the state standard in English by the end of grade 3",
  ),
  "indicator.ela-growth.did": amount(
    "In English, {group} scored {value} than their earlier scores lead us to expect. For {comparison} it was {value2}",
    "{n} more",
    "{n} less",
  ),
  "indicator.math-growth.did": amount(
    "In math, {group} scored {value} than their earlier scores lead us to expect. For {comparison} it was {value2}",
    "{n} more",
    "{n} less",
  ),
  "indicator.attendance.did": amount("{group} attended {value} of their school days. For {comparison} it was {value2}"),
  "indicator.chronic-absence.did": people(
    "missed a tenth or more of their school days",
    "missed less than a tenth of their school days",
  ),
  "indicator.retained.did": adults("Schools had {who} repeat a grade", "repeated a grade"),
  "indicator.course-failure.did": people("got a D or an F in a core course", "got no D or F in a core course"),
  "indicator.on-track-9.did": were("on track at the end of grade 9"),
  "indicator.graduation-4yr.did": people("graduated within four years", "did not graduate within four years"),
  "indicator.graduation-5yr.did": people("graduated within five years", "did not graduate within five years"),
  "indicator.dropout-4yr.did": people(
    "left high school without finishing",
    "did not leave high school before finishing",
  ),
  "indicator.a-g-complete.did": people(
    "finished the courses that UC and CSU require",
    "did not finish the courses that UC and CSU require",
  ),
  "indicator.a-g-complete-cohort.did": people(
    "finished the courses that UC and CSU require",
    "did not finish the courses that UC and CSU require",
  ),
  "indicator.college-career.did": were("prepared for college or a career by the state’s rule"),
  "indicator.ela-scale-score.did": amount(
    "On average, {group} scored {value} on the state test in English. For {comparison} it was {value2}",
  ),
  "indicator.math-scale-score.did": amount(
    "On average, {group} scored {value} on the state test in math. For {comparison} it was {value2}",
  ),
  "indicator.science-scale-score.did": amount(
    "On average, {group} scored {value} on the state test in science. For {comparison} it was {value2}",
  ),
  "indicator.dashboard-science-distance.did": amount(
    "On average, {group} scored {value} in science. For {comparison} it was {value2}",
    "{n} above the standard",
    "{n} below the standard",
  ),
  "indicator.dashboard-chronic-absence.did": people(
    "missed a tenth or more of their school days in grades K to 8",
    "missed less than a tenth of their school days in grades K to 8",
  ),
  "indicator.dashboard-graduation.did": people(
    "graduated within four or five years",
    "did not graduate within five years",
  ),
  "indicator.dashboard-el-progress.did": people(
    "moved up a level in English or stayed at the top one",
    "did not move up a level in English",
  ),
  "indicator.dataquest-seal-of-biliteracy.did": people(
    "earned the Seal of Biliteracy",
    "did not earn the Seal of Biliteracy",
  ),
  "indicator.dataquest-college-going.did": people(
    "went to college within 12 months of finishing high school",
    "did not go to college within 12 months of finishing high school",
  ),
  "indicator.elpac-well-developed.did": people(
    "reached the top level of the state test of English",
    "did not reach the top level of the state test of English",
  ),
  "indicator.reclassified-of-learners.did": were("reclassified as fluent within the year"),
  "indicator.reclassification-reclassified.did": were("reclassified as fluent since the year before"),
  "indicator.crdc-gifted.did": were("in a program for gifted students"),
  "indicator.dashboard-suspended.did": adults(
    "Schools suspended {who} for a day or more",
    "were suspended for a day or more",
  ),
  "indicator.dataquest-suspended-defiance-only.did": adults(
    "Schools suspended {who} for defiance alone",
    "were suspended for defiance alone",
  ),
  "indicator.crdc-suspended-in.did": adults(
    "Schools put {who} in in-school suspension",
    "were put in in-school suspension",
  ),
  "indicator.crdc-suspended-out.did": adults(
    "Schools suspended {who} and sent them home",
    "were suspended and sent home",
  ),
  "indicator.crdc-expelled.did": adults("The district expelled {who}", "were expelled"),
  "indicator.crdc-law-enforcement.did": adults(
    "Schools referred {who} to law enforcement",
    "were referred to law enforcement",
  ),
  "indicator.crdc-arrested.did": adults("Police arrested {who} at school", "were arrested at school"),
  "indicator.wa-disciplined.did": adults("Schools disciplined {who}", "were disciplined"),
  "indicator.postsecondary.did": people(
    "enrolled in college within 12 months",
    "did not enroll in college within 12 months",
  ),
  "indicator.el-progress.did": people(
    "moved up a level in English or stayed at the top level",
    "did not move up a level in English or stay at the top level",
  ),
  "indicator.reclassified-6yr.did": were("reclassified as fluent within six years"),
  "indicator.long-term-el.did": people(
    "waited more than six years to be reclassified",
    "waited six years or less to be reclassified",
  ),
  "indicator.stability.did": people("stayed in one school all year", "did not stay in one school all year"),
  "indicator.special-education.did": identified("for special education"),
  "indicator.special-education-autism.did": identified("with autism"),
  "indicator.special-education-emotional.did": identified("with an emotional disability"),
  "indicator.special-education-intellectual.did": identified("with an intellectual disability"),
  "indicator.special-education-ohi.did": identified("with another health impairment"),
  "indicator.special-education-sld.did": identified("with a specific learning disability"),
  "indicator.special-education-sli.did": identified("with a speech or language impairment"),
  "indicator.regular-class-80.did": people(
    "spent 80 percent or more of the day in the regular class",
    "spent less than 80 percent of the day in the regular class",
  ),
  "indicator.separate-setting.did": adults(
    "Schools taught {who} mostly in a separate class or school",
    "were taught in a separate setting",
  ),
  "indicator.el-with-disability.did": identified("with a disability"),
  "indicator.gifted.did": were("identified for gifted and talented programs"),
  "indicator.algebra-by-8.did": people("took Algebra I or higher by grade 8", "did not take Algebra I by grade 8"),
  "indicator.advanced-math-11.did": people(
    "took math above Algebra II by grade 11",
    "did not take math above Algebra II by grade 11",
  ),
  "indicator.advanced-course.did": people(
    "took an AP, IB, honors or college course",
    "did not take an AP, IB, honors or college course",
  ),
  "indicator.ap-passed.did": people("passed an AP or IB exam", "did not pass an AP or IB exam"),
  "indicator.ap-passed-of-takers.did": people(
    "passed an exam in their AP or IB course",
    "did not pass an exam in their AP or IB course",
  ),
  "indicator.college-course.did": people("earned college credit", "did not earn college credit"),
  "indicator.stem-course.did": people(
    "took advanced science, computing or calculus",
    "did not take advanced science, computing or calculus",
  ),
  "indicator.cte-completer.did": people("completed a career pathway", "did not complete a career pathway"),
  "indicator.work-based.did": people("learned at a workplace", "did not learn at a workplace"),
  "indicator.extracurricular.did": people(
    "took part in a club, sport or art activity",
    "did not take part in a club, sport or art activity",
  ),
  "indicator.counseled.did": people("met with a counselor", "did not meet with a counselor"),
  "indicator.suspended.did": adults("Schools suspended {who}", "were suspended"),
  "indicator.suspended-full-day.did": adults(
    "Schools suspended {who} for a full day or more in all",
    "were suspended for a full day or more in all",
  ),
  "indicator.suspended-out.did": adults("Schools suspended {who} and sent them home", "were suspended and sent home"),
  "indicator.suspended-in.did": adults("Schools put {who} in in-school suspension", "were put in in-school suspension"),
  "indicator.suspended-again.did": adults("Schools suspended {who} more than once", "were suspended more than once"),
  "indicator.expelled.did": adults("The district expelled {who}", "were expelled"),
  "indicator.days-lost.did": amount(
    "Suspension cost {group} {value} of class for every 100 students. For {comparison} it was {value2}",
  ),
  "indicator.law-enforcement.did": adults(
    "Schools referred {who} to law enforcement, or police arrested them at school",
    "were referred to law enforcement or arrested",
  ),
  "indicator.restrained.did": adults("Staff restrained or secluded {who}", "were restrained or secluded"),
  "indicator.same-offense-suspended.did": adults(
    "After the same kind of incident, schools suspended {who}",
    "were suspended after the same kind of incident",
  ),
  "indicator.same-offense-suspended-defiance.did": adults(
    "After an incident of defiance or disruption, schools suspended {who}",
    "were suspended after defiance or disruption",
  ),
  "indicator.same-offense-suspended-violence.did": adults(
    "After a violent incident, schools suspended {who}",
    "were suspended after a violent incident",
  ),
  "indicator.same-offense-suspended-weapons.did": adults(
    "After an incident with a weapon, schools suspended {who}",
    "were suspended after an incident with a weapon",
  ),
  "indicator.same-offense-suspended-drugs.did": adults(
    "After an incident with drugs or alcohol, schools suspended {who}",
    "were suspended after an incident with drugs or alcohol",
  ),
  "indicator.same-offense-suspended-other.did": adults(
    "After an incident of any other kind, schools suspended {who}",
    "were suspended after an incident of another kind",
  ),
  "indicator.adult-connection.did": said(
    "that an adult at school cares about them",
    "that an adult at school cares about them",
  ),
  "indicator.safe-at-school.did": said("they feel safe at school", "they feel safe at school"),
  "indicator.safe-on-the-way.did": said(
    "they feel safe going to and from school",
    "they feel safe going to and from school",
  ),
  "indicator.belonging.did": said("they belong at their school", "they belong at their school"),
  "indicator.belonging-score.did": amount(
    "Asked whether they belong at their school, {group} answered {value} of 5 on average. For {comparison} it was {value2}",
  ),
  "indicator.bullied.did": said("they were bullied this year", "they were bullied this year"),
  "indicator.novice-teacher.did": placed("new teachers", "their core teachers"),
  "indicator.underprepared-teacher.did": placed("teachers without a full credential", "their core teachers"),
  "indicator.out-of-field-teacher.did": placed("teachers outside their field", "their classes"),
  "indicator.teacher-turnover.did": amount(
    "At the schools of {group}, {value} of teachers left since last year. For {comparison} it was {value2}",
  ),
  "indicator.teacher-of-color.did": people("had at least one teacher of color", "had no teacher of color"),
  "indicator.same-group-teacher.did": people(
    "had at least one teacher of their own race or ethnicity",
    "had no teacher of their own race or ethnicity",
  ),
  "indicator.class-size.did": amount("The core classes of {group} had {value}. For {comparison} it was {value2}"),
  "indicator.counselor-load.did": amount(
    "At the schools of {group}, each counselor served {value}. For {comparison} it was {value2}",
  ),
  "indicator.spending-per-student.did": amount(
    "The schools of {group} spent {value} per student. For {comparison} it was {value2}",
  ),
  "indicator.devices.did": amount(
    "The schools of {group} had {value} devices per student. For {comparison} it was {value2}",
  ),
  "indicator.advanced-offered.did": amount(
    "The schools of {group} offered {value} advanced courses. For {comparison} it was {value2}",
  ),
  "indicator.library-lab.did": people(
    "had a library and a lab with staff at school",
    "had no library and lab with staff at school",
  ),
  "indicator.good-repair.did": amount(
    "At the schools of {group}, {value} of buildings were in good repair. For {comparison} it was {value2}",
  ),
  "indicator.teacher-coached.did": placed("teachers in coaching", "their teachers"),
  "indicator.supported-in-time.did": people(
    "got support within 15 school days",
    "did not get support within 15 school days",
  ),
  "indicator.support-delivered.did": amount(
    "Adults held {value} of the support sessions planned for {group}. For {comparison} it was {value2}",
  ),
  "indicator.designated-eld.did": people(
    "had their own daily time to learn English",
    "had no daily time of their own to learn English",
  ),
  "indicator.family-reached.did": people(
    "have a family that the school reached in its own language",
    "have a family that the school has not yet reached in its own language",
  ),
  "indicator.days-taught.did": amount(
    "{group} were in class {value} of the days offered. For {comparison} it was {value2}",
  ),
  "indicator.tested-ela.did": people("took the state test in English", "did not take the state test in English"),
  "indicator.tested-math.did": people("took the state test in math", "did not take the state test in math"),
  "indicator.cycle-on-time.did": amount(
    "Adults studied {value} of the improvement cycles for {group} by their date. For {comparison} it was {value2}",
  ),
  "indicator.action-on-track.did": amount(
    "Of the plan’s actions for {group}, {value} are on track. For {comparison} it was {value2}",
  ),
  "indicator.question-answered.did": amount(
    "Within ten days, the district answered {value} of questions from the families of {group}. For {comparison} it was {value2}",
  ),
  "indicator.funds-reached.did": amount(
    "Of the extra money earned for {group}, {value} was spent on them. For {comparison} it was {value2}",
  ),
};
