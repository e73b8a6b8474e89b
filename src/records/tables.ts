import { checkedList } from "../base/list.ts";
import type { SchoolProgram } from "../base/school-kind.ts";
import {
  completions,
  courseLevels,
  courseSubjects,
  disabilities,
  disciplineResults,
  elasCodes,
  exemptions,
  exitKinds,
  genders,
  grades,
  mathSteps,
  offenseKinds,
  parentEducations,
  programs,
  reviewFactors,
  settings,
  subjects,
} from "./codes.ts";
import { type Column, defineTable, type Table } from "./table.ts";

const schoolYear: Column = {
  type: "integer",
  meaning: "The calendar year in which the school year ends (2025-26 is 2026).",
  required: true,
};
const studentId: Column = {
  type: "text",
  meaning: "The student's identifier, the state's where there is one; text, leading zeros kept.",
  ceds: "001071",
  required: true,
};
const schoolId: Column = {
  type: "text",
  meaning: "The school's identifier (California: 7 digits); text.",
  ceds: "001069",
  required: true,
};
/** School of a row that may leave it out; it is then the student's school, if the student attended one that year. */
const anySchoolId: Column = { ...schoolId, required: false };
const districtId: Column = {
  type: "text",
  meaning: "The district's identifier (California: 7 digits, county and district).",
  ceds: "001068",
};
const race = (name: string): Column => ({ type: "boolean", meaning: `Is ${name}.`, ceds: "001943" });
const raceColumns = {
  hispanic: { type: "boolean", meaning: "Is Hispanic or Latino." },
  race_american_indian: race("American Indian or Alaska Native"),
  race_asian: race("Asian"),
  race_black: race("Black or African American"),
  race_filipino: race("Filipino"),
  race_mena: race("Middle Eastern or North African (2024 federal standard; blank where the form does not ask)"),
  race_pacific_islander: race("Native Hawaiian or Pacific Islander"),
  race_white: race("White"),
  race_two_or_more: {
    type: "boolean",
    meaning: "Reported as of two or more races, where the file does not say which.",
    ceds: "001943",
  },
} as const satisfies Record<string, Column>;
/** Race and ethnicity columns of a person, one boolean each. */
export const raceColumnNames = Object.keys(raceColumns) as readonly (keyof typeof raceColumns)[];

export const school = defineTable({
  id: "school",
  meaning: "Schools and where they belong.",
  key: ["school_id"],
  columns: {
    school_id: schoolId,
    name: { type: "text", meaning: "The school's name." },
    district_id: districtId,
    district_name: { type: "text", meaning: "The district's name." },
    county_id: { type: "text", meaning: "The county's code (California: 2 digits)." },
    county_name: { type: "text", meaning: "The county's name." },
    state: { type: "text", meaning: "The state's two letters." },
  },
});

export const student = defineTable({
  id: "student",
  meaning: "Who a student is, with the date from which each description holds.",
  key: ["student_id", "start_date"],
  columns: {
    student_id: studentId,
    start_date: { type: "date", meaning: "From when this description holds.", required: true },
    end_date: { type: "date", meaning: "Until when; blank = still." },
    local_id: { type: "text", meaning: "The district's own identifier." },
    birth_date: { type: "date", meaning: "Birth date.", ceds: "000033" },
    gender: { type: "text", meaning: "Gender as recorded.", codes: genders, ceds: "000255" },
    ...raceColumns,
    race_missing: { type: "boolean", meaning: "Race and ethnicity not reported." },
    parent_education: {
      type: "text",
      meaning: "The highest schooling of the first parent or guardian.",
      codes: parentEducations,
    },
    parent_education_2: {
      type: "text",
      meaning: "The highest schooling of the second parent or guardian.",
      codes: parentEducations,
    },
    home_language: { type: "text", meaning: "The language at home, as the file names it." },
    first_us_school_date: { type: "date", meaning: "First day in a school of the United States." },
    entered_grade_9: { type: "date", meaning: "First day in grade 9, in any school." },
  },
});

