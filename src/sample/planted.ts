/**
 * Ground truth of the sample district, as data: which group has which outcome more or less often, all else equal.
 * `simulate.ts` adds these effects to its models; `answer-key.ts` lists the resulting gaps, which a correct audit
 * must find, and comparisons without an effect, which it must not report.
 */
export interface GroupLevel {
  readonly grouping: string;
  readonly level: string;
}

export const groups = {
  hispanic: { grouping: "race-ethnicity", level: "hispanic" },
  americanIndian: { grouping: "race-ethnicity", level: "american-indian" },
  asian: { grouping: "race-ethnicity", level: "asian" },
  black: { grouping: "race-ethnicity", level: "black" },
  filipino: { grouping: "race-ethnicity", level: "filipino" },
  white: { grouping: "race-ethnicity", level: "white" },
  female: { grouping: "gender", level: "F" },
  male: { grouping: "gender", level: "M" },
  el: { grouping: "el-status", level: "EL" },
  disability: { grouping: "disability", level: "yes" },
  disadvantaged: { grouping: "disadvantaged", level: "yes" },
  foster: { grouping: "foster", level: "yes" },
  homeless: { grouping: "homeless", level: "yes" },
  military: { grouping: "military", level: "yes" },
} as const satisfies Record<string, GroupLevel>;
export type PlantedGroup = keyof typeof groups;

/** Scale of each outcome's effects. */
export type PlantedOutcome =
  /** Log of the share of days missed. */
  | "absence"
  /** Achievement on the state's tests and in courses, in standard deviations. */
  | "achievement"
  /** Log-odds of the outcomes below. */
  | "tested"
  | "gifted"
  | "algebra"
  | "advanced"
  | "stem"
  | "exam"
  | "identified"
  | "apart"
  | "incident"
  | "suspended-for-it"
  | "adult-connection"
  | "belonging"
  | "safe"
  | "bullied"
  | "graduates"
  | "activity"
  | "counselor"
  | "moves"
  | "retained"
  | "college";

interface Effect {
  readonly outcome: PlantedOutcome;
  readonly group: PlantedGroup;
  readonly size: number;
  /** Only at the school with this role; default everywhere. */
  readonly school?: string;
}

const effect = (outcome: PlantedOutcome, group: PlantedGroup, size: number, school?: string): Effect =>
  school === undefined ? { outcome, group, size } : { outcome, group, size, school };

/**
 * The planted effects, by outcome. Gender has an effect only on incidents and advanced science, which affect nothing else, and military families
 * have none: those comparisons are true nulls wherever the answer key says so.
 */
export const effects: readonly Effect[] = [
  effect("absence", "disability", 0.3),
  effect("absence", "homeless", 0.55),
  effect("absence", "foster", 0.3),
  effect("absence", "disadvantaged", 0.36),
  effect("absence", "americanIndian", 0.35),
  effect("absence", "black", 0.15),
  effect("absence", "asian", -0.5),
  effect("achievement", "disadvantaged", -0.4),
  effect("achievement", "el", -0.85),
  effect("achievement", "disability", -0.85),
  effect("achievement", "black", -0.75),
  effect("achievement", "hispanic", -0.15),
  effect("achievement", "americanIndian", -0.3),
  effect("achievement", "asian", 0.45),
  effect("achievement", "homeless", -0.2),
  effect("tested", "disability", -1.9),
  effect("tested", "homeless", -0.8),
  effect("gifted", "hispanic", -0.6),
  effect("gifted", "black", -0.6),
  effect("gifted", "disadvantaged", -0.7),
  effect("gifted", "asian", 0.5),
  effect("algebra", "hispanic", -0.8),
  effect("algebra", "disadvantaged", -0.6),
  effect("algebra", "black", -0.6),
  effect("advanced", "hispanic", -0.5),
  effect("advanced", "disadvantaged", -0.5),
  effect("advanced", "el", -0.8),
  effect("advanced", "disability", -0.9),
  effect("advanced", "black", -0.5),
  effect("advanced", "hispanic", -0.5, "mill-creek-high"),
  effect("stem", "female", -0.95),
  effect("exam", "disadvantaged", -0.3),
  effect("identified", "black", 0.85),
  effect("apart", "el", 1.6),
  effect("incident", "black", 1),
  effect("incident", "disability", 0.95),
  effect("incident", "male", 1),
  effect("incident", "disadvantaged", 0.25),
  effect("incident", "hispanic", 1.9, "mill-creek-high"),
  effect("suspended-for-it", "black", 1.9),
  effect("suspended-for-it", "disability", 0.3),
  effect("adult-connection", "black", -0.95),
  effect("belonging", "disability", -0.8),
  effect("safe", "black", -0.6),
  effect("bullied", "disability", 0.9),
  effect("graduates", "disadvantaged", -1.2),
  effect("graduates", "disability", -0.8),
  effect("graduates", "el", -0.8),
  effect("graduates", "homeless", -0.8),
  effect("graduates", "foster", -1.2),
  effect("activity", "disadvantaged", -0.8),
  effect("activity", "disability", -0.4),
  effect("counselor", "el", -0.95),
  effect("moves", "homeless", 1.9),
  effect("moves", "foster", 1.6),
  effect("moves", "disadvantaged", 0.3),
  effect("retained", "disadvantaged", 0.5),
  effect("college", "disadvantaged", -0.8),
];

