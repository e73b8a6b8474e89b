/** The kind of file, which decides what bare headings ("Date", "Code", "ID") mean and which tables are filled. */
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

/** Meanings that a column of a file can have, by id. */
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

/** Decisions that a person may have to make, by their names in the profile. */
export const decisions = [
  "identify",
  "school",
  "grade",
  "state-test",
  "blank-day",
  "blank-result",
  "job",
  "every-day",
] as const;
export type Decision = (typeof decisions)[number];

/** What a question is about; its words live by `kind`. */
export type QuestionAbout =
  | { readonly kind: Decision | "school-year" | "dates" }
  | { readonly kind: "year-names"; readonly column: string }
  | { readonly kind: "year-codes"; readonly column: string; readonly value: string }
  | { readonly kind: "missing"; readonly mark: string }
  | { readonly kind: "confirm"; readonly heading: string }
  /** `meanings` are the codes it may mean. */
  | {
      readonly kind: "code";
      readonly column: string;
      readonly value: string;
      readonly meanings: readonly string[];
    };

export interface MappingQuestion {
  readonly id: string;
  readonly about: QuestionAbout;
  /** The likeliest answer; never used unconfirmed. */
  readonly suggestion?: string;
  /** Nothing of the file loads until it is answered. */
  readonly blocks: boolean;
  /** The path of the answer in the profile. */
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
  /** Stems of headings that differ only in their end. */
  | { readonly kind: "repeated-stems"; readonly stems: readonly string[] }
  | { readonly kind: "side-by-side"; readonly by: "grade" | "year"; readonly stems: readonly string[] }
  /** Figures about groups, not rows about people: a published profile reads it. */
  | { readonly kind: "groups-in-columns"; readonly groups: readonly string[] }
  | { readonly kind: "groups-in-rows"; readonly column: string }
  /** Columns of attendance codes whose headings do not say which day they are. */
  | { readonly kind: "undated-days"; readonly headings: readonly string[]; readonly columns: number }
  /** Columns that only say whether a student was suspended or expelled. */
  | { readonly kind: "discipline-flags"; readonly headings: readonly string[] }
  /** A built-in format, which needs no profile. */
  | { readonly kind: "known-format"; readonly format: string }
  | { readonly kind: "other-scales"; readonly columns: number }
  | { readonly kind: "learners-only"; readonly heading: string };

/** The meaning that a column was given, and why. */
export type Taken =
  | { readonly as: "test-result"; readonly subject: string }
  | { readonly as: "survey-item"; readonly item: string }
  | { readonly as: "attendance-day" | "empty" | "unknown" }
  /** Another column's heading means the concept more clearly. */
  | { readonly as: "better-column"; readonly concept: ConceptId }
  /** The heading means the concept, but the values do not fit it. */
  | { readonly as: "values-disagree"; readonly concept: ConceptId }
  /** Recognized, and never loaded: names, addresses. */
  | { readonly as: "ignored"; readonly concept: ConceptId }
  /** Recognized, but no table that this kind of file fills has a column for it. */
  | { readonly as: "not-used-here"; readonly concept: ConceptId }
  | {
      readonly as: "concept";
      readonly concept: ConceptId;
      readonly heading: "says" | "near" | "silent";
      /** Percent of the values that fit; null where the column is empty. */
      readonly fit: number | null;
      readonly tenDigits: boolean;
    };

/** How sure a proposal is of a column. */
export type ProposalConfidence = "sure" | "likely" | "unsure" | "not used";