export const enrollment = defineTable({
  id: "enrollment",
  meaning: "Spells of a student in a school.",
  key: ["school_year", "student_id", "school_id", "entry_date"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: schoolId,
    district_id: districtId,
    entry_date: { type: "date", meaning: "First day of the spell.", ceds: "000097", required: true },
    exit_date: { type: "date", meaning: "Last day of the spell; blank = still enrolled.", ceds: "000107" },
    status: {
      type: "text",
      meaning: "How the student is enrolled.",
      codes: {
        primary: "Primary",
        secondary: "Secondary (counted for discipline only)",
        "short-term": "Short term",
        services: "Specialized services only",
        "non-ada": "Earns no attendance money",
      },
      ceds: "000094",
      required: true,
    },
    grade: { type: "text", meaning: "Grade level.", codes: grades, required: true },
    exit_kind: { type: "text", meaning: "What the exit means.", codes: exitKinds, ceds: "000110" },
    exit_code: { type: "text", meaning: "The exit reason as the file has it." },
    transfer_documented: {
      type: "boolean",
      meaning:
        "Whether the school has written proof of a transfer; blank where the file does not say, or the exit code says it.",
    },
    completion: { type: "text", meaning: "How school was finished.", codes: completions, ceds: "000138" },
    met_a_g: { type: "boolean", meaning: "Met all UC/CSU entrance requirements." },
  },
});

export const program = defineTable({
  id: "program",
  meaning: "Spells of a student in a program or with a status.",
  key: ["school_year", "student_id", "program", "start_date"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: anySchoolId,
    program: { type: "text", meaning: "Which program or status.", codes: programs, required: true },
    start_date: {
      type: "date",
      meaning: "From when; the first day of the school year where the file gives none.",
      required: true,
    },
    end_date: { type: "date", meaning: "Until when; blank = still." },
  },
});

export const language = defineTable({
  id: "language",
  meaning: "English language acquisition status, with the date from which it holds.",
  key: ["student_id", "start_date", "elas"],
  columns: {
    student_id: studentId,
    elas: { type: "text", meaning: "The status.", codes: elasCodes, ceds: "000180", required: true },
    start_date: {
      type: "date",
      meaning: "From when; the first day of the school year where the file gives none.",
      required: true,
    },
    start_assumed: {
      type: "boolean",
      meaning: "The file gives no date: the status began at an unknown time, in that school year or before.",
    },
    primary_language: { type: "text", meaning: "The primary language, as the file codes it." },
  },
});

export const disability = defineTable({
  id: "disability",
  meaning: "Special education: eligibility, category and setting, with dates.",
  key: ["student_id", "start_date"],
  columns: {
    student_id: studentId,
    start_date: { type: "date", meaning: "From when this holds.", required: true },
    end_date: { type: "date", meaning: "Until when; blank = still." },
    eligible: { type: "boolean", meaning: "Eligible and taking part.", ceds: "000151" },
    category: { type: "text", meaning: "The primary disability.", codes: disabilities },
    setting: { type: "text", meaning: "Where special education is given.", codes: settings },
    regular_class_share: { type: "number", meaning: "Share of the school day in the regular class, 0 to 1." },
  },
});

export const absence = defineTable({
  id: "absence",
  meaning: "Days expected, attended and missed, a row a student, school and year.",
  key: ["school_year", "student_id", "school_id"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: anySchoolId,
    days_expected: { type: "number", meaning: "Days the student was expected to attend." },
    days_attended: { type: "number", meaning: "Days attended in person, part days counted as days." },
    days_absent: {
      type: "number",
      meaning: "Days absent for any reason, where the file states them beside the days expected.",
    },
    days_suspended_out: { type: "number", meaning: "Days absent for out-of-school suspension." },
    days_suspended_in: { type: "number", meaning: "Days in attendance under in-school suspension." },
    days_excused: { type: "number", meaning: "Days of excused absence." },
    days_unexcused: { type: "number", meaning: "Days of unexcused absence." },
    exempt: { type: "boolean", meaning: "Exempt from attendance counting." },
  },
});