/** The sample's years with an entry: all; all but the first one or two, which are needed as earlier years; or the last, in a sample of four years. */
export type PlantedYears = "all" | "after-first" | "after-second" | "last";

/** A comparison of a group with everyone else, in the district or in the school with this role. */
interface PlantedComparison {
  readonly indicator: string;
  readonly group: PlantedGroup;
  /** `district`, or a school's role. */
  readonly place: string;
  readonly years: PlantedYears;
}

/** A planted gap, with the smallest district (in students) in which it is detectable for every seed. */
interface PlantedGap extends PlantedComparison {
  /** +1 the group is disadvantaged (or identified more often), -1 advantaged. */
  readonly sign: 1 | -1;
  readonly enough: number;
}

const planted = (
  indicator: string,
  group: PlantedGroup,
  sign: 1 | -1,
  more: Partial<Pick<PlantedGap, "place" | "years" | "enough">> = {},
): PlantedGap => ({ indicator, group, sign, place: "district", years: "all", enough: 6_000, ...more });

/** Gaps that a correct audit finds, by equity goal. Minimum district sizes were checked over many seeds. */
export const plantedGaps: readonly PlantedGap[] = [
  // Goal 1, outcomes
  planted("chronic-absence", "disability", 1),
  planted("chronic-absence", "homeless", 1),
  planted("chronic-absence", "disadvantaged", 1),
  planted("chronic-absence", "asian", -1),
  planted("ela-met", "disadvantaged", 1),
  planted("ela-met", "el", 1),
  planted("ela-met", "disability", 1),
  planted("ela-met", "black", 1),
  planted("ela-met", "asian", -1),
  planted("math-met", "disadvantaged", 1),
  planted("math-met", "el", 1),
  planted("math-met", "disability", 1),
  planted("math-met", "hispanic", 1),
  planted("math-met", "asian", -1),
  planted("reading-grade-3", "disadvantaged", 1),
  planted("course-failure", "disadvantaged", 1),
  planted("course-failure", "disability", 1),
  planted("graduation-4yr", "disadvantaged", 1, { years: "last" }),
  planted("stability", "homeless", 1),
  // Goal 2, access and inclusion
  planted("special-education", "black", 1),
  planted("regular-class-80", "el", 1),
  planted("gifted", "hispanic", 1),
  planted("gifted", "disadvantaged", 1),
  planted("algebra-by-8", "hispanic", 1),
  planted("algebra-by-8", "disadvantaged", 1),
  planted("advanced-course", "hispanic", 1),
  planted("advanced-course", "hispanic", 1, { place: "mill-creek-high" }),
  planted("advanced-course", "disadvantaged", 1),
  planted("advanced-course", "el", 1),
  planted("advanced-course", "disability", 1),
  planted("stem-course", "female", 1),
  planted("extracurricular", "disadvantaged", 1),
  planted("counseled", "el", 1),
  // Goal 3, treatment
  planted("suspended", "black", 1),
  planted("suspended", "male", 1),
  planted("suspended", "disability", 1),
  planted("suspended", "hispanic", 1, { place: "mill-creek-high" }),
  planted("suspended-out", "black", 1),
  planted("same-offense-suspended", "black", 1),
  planted("adult-connection", "black", 1),
  planted("belonging", "disability", 1),
  planted("bullied", "disability", 1),
  // Goal 4, resources
  planted("novice-teacher", "hispanic", 1),
  planted("novice-teacher", "disadvantaged", 1),
  planted("underprepared-teacher", "hispanic", 1),
  planted("teacher-turnover", "hispanic", 1, { years: "after-first" }),
  planted("same-group-teacher", "white", -1),
  planted("same-group-teacher", "black", 1),
  planted("same-group-teacher", "asian", 1),
  // Goal 5, opportunity to learn
  planted("days-taught", "homeless", 1),
  // Goal 6, responsible and accountable
  planted("tested-ela", "disability", 1),
];

