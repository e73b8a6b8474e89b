import type { TableName } from "../base/record-names.ts";

/**
 * How a column of a record may differ between two deliveries. The latest school year counts, and for one year the
 * latest delivery (`sources/materialize.ts`); if a column that should not differ does so in many records, the load is
 * held first (`sources/hold-changed.ts`).
 *
 * - `lasting`: an attribute of a person that rarely changes, whatever the record's dates (`stable-attributes.ts`)
 * - `history`: a past event or state, on which later deliveries agree
 * - `settles`: fills in or changes until the school year ends, then is history
 * - `state`: may change at any time
 * - `name`: spelling variants are the same fact
 * - `computed`: computed from the other columns
 */
export type Permanence = "lasting" | "history" | "settles" | "state" | "name" | "computed";

const races = {
  hispanic: "lasting",
  race_american_indian: "lasting",
  race_asian: "lasting",
  race_black: "lasting",
  race_filipino: "lasting",
  // Few forms ask for it yet, so it will start to appear.
  race_mena: "state",
  race_pacific_islander: "lasting",
  race_white: "lasting",
  race_two_or_more: "lasting",
} as const;

/** Every column that is not part of its table's key; key columns identify the record. */
export const permanence: Readonly<Record<TableName, Readonly<Record<string, Permanence>>>> = {
  school: {
    name: "name",
    district_id: "history",
    district_name: "name",
    county_id: "history",
    county_name: "name",
    state: "history",
  },
  student: {
    end_date: "state",
    local_id: "lasting",
    birth_date: "lasting",
    gender: "lasting",
    ...races,
    race_missing: "state",
    parent_education: "lasting",
    // Families may list the two parents in a different order.
    parent_education_2: "state",
    home_language: "lasting",
    first_us_school_date: "lasting",
    entered_grade_9: "history",
  },
  enrollment: {
    district_id: "history",
    exit_date: "settles",
    status: "history",
    grade: "history",
    exit_kind: "settles",
    exit_code: "settles",
    completion: "settles",
    met_a_g: "settles",
    // The new school's papers can come after the year is over.
    transfer_documented: "state",
  },
  program: { school_id: "state", end_date: "settles" },
  language: { primary_language: "lasting", start_assumed: "state" },
  disability: {
    end_date: "state",
    eligible: "state",
    category: "history",
    setting: "state",
    regular_class_share: "state",
  },
  absence: {
    days_expected: "settles",
    days_attended: "settles",
    days_absent: "settles",
    days_suspended_out: "settles",
    days_suspended_in: "settles",
    days_excused: "settles",
    days_unexcused: "settles",
    exempt: "settles",
  },
  attendance_day: { school_year: "history", status: "history" },
  incident: { date: "history", offense_kind: "history", offense_code: "history" },
  discipline_action: { days: "history", offense_kind: "history" },
  assessment: {
    school_id: "history",
    grade: "history",
    // A different day is a different attempt, whose results are not compared.
    date: "state",
    tested: "settles",
    exemption: "settles",
    counted: "settles",
    score: "history",
    level: "history",
    distance: "computed",
  },
  section: {
    course_id: "history",
    state_course: "history",
    name: "name",
    subject: "computed",
    math_step: "computed",
    level: "computed",
    a_g: "history",
    core: "computed",
    stem_advanced: "computed",
    staff_id: "state",
  },
  course_result: { mark: "settles", credits_attempted: "settles", credits_earned: "settles" },
  staff: {
    ...races,
    gender: "lasting",
    years_total: "history",
    years_in_district: "history",
    credential: "state",
    in_field: "state",
  },
  staff_assignment: { fte: "state" },
  survey_answer: {
    student_id: "history",
    school_id: "history",
    grade: "history",
    gender: "history",
    race_ethnicity: "history",
    answer: "history",
  },
  official_figure: {
    place_name: "name",
    place_type: "name",
    district_id: "history",
    district_name: "name",
    county_id: "history",
    county_name: "name",
    state: "history",
    n: "history",
    hits: "history",
    value: "history",
    at_level_1: "history",
    at_level_2: "history",
    at_level_3: "history",
    at_level_4: "history",
    // An agency may later withhold a number, or publish one it had withheld.
    status: "state",
    marker: "state",
    computed: "computed",
  },
  dashboard_row: {
    record: "history",
    place_name: "name",
    type: "history",
    high_school_cuts: "history",
    hits: "history",
    n: "history",
    status: "history",
    prior_hits: "history",
    prior_n: "history",
    prior_status: "history",
    change: "history",
    status_level: "history",
    change_level: "history",
    color: "history",
    box: "history",
  },
  place_code: {
    charter: "state",
    magnet: "state",
    program: "state",
    place_id: "history",
    place_name: "name",
    district_id: "history",
    district_name: "name",
    county_id: "history",
    county_name: "name",
    state: "history",
  },
  self_review: { rating: "state", note: "state" },
};

/** If this column differs, the record is another attempt and is not compared. */
export const attemptColumn: Readonly<Partial<Record<TableName, string>>> = { assessment: "date" };

/** Columns of a table with this kind of permanence. */
export const columnsByPermanence = (table: string, ...kinds: readonly Permanence[]): readonly string[] =>
  Object.entries(permanence[table as TableName])
    .filter(([, kind]) => kinds.includes(kind))
    .map(([name]) => name);