export const attendanceDay = defineTable({
  id: "attendance_day",
  meaning: "One day of one student in one school.",
  key: ["student_id", "school_id", "date"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: anySchoolId,
    date: { type: "date", meaning: "The school day.", required: true },
    status: {
      type: "text",
      meaning: "What happened that day.",
      codes: {
        present: "Present for any part",
        excused: "Excused absence",
        unexcused: "Unexcused absence",
        "suspended-out": "Out-of-school suspension",
        "suspended-in": "In-school suspension",
      },
      required: true,
    },
  },
});

export const incident = defineTable({
  id: "incident",
  meaning: "A student's part in a discipline incident, with its gravest offense.",
  key: ["school_year", "school_id", "incident_id", "student_id"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: anySchoolId,
    incident_id: { type: "text", meaning: "The incident's identifier.", ceds: "000501", required: true },
    date: { type: "date", meaning: "When it happened.", ceds: "000502" },
    offense_kind: { type: "text", meaning: "What kind of offense.", codes: offenseKinds, ceds: "000545" },
    offense_code: { type: "text", meaning: "The offense as the file codes it." },
  },
});

export const disciplineAction = defineTable({
  id: "discipline_action",
  meaning: "What adults decided after an incident, a row a decision.",
  key: ["school_year", "school_id", "incident_id", "student_id", "result", "sequence"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: anySchoolId,
    incident_id: { type: "text", meaning: "The incident it answers.", required: true },
    sequence: { type: "integer", meaning: "1, 2 ... where one incident has the same result twice.", required: true },
    result: { type: "text", meaning: "What was decided.", codes: disciplineResults, ceds: "000488", required: true },
    days: { type: "number", meaning: "How many days.", ceds: "000511" },
    offense_kind: {
      type: "text",
      meaning: "The incident's kind of offense, carried here when the delivery has it.",
      codes: offenseKinds,
    },
  },
});

export const assessment = defineTable({
  id: "assessment",
  meaning: "A student's test in a year.",
  key: ["school_year", "student_id", "subject", "test"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: anySchoolId,
    subject: { type: "text", meaning: "What was tested.", codes: subjects, ceds: "000021", required: true },
    test: { type: "text", meaning: "The test's name.", ceds: "000028", required: true },
    grade: { type: "text", meaning: "Grade in which it was taken.", codes: grades, ceds: "000126" },
    date: { type: "date", meaning: "When it was taken." },
    tested: {
      type: "boolean",
      meaning: "Took the test and has a score. False = expected to, but did not.",
      required: true,
    },
    exemption: { type: "text", meaning: "Why the student was not tested.", codes: exemptions },
    counted: {
      type: "boolean",
      meaning: "Whether the state counts this result in its own figures; blank where the file does not say.",
    },
    score: { type: "number", meaning: "The scale score." },
    level: {
      type: "integer",
      meaning: "The achievement level, 1 the first; 3 meets the standard on the state's tests.",
      ceds: "000717",
    },
    distance: { type: "number", meaning: "Scale points from the standard of that grade; below is negative." },
  },
});

export const section = defineTable({
  id: "section",
  meaning: "A class: a course taught to a group by a teacher in a term.",
  key: ["school_year", "school_id", "section_id", "term"],
  columns: {
    school_year: schoolYear,
    school_id: schoolId,
    section_id: { type: "text", meaning: "The section's identifier, unique in its school and year.", required: true },
    term: { type: "text", meaning: "The term.", required: true },
    course_id: { type: "text", meaning: "The district's course code." },
    state_course: { type: "text", meaning: "The state's course code." },
    name: { type: "text", meaning: "The course's name." },
    subject: { type: "text", meaning: "What it counts as.", codes: courseSubjects },
    math_step: { type: "text", meaning: "Its step on the mathematics ladder.", codes: mathSteps },
    level: { type: "text", meaning: "Its level.", codes: courseLevels, ceds: "000061" },
    a_g: { type: "boolean", meaning: "Approved for UC/CSU." },
    core: { type: "boolean", meaning: "A core course: English, mathematics, science, social science." },
    stem_advanced: { type: "boolean", meaning: "Advanced science, computing or calculus." },
    staff_id: { type: "text", meaning: "The teacher of record." },
  },
});

