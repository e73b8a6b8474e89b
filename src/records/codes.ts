/** Code sets shared by several canonical tables. Canonical codes are ours; each source maps its own onto them. */

export const grades = {
  IN: "Infant",
  TD: "Toddler",
  PS: "Preschool",
  TK: "Transitional kindergarten",
  KN: "Kindergarten",
  "01": "Grade 1",
  "02": "Grade 2",
  "03": "Grade 3",
  "04": "Grade 4",
  "05": "Grade 5",
  "06": "Grade 6",
  "07": "Grade 7",
  "08": "Grade 8",
  "09": "Grade 9",
  "10": "Grade 10",
  "11": "Grade 11",
  "12": "Grade 12",
  UE: "Ungraded elementary",
  US: "Ungraded secondary",
  AD: "Adult",
} as const;

export const genders = { F: "Female", M: "Male", X: "Nonbinary" } as const;

/** English language acquisition status, as California reports it. */
export const elasCodes = {
  EO: "English only",
  IFEP: "Initially fluent English proficient",
  EL: "English learner",
  "not-EL": "Not an English learner, by a file that does not say which other status",
  RFEP: "Reclassified fluent English proficient",
  TBD: "To be determined",
  ADEL: "Adult English learner",
} as const;

export const programs = {
  "free-meal": "Eligible for free meals",
  "reduced-meal": "Eligible for reduced-price meals",
  disadvantaged: "Socioeconomically disadvantaged, as the file itself says",
  homeless: "Experiencing homelessness",
  foster: "In foster care",
  migrant: "Migratory student (education program)",
  military: "In an armed-forces family",
  "section-504": "Has a Section 504 plan",
  gifted: "Identified for gifted and talented education",
  "title-i-targeted": "Served by targeted Title I, Part A",
  extracurricular: "Took part in an activity",
  counseling: "Met a counselor",
  "college-course": "Earned college credit",
  postsecondary: "Enrolled in college within 12 months of completing",
  "cte-completer": "Completed a career pathway",
  "work-based-learning": "Took part in an internship or work-based learning",
  "transitional-kindergarten": "In transitional kindergarten, enrolled as kindergarten",
} as const;

/** The 13 IDEA disability categories (34 CFR 300.8), plus deaf-blindness counted among them. */
export const disabilities = {
  autism: "Autism",
  "deaf-blindness": "Deaf-blindness",
  deafness: "Deafness or hard of hearing",
  emotional: "Emotional disturbance",
  intellectual: "Intellectual disability",
  "multiple-disabilities": "Multiple disabilities",
  orthopedic: "Orthopedic impairment",
  ohi: "Other health impairment",
  sld: "Specific learning disability",
  sli: "Speech or language impairment",
  "traumatic-brain-injury": "Traumatic brain injury",
  visual: "Visual impairment",
  "established-medical": "Established medical disability (ages 3 to 5)",
} as const;

export const settings = {
  "regular-class": "In the regular school, share of the day given apart",
  "separate-school": "Separate school",
  residential: "Residential facility",
  "home-hospital": "Home or hospital",
  correctional: "Correctional facility",
  "private-school": "Parentally placed in a private school",
  preschool: "Preschool setting",
} as const;

export const offenseKinds = {
  violence: "Violence or bodily harm",
  weapons: "Weapons",
  drugs: "Drugs, alcohol or tobacco",
  sexual: "Sexual harassment or assault",
  defiance: "Disruption or defiance",
  bullying: "Bullying, threat, hate",
  property: "Property or theft",
  other: "Other",
} as const;

export const disciplineResults = {
  "out-of-school": "Out-of-school suspension",
  "in-school": "In-school suspension",
  expulsion: "Expulsion",
  "other-means": "Other means of correction",
  none: "No suspension or expulsion",
  "physical-restraint": "Physical restraint",
  "mechanical-restraint": "Mechanical restraint",
  seclusion: "Seclusion",
  arrest: "School-related arrest",
  "law-enforcement": "Referral to law enforcement",
} as const;

export const subjects = {
  ela: "English language arts",
  math: "Mathematics",
  science: "Science",
  elpac: "English language proficiency",
  "alternate-ela": "English language arts, alternate test",
  "alternate-math": "Mathematics, alternate test",
  "alternate-elpac": "English language proficiency, alternate test",
  ap: "Advanced Placement exam",
  ib: "International Baccalaureate exam",
  local: "Local test",
} as const;

/**
 * Why a student was not tested. Students with medical emergencies and newly arrived English learners were not
 * expected to test; a parent exemption does not change expectation.
 */
export const exemptions = {
  medical: "Not tested due to a medical emergency",
  "new-english-learner":
    "English learner in the first year in a school of the United States (English language arts only)",
  parent: "Not tested by request of a parent or guardian",
} as const;

/** Course type in the audit. A course has exactly one; AP, IB, honors and college courses are a `level`. */
export const courseSubjects = {
  ela: "English",
  math: "Mathematics",
  science: "Science",
  "social-science": "History and social science",
  language: "World languages",
  arts: "Arts",
  computing: "Computing",
  cte: "Career technical education",
  pe: "Physical education",
  other: "Other",
} as const;

/** Steps of the mathematics ladder, for "took Algebra I by grade 8" and "above Algebra II by grade 11". */
export const mathSteps = {
  below: "Below Algebra I",
  "algebra-1": "Algebra I or Integrated 1",
  geometry: "Geometry or Integrated 2",
  "algebra-2": "Algebra II or Integrated 3",
  advanced: "Above Algebra II (statistics, precalculus, calculus ...)",
} as const;

export const courseLevels = {
  regular: "Regular",
  honors: "Honors",
  ap: "Advanced Placement",
  ib: "International Baccalaureate",
  college: "College (dual enrollment)",
  remedial: "Remedial",
} as const;

/** How an enrollment ended, grouped by its effect on the graduation cohort (34 CFR 200.34 and California's exit codes). */
export const exitKinds = {
  "still-enrolled": "No exit, or the year simply ended",
  completer: "Finished school; see completion",
  "transfer-out": "Move to another diploma program, country, or private school",
  "transfer-public": "Moved to another public school of the state",
  died: "Died",
  dropout: "Left, whereabouts unknown or not in a diploma program",
  "no-show": "Never came",
  "not-an-exit": "Mid-year change of record",
} as const;

export const completions = {
  diploma: "Regular high school diploma",
  "adult-diploma": "Adult education diploma",
  certificate: "Special education certificate",
  equivalency: "High school equivalency",
  "no-diploma": "Finished the courses without a diploma",
  promoted: "Promoted or moved on",
} as const;

export const parentEducations = {
  "not-high-school": "Not a high school graduate",
  "high-school": "High school graduate",
  "some-college": "Some college",
  college: "College graduate",
  graduate: "Graduate degree",
  declined: "Declined to state or unknown",
} as const;

/** The nine factors of the positive-outlier study (Burns, Darling-Hammond & Scott 2019), by which a school or district reviews itself. */
export const reviewFactors = {
  "shared-vision": "A shared vision",
  "instructional-leaders": "Instructionally engaged leaders",
  "stable-workforce": "Hiring and keeping a strong, stable workforce",
  "professional-learning": "Collaborative professional learning",
  "developmental-change": "A developmental approach to change",
  "deeper-learning": "Deeper-learning curriculum and assessment",
  "evidence-for-improvement": "Evidence used for improvement",
  "supports-by-need": "Supports by need",
  "families-and-communities": "Families and communities as partners",
} as const;