/** Questions that need earlier years, which the first years of the sample don't have. */
const yearsNeeded: Readonly<Record<string, PlantedYears>> = {
  "teacher-turnover": "after-first",
  "ela-growth": "after-second",
  "math-growth": "after-second",
};

const everywhere = (
  indicators: readonly string[],
  group: PlantedGroup,
  place = "district",
): readonly PlantedComparison[] =>
  indicators.map((indicator) => ({
    indicator,
    group,
    place,
    years: yearsNeeded[indicator] ?? "all",
  }));

/** True nulls: gender and military family are assigned at random, independent of these outcomes; no group grows more than others. */
export const trueNulls: readonly PlantedComparison[] = [
  ...everywhere(
    [
      "chronic-absence",
      "attendance",
      "ela-met",
      "math-met",
      "course-failure",
      "stability",
      "special-education",
      "gifted",
      "extracurricular",
      "counseled",
      "adult-connection",
      "belonging",
      "novice-teacher",
      "underprepared-teacher",
      "out-of-field-teacher",
      "class-size",
      "same-group-teacher",
      "teacher-of-color",
      "days-taught",
      "tested-ela",
      // Averages, and growth from one year's score to the next.
      "ela-distance",
      "math-distance",
      "belonging-score",
      "ela-growth",
      "math-growth",
      "teacher-turnover",
    ],
    "female",
  ),
  ...everywhere(
    [
      "chronic-absence",
      "attendance",
      "course-failure",
      "stability",
      "suspended",
      "adult-connection",
      "novice-teacher",
      "underprepared-teacher",
      "out-of-field-teacher",
      "class-size",
      "teacher-of-color",
      "days-taught",
      "tested-ela",
      "days-lost",
      "ela-distance",
      "math-distance",
      "belonging-score",
      "ela-growth",
      "math-growth",
      "teacher-turnover",
    ],
    "military",
  ),
  // These begin far behind and grow as much as others: measured against last year's score alone, they would seem to grow less.
  ...(["disadvantaged", "hispanic"] as const).flatMap((group) => everywhere(["ela-growth", "math-growth"], group)),
  ...["alder-valley-high", "mill-creek-high", "lindero"].flatMap((school) =>
    everywhere(["chronic-absence", "stability"], "female", school),
  ),
];

/**
 * Comparisons of few students without an effect: where they can be judged at all, at most one in twenty may be called clear. Fewer than thirty students, or hardly any with the outcome, give an
 * average no verdict.
 */
export const smallNulls: readonly PlantedComparison[] = ["alder-valley-high", "mill-creek-high", "lindero"].flatMap(
  (school) => everywhere(["suspended", "days-lost", "ela-distance", "stability", "novice-teacher"], "military", school),
);

/** Gaps whose size is the same in every year: no effect of the sample changes over time, so that a change must not be called narrowed or widened. */
export const steadyGaps: readonly PlantedComparison[] = (
  [
    ["chronic-absence", "disadvantaged"],
    ["chronic-absence", "disability"],
    ["ela-met", "disadvantaged"],
    ["math-met", "el"],
    ["suspended", "black"],
    ["suspended", "male"],
    ["gifted", "hispanic"],
    ["extracurricular", "disadvantaged"],
    ["chronic-absence", "female"],
    ["ela-met", "female"],
    ["novice-teacher", "female"],
    ["days-lost", "military"],
  ] as const
).map(([indicator, group]) => ({ indicator, group, place: "district", years: "last" }));