export const courseResult = defineTable({
  id: "course_result",
  meaning: "A student in a section, with the mark.",
  key: ["school_year", "student_id", "school_id", "section_id", "term"],
  columns: {
    school_year: schoolYear,
    student_id: studentId,
    school_id: schoolId,
    section_id: { type: "text", meaning: "The section.", required: true },
    term: { type: "text", meaning: "The term.", required: true },
    mark: {
      type: "text",
      meaning: "The final mark, as the file has it (A-F, P, NP ...); blank while the course runs.",
    },
    credits_attempted: { type: "number", meaning: "Credits attempted (California: 5 a semester course)." },
    credits_earned: { type: "number", meaning: "Credits earned." },
  },
});

export const staff = defineTable({
  id: "staff",
  meaning: "An educator in a year.",
  key: ["school_year", "staff_id"],
  columns: {
    school_year: schoolYear,
    staff_id: { type: "text", meaning: "The educator's identifier (California: SEID).", required: true },
    ...raceColumns,
    gender: { type: "text", meaning: "Gender as recorded.", codes: genders },
    years_total: { type: "number", meaning: "Years of service in all, this one counted." },
    years_in_district: { type: "number", meaning: "Years of service in this district." },
    credential: {
      type: "text",
      meaning: "The kind of credential.",
      codes: {
        full: "Clear or preliminary",
        intern: "Intern",
        emergency: "Emergency, short-term or provisional permit",
        waiver: "Waiver",
      },
    },
    in_field: { type: "boolean", meaning: "Teaches within the credential's field." },
  },
});

export const staffAssignment = defineTable({
  id: "staff_assignment",
  meaning: "Where an educator works in a year and as what.",
  key: ["school_year", "staff_id", "school_id", "job"],
  columns: {
    school_year: schoolYear,
    staff_id: { type: "text", meaning: "The educator.", required: true },
    school_id: schoolId,
    job: {
      type: "text",
      meaning: "The job.",
      codes: {
        teacher: "Teacher",
        administrator: "Administrator",
        counselor: "Pupil services (counselor, psychologist ...)",
        "itinerant-teacher": "Itinerant teacher",
        other: "Other",
      },
      ceds: "000087",
      required: true,
    },
    fte: { type: "number", meaning: "Full-time equivalent, 0 to 1." },
  },
});

export const surveyAnswer = defineTable({
  id: "survey_answer",
  meaning: "One answer of one respondent to one item.",
  key: ["school_year", "survey", "respondent_id", "item"],
  columns: {
    school_year: schoolYear,
    survey: { type: "text", meaning: "The survey's name.", required: true },
    respondent_id: {
      type: "text",
      meaning: "The respondent; for a confidential survey the student's identifier.",
      required: true,
    },
    student_id: {
      ...studentId,
      required: false,
      meaning:
        "The student, when the survey is confidential; blank when it is anonymous. Anonymous answers are never joined to students.",
    },
    school_id: schoolId,
    grade: { type: "text", meaning: "Grade as answered.", codes: grades },
    gender: { type: "text", meaning: "Gender as answered.", codes: genders },
    race_ethnicity: { type: "text", meaning: "Race or ethnicity as answered, in the codes of the race grouping." },
    item: {
      type: "text",
      meaning: "What was asked.",
      codes: {
        "adult-connection": "An adult here cares about me",
        "safe-at-school": "I feel safe at school",
        "safe-on-the-way": "I feel safe on the way",
        belonging: "I belong here",
        bullied: "I was bullied this year",
      },
      required: true,
    },
    answer: {
      type: "integer",
      meaning: "1 to 5, 5 the strongest agreement (for bullied: 1 never, 2 or more at least once).",
      required: true,
    },
  },
});

