/**
 * What a release offers of what the audit counts. Our choices (2026): every level of every grouping that the audit compares
 * and that is not fine, not a second description of the same students, and not a part of another. Crossings only where places
 * are large: offered at schools too, they hide more of the rates than they show.
 */
export const releaseOffer = {
  /** Groupings in report order. A district's own are not offered. */
  groupings: [
    "race-ethnicity",
    "gender",
    "el-status",
    "disability",
    "disadvantaged",
    "foster",
    "homeless",
    "migrant",
    "military",
  ],
  /**
   * Indicators whose outcome is a group that is offered, or a part of one: their rates would say how many students a hidden
   * group has.
   */
  groupsThemselves: [
    "special-education",
    "special-education-autism",
    "special-education-emotional",
    "special-education-intellectual",
    "special-education-ohi",
    "special-education-sld",
    "special-education-sli",
    "el-with-disability",
  ],
  /**
   * Averages of a value of each student, and the least and most that one student's value is taken to be, which an attacker
   * is taken to know. Shares are printed in percent. A release offers none whose few largest values make up most of the sum, and none that restates
   * a rate: it would say more about that rate than its rounding does.
   */
  averages: {
    "underprepared-teacher": { least: 0, most: 1 },
    "out-of-field-teacher": { least: 0, most: 1 },
    "novice-teacher": { least: 0, most: 1 },
    "teacher-turnover": { least: 0, most: 1 },
    "class-size": { least: 0, most: 50 },
    "ela-growth": { least: -200, most: 200 },
    "math-growth": { least: -200, most: 200 },
  },
  /** Kinds of places at which crossings are offered. */
  crossedAt: ["state", "county", "district"],
  /** Indicators of few students, offered at these kinds of places only. */
  fewStudents: {
    indicators: [
      "same-offense-suspended",
      "same-offense-suspended-violence",
      "same-offense-suspended-weapons",
      "same-offense-suspended-drugs",
      "same-offense-suspended-defiance",
      "same-offense-suspended-other",
    ],
    placeKinds: ["state", "county", "district"],
  },
  /** Single grades that are offered, at schools. None: with them, more than half of all counts would be hidden. */
  grades: [],
  /** Groups that everybody whom an indicator counts is in, by the indicator's definition. */
  inside: {
    "el-progress": [{ grouping: "el-status", level: "EL" }],
    "long-term-el": [{ grouping: "el-status", level: "EL" }],
    "regular-class-80": [{ grouping: "disability", level: "yes" }],
    "separate-setting": [{ grouping: "disability", level: "yes" }],
  },
  year: 2026,
  source: "our choice",
} as const;
