import type { WordedIndicator } from "../../../reports/definitions.ts";

/**
 * What is wanted of outcomes of which less is better, English: the heading above a gap's sign, so that a minus means
 * less of it. Ids, counts and rules keep the outcome as it is counted.
 */
export const wantedEn = {
  "chronic-absence": "In school regularly",
  "dashboard-chronic-absence": "In school regularly, grades K to 8",
  retained: "Moved up a grade",
  "course-failure": "No D or F in a core course",
  "dropout-4yr": "Stayed in school to graduate",
  "long-term-el": "Six years or less as an English learner",
  "separate-setting": "Not in a separate class or school",
  suspended: "Not suspended",
  "suspended-full-day": "Not suspended for a full day or more",
  "suspended-out": "Not suspended out of school",
  "suspended-in": "Not suspended in school",
  "suspended-again": "Not suspended more than once",
  expelled: "Not expelled",
  "days-lost": "Class days not lost to suspension",
  "law-enforcement": "Not referred to law enforcement or arrested",
  restrained: "Not restrained or secluded",
  "same-offense-suspended": "Not suspended after the same kind of incident",
  "same-offense-suspended-defiance": "Not suspended after defiance or disruption",
  "same-offense-suspended-violence": "Not suspended after a violent incident",
  "same-offense-suspended-weapons": "Not suspended after an incident with a weapon",
  "same-offense-suspended-drugs": "Not suspended after an incident with drugs or alcohol",
  "same-offense-suspended-other": "Not suspended after another kind of incident",
  bullied: "Not bullied",
  "novice-teacher": "Experienced teachers",
  "underprepared-teacher": "Fully credentialed teachers",
  "out-of-field-teacher": "Teachers in their field",
  "teacher-turnover": "Settled teachers",
  "class-size": "Small core classes",
  "dashboard-suspended": "Not suspended for a day or more",
  "dataquest-suspended-defiance-only": "Not suspended for defiance alone",
  "crdc-suspended-in": "Not suspended in school, federal count",
  "crdc-suspended-out": "Not suspended out of school, federal count",
  "crdc-expelled": "Not expelled, federal count",
  "crdc-law-enforcement": "Not referred to law enforcement, federal count",
  "crdc-arrested": "Not arrested at school, federal count",
  "wa-disciplined": "Not disciplined",
} as const satisfies Partial<Readonly<Record<WordedIndicator, string>>>;

export type WantedId = keyof typeof wantedEn;