export const officialCell = defineTable({
  id: "official_figure",
  meaning:
    "A figure that a state or federal office published about a group of students in a place. No student records.",
  key: [
    "school_year",
    "publication",
    "indicator",
    "place_kind",
    "place_id",
    "grouping",
    "level",
    "grade",
    "counted_students",
  ],
  columns: {
    school_year: schoolYear,
    publication: {
      type: "text",
      meaning: "What it was published in: caaspp, dashboard-2024, crdc ...",
      required: true,
    },
    indicator: {
      type: "text",
      meaning:
        "The indicator it answers; where the question is another one, an id of its own with the publication before it.",
      required: true,
    },
    place_kind: {
      type: "text",
      meaning: "What kind of place.",
      codes: { state: "State", county: "County", district: "District", school: "School" },
      required: true,
    },
    place_id: { type: "text", meaning: "The place's identifier, as the publisher has it; text.", required: true },
    place_name: { type: "text", meaning: "The place's name, where the file has it." },
    place_type: { type: "text", meaning: "What kind of school or district, in the publisher's code." },
    district_id: { type: "text", meaning: "The district it belongs to." },
    district_name: { type: "text", meaning: "That district's name." },
    county_id: { type: "text", meaning: "The county it belongs to." },
    county_name: { type: "text", meaning: "That county's name." },
    state: { type: "text", meaning: "The state's two letters." },
    grouping: { type: "text", meaning: "A grouping of the catalog; two joined by * for a crossing.", required: true },
    level: { type: "text", meaning: "The level of the grouping.", required: true },
    grade: { type: "text", meaning: '"all", a grade, or a span of grades such as K-8.', required: true },
    counted_students: {
      type: "text",
      meaning: '"all" students of the place, or those of a part of its schools: non-charter, charter, dass ...',
      required: true,
    },
    n: { type: "integer", meaning: "Students counted, where published." },
    hits: {
      type: "integer",
      meaning: "How many of them meet the indicator, where published or certain from the rate.",
    },
    value: { type: "number", meaning: "The rate (a share, 0 to 1) or the average, as published." },
    at_level_1: { type: "integer", meaning: "Students at achievement level 1, where published." },
    at_level_2: { type: "integer", meaning: "Students at achievement level 2." },
    at_level_3: { type: "integer", meaning: "Students at achievement level 3." },
    at_level_4: { type: "integer", meaning: "Students at achievement level 4." },
    status: {
      type: "text",
      meaning:
        "What the publisher printed in the cell. A cell without a row was not published; a published zero is counted.",
      codes: {
        counted: "A number is published, zero among them",
        suppressed: "Withheld to protect students",
        blank: "Nothing stands there, or that it does not apply",
      },
      required: true,
    },
    marker: { type: "text", meaning: 'What is printed instead of the number: "*", "<10", "-9999" ...' },
    computed: { type: "boolean", meaning: "The count was computed from the published rate." },
  },
});

