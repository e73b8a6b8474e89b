/** Kind of file. Decides what bare headings ("Date", "Code", "ID") mean and which tables the file fills. */
export type FileKind =
  | "roster"
  | "schools"
  | "programs"
  | "attendance-summary"
  | "attendance-daily"
  | "discipline"
  | "assessments"
  | "course-results"
  | "sections"
  | "staff"
  | "survey"
  | "self-review";

/** Ids of what a column can mean. */
export type ConceptId =
  | "student_id"
  | "local_id"
  | "school_id"
  | "school_name"
  | "district_id"
  | "district_name"
  | "county_id"
  | "county_name"
  | "school_year"
  | "term"
  | "name"
  | "contact"
  | "birth_date"
  | "gender"
  | "race"
  | "hispanic"
  | "race_american_indian"
  | "race_asian"
  | "race_black"
  | "race_filipino"
  | "race_mena"
  | "race_pacific_islander"
  | "race_white"
  | "race_two_or_more"
  | "grade"
  | "parent_education"
  | "parent_education_2"
  | "home_language"
  | "first_us_school_date"
  | "entered_grade_9"
  | "elas"
  | "english_learner"
  | "elas_date"
  | "special_education"
  | "disability_category"
  | "regular_class_share"
  | "meals"
  | "disadvantaged"
  | "homeless"
  | "foster"
  | "migrant"
  | "military"
  | "section-504"
  | "gifted"
  | "title-i-targeted"
  | "extracurricular"
  | "counseling"
  | "college-course"
  | "postsecondary"
  | "cte-completer"
  | "work-based-learning"
  | "program"
  | "start_date"
  | "end_date"
  | "entry_date"
  | "exit_date"
  | "exit_code"
  | "status"
  | "completion"
  | "met_a_g"
  | "transfer_documented"
  | "days_expected"
  | "days_attended"
  | "days_absent"
  | "days_excused"
  | "days_unexcused"
  | "days_suspended_out"
  | "days_suspended_in"
  | "date"
  | "attendance_code"
  | "incident_id"
  | "incident_date"
  | "offense"
  | "result"
  | "result_days"
  | "test"
  | "subject"
  | "score"
  | "level"
  | "test_date"
  | "test_window"
  | "test_form"
  | "section_id"
  | "course_id"
  | "state_course"
  | "course_name"
  | "course_level"
  | "mark"
  | "credits_attempted"
  | "credits_earned"
  | "staff_id"
  | "years_total"
  | "years_in_district"
  | "credential"
  | "in_field"
  | "job"
  | "fte"
  | "survey"
  | "respondent_id"
  | "item"
  | "answer"
  | "factor"
  | "review_place"
  | "rating"
  | "review_note";

/** Decisions that may need a person, as named in the profile. */
export const decisions = [
  "identify",
  "school",
  "grade",
  "state-test",
  "blank-day",
  "blank-result",
  "job",
  "every-day",
  "listed-program",
] as const;
export type Decision = (typeof decisions)[number];

/** What a question is about; its words are keyed by `kind`. */
export type QuestionAbout =
  | { readonly kind: Exclude<Decision, "listed-program"> | "school-year" | "dates" }
  /** `program`: what a column about it would mean. */
  | { readonly kind: "listed-program"; readonly program: ConceptId }
  | { readonly kind: "year-names"; readonly column: string }
  | { readonly kind: "year-codes"; readonly column: string; readonly value: string }
  | { readonly kind: "missing"; readonly mark: string }
  | { readonly kind: "confirm"; readonly heading: string }
  /** Whether rows with a value count; "" = blank. */
  | { readonly kind: "counts"; readonly column: string; readonly value: string }
  /** `meanings`: the codes it could mean. */
  | {
      readonly kind: "code";
      readonly column: string;
      readonly value: string;
      readonly meanings: readonly string[];
    };

export interface MappingQuestion {
  readonly id: string;
  readonly about: QuestionAbout;
  /** Most likely answer; never applied without confirmation. */
  readonly suggestion?: string;
  /** If true, no row of the file loads until this is answered. */
  readonly blocks: boolean;
  /** Path of the answer in the profile. */
  readonly where: string;
}

/** Remarks on a proposal. */
export type ProposalNote =
  | {
      readonly kind:
        | "year-given"
        | "nothing-recognized"
        | "no-staff-identifier"
        | "no-course"
        | "no-days-enrolled"
        | "no-decisions"
        | "no-first-day"
        | "no-self-review";
    }
  /** Common beginnings of headings that differ only at the end. */
  | { readonly kind: "repeated-stems"; readonly stems: readonly string[] }
  | { readonly kind: "side-by-side"; readonly by: "grade" | "year"; readonly stems: readonly string[] }
  /** The file has figures about groups rather than rows about people; a published profile reads it. */
  | { readonly kind: "groups-in-columns"; readonly groups: readonly string[] }
  | { readonly kind: "groups-in-rows"; readonly column: string }
  /** Columns of attendance codes whose headings name no day. */
  | { readonly kind: "undated-days"; readonly headings: readonly string[]; readonly columns: number }
  /** Columns that only flag whether a student was suspended or expelled. */
  | { readonly kind: "discipline-flags"; readonly headings: readonly string[] }
  /** A built-in format; needs no profile. */
  | { readonly kind: "known-format"; readonly format: string }
  | { readonly kind: "other-scales"; readonly columns: number }
  /** Columns of absence or attendance in hours, periods or another unit. */
  | { readonly kind: "other-unit"; readonly headings: readonly string[] }
  /** Columns of dates that have a spreadsheet's day numbers instead. */
  | { readonly kind: "day-numbers"; readonly headings: readonly string[] }
  /** Students have a row of days per term, which are not those of a year. */
  | { readonly kind: "by-term"; readonly heading: string }
  | { readonly kind: "learners-only"; readonly heading: string };

/** The meaning assigned to a column, and why. */
export type Taken =
  | { readonly as: "test-result"; readonly subject: string }
  | { readonly as: "survey-item"; readonly item: string }
  | { readonly as: "attendance-day" | "empty" | "unknown" }
  /** Another column's heading matches the concept better. */
  | { readonly as: "better-column"; readonly concept: ConceptId }
  /** The heading matches the concept, but the values do not. */
  | { readonly as: "values-disagree"; readonly concept: ConceptId }
  /** Recognized but never loaded: names, addresses. */
  | { readonly as: "ignored"; readonly concept: ConceptId }
  /** Recognized, but the tables this kind of file fills have no column for it. */
  | { readonly as: "not-used-here"; readonly concept: ConceptId }
  | {
      readonly as: "concept";
      readonly concept: ConceptId;
      readonly heading: "says" | "near" | "silent";
      /** Percent of the values that fit; null for an empty column. */
      readonly fit: number | null;
      readonly tenDigits: boolean;
    };

/** Confidence in the meaning proposed for a column. */
export type ProposalConfidence = "sure" | "likely" | "unsure" | "not used";