export const dashboardRow = defineTable({
  id: "dashboard_row",
  meaning: "A row of the California School Dashboard's files, to be compared with the state's own rules.",
  key: ["school_year", "indicator", "cds", "student_group"],
  columns: {
    school_year: { ...schoolYear, meaning: "The year in the Dashboard's name." },
    indicator: { type: "text", meaning: "The Dashboard's own code: CHRO, SUSP, ELA ...", required: true },
    cds: { type: "text", meaning: "County, district and school code, 14 digits.", required: true },
    record: {
      type: "text",
      meaning: "What kind of place the row is about.",
      codes: { X: "State", D: "District", S: "School" },
    },
    place_name: { type: "text", meaning: "The school's name, else the district's." },
    student_group: { type: "text", meaning: "The Dashboard's own code: ALL, AA, EL ...", required: true },
    type: { type: "text", meaning: "For suspension, the type of district or school whose cut scores hold." },
    high_school_cuts: {
      type: "boolean",
      meaning: "The cut scores of grade 11 apply; unknown where the file does not say.",
    },
    hits: { type: "integer", meaning: "Numerator of the current year." },
    n: { type: "integer", meaning: "Denominator of the current year." },
    status: { type: "number", meaning: "Percent, or points from standard, of the current year, as published." },
    prior_hits: { type: "integer", meaning: "Numerator of the year before." },
    prior_n: { type: "integer", meaning: "Denominator of the year before." },
    prior_status: { type: "number", meaning: "Percent, or points from standard, of the year before." },
    change: { type: "number", meaning: "The change, as published." },
    status_level: { type: "integer", meaning: "1 worst to 5 best, 0 none." },
    change_level: { type: "integer", meaning: "1 worst to 5 best, 0 none." },
    color: { type: "integer", meaning: "1 red to 5 blue, 0 none." },
    box: { type: "integer", meaning: "Number of the cell in the five-by-five table, 10 to 250." },
  },
});

export const placeCode = defineTable({
  id: "place_code",
  meaning: "Which of a state's schools and districts a federal identifier refers to.",
  key: ["place_kind", "federal_id"],
  columns: {
    place_kind: { type: "text", meaning: "District or school.", required: true },
    federal_id: { type: "text", meaning: "The federal identifier (NCES): 7 digits, a school 12.", required: true },
    place_id: { type: "text", meaning: "The state's own identifier.", required: true },
    charter: { type: "boolean", meaning: "Whether it is a charter school; blank where the file does not say." },
    magnet: {
      type: "boolean",
      meaning: "Whether it is a magnet school or has a magnet program; blank where the file does not say.",
    },
    program: {
      type: "text",
      meaning: "What the school is for; blank where the file does not say.",
      codes: {
        traditional: "Traditional school",
        alternative: "Alternative school of choice",
        "community-day": "Community day school",
        continuation: "Continuation school",
        "county-community": "County community school",
        court: "Juvenile court or youth authority school",
        "home-hospital": "Home and hospital instruction",
        opportunity: "Opportunity school",
        "special-education": "Special education or state special school",
      } satisfies Readonly<Record<SchoolProgram, string>>,
    },
    place_name: { type: "text", meaning: "The place's name." },
    district_id: { type: "text", meaning: "The district it belongs to, in the state's identifier." },
    district_name: { type: "text", meaning: "That district's name." },
    county_id: { type: "text", meaning: "The county it belongs to." },
    county_name: { type: "text", meaning: "That county's name." },
    state: { type: "text", meaning: "The state's two letters." },
  },
});

export const selfReview = defineTable({
  id: "self_review",
  meaning: "How a school or district rates itself on one of the nine factors in one year. No student records.",
  key: ["school_year", "place", "factor"],
  columns: {
    school_year: schoolYear,
    place: {
      type: "text",
      meaning: "The school's or district's identifier, as the state publishes it.",
      required: true,
    },
    factor: {
      type: "text",
      meaning: "The factor, of the positive-outlier study.",
      codes: reviewFactors,
      required: true,
    },
    rating: { type: "integer", meaning: "1 not begun, 2 begun, 3 in most places, 4 everywhere.", required: true },
    note: { type: "text", meaning: "What they say of it." },
  },
});

/** Tables whose rows count only at a school; one without a school gets its student's only school of the year. */
export const tablesBySchool: readonly Table[] = [absence, attendanceDay, incident, disciplineAction];

/** Every canonical table, in documentation order. */
export const tables = checkedList("tables", [
  school,
  student,
  enrollment,
  program,
  language,
  disability,
  absence,
  attendanceDay,
  incident,
  disciplineAction,
  assessment,
  section,
  courseResult,
  staff,
  staffAssignment,
  surveyAnswer,
  officialCell,
  dashboardRow,
  placeCode,
  selfReview,
]);
